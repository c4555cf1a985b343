import type { Roll } from '../../models/meetings/attendance';
import type { Office } from '../../models/context';
import type { Meeting, MeetingSeries } from '../../models/meetings/meeting';
import type { MeetingDecision } from '../../models/meetings/meetings';
import type { HeldThen } from '../../models/meetings/sitting';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { dayWords, nameWords, publicWords } from '../words';

/** Buttons of a card: 都到, some names, 散会. */
const NAMES = 4;

const countsWords = ({ expected, here, leave, away }: Roll): string =>
  [`应到 ${expected.length}`, `已到 ${here.length}`, part('请假', leave), part('在外面', away)]
    .filter(Boolean)
    .join('，');

const part = (label: string, persons: readonly number[]): string =>
  persons.length === 0 ? '' : `${label} ${persons.length}`;

const names = ({ directory }: Office, persons: readonly number[]): string =>
  persons.map((id) => nameWords(directory, id)).join('、');

/** One of the meetings of a sitting, with what is known of who is there. */
export interface Called {
  series: MeetingSeries;
  meeting: Meeting;
  roll: Roll;
}

const union = (rolls: readonly Called[], part: 'silent' | 'absent'): number[] => [
  ...new Set(rolls.flatMap(({ roll }) => roll[part])),
];

/** To the chair alone: who has not said anything; he names who is missing and nobody else. */
export function rollCall(office: Office, called: readonly Called[], name = ''): Answer {
  const [first] = called;
  const [silent, absent] = [union(called, 'silent'), union(called, 'absent')];
  const node = ({ series }: Called): string => office.directory.grid(series.gridId)?.name ?? '';
  const lines = [
    ...(called.length > 1
      ? ['点名', ...called.map((one) => `${node(one)}：${countsWords(one.roll)}。`)]
      : called.map(({ roll }) => `${name}点名：${countsWords(roll)}。`)),
    silent.length > 0 ? `还没回：${names(office, silent)}。` : '',
    absent.length > 0 ? `没到：${names(office, absent)}。` : '',
    silent.length > 0 ? '没到的点一下名字，都到就点“都到”。' : '',
    silent.length > NAMES ? '名字没列出来的，回“没到”加名字。' : '',
  ];
  const key = (action: string, ...rest: number[]): string =>
    choiceKey('meeting', action, `M${first?.meeting.id ?? 0}`, ...rest);
  const missing = silent
    .slice(0, NAMES)
    .map((id): Choice => ({ label: `${nameWords(office.directory, id)}没到`, key: key('absent', id) }));
  return {
    text: lines.filter(Boolean).join('\n'),
    choices: [
      ...(silent.length > 0 ? [{ label: '都到', key: key('all') }] : []),
      ...missing,
      { label: '散会，发纪要', key: key('end') },
    ],
    aside: true,
  };
}

/** Who was missing without a word: for the chair's eyes. */
export const absentWords = (office: Office, { absent }: Roll): Answer => ({
  text: `没到、也没请假：${names(office, absent)}。只有您看得到。`,
});

/** To the group, in the platform's markdown: counts and decisions; nobody who was missing is named. */
export function minutesForGroup(
  { directory }: Office,
  { gridId, name }: MeetingSeries,
  { day, attendanceTaken }: Meeting,
  { roll, decisions, left }: { roll: Roll; decisions: readonly MeetingDecision[]; left: number },
): string {
  const counts = attendanceTaken ? `${countsWords(roll)}。` : `应到 ${roll.expected.length}（没有点名）。`;
  const decided = decisions.map(({ ticket, words }, at) => `${circled(at)} ${publicWords(ticket)}：${words}`);
  return [
    `### ${directory.grid(gridId)?.name ?? ''}${name}纪要 · ${dayWords(day)}`,
    counts,
    decided.length > 0 ? `**议定 ${decided.length} 件**\n${decided.join('\n')}` : '没有议定的事。',
    left > 0 ? `没议到 ${left} 件，下次接着议。` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

export const meetingEnded: Answer = { text: '散会了，纪要已发到工作群。' };
export const meetingOver: Answer = { text: '这次会已经散了。' };
export const movedWords = (
  name: string,
  startsAt: string,
  room: string,
  day: string,
  today: string,
): string => `${day === today ? '今天' : dayWords(day)}的${name}改到 ${startsAt}（${room}）。`;
export const calledOffWords = (name: string, day: string): string => `${dayWords(day)}的${name}不开了。`;
export const movedToWords = (
  name: string,
  moved: { day: string; target: string; startsAt: string; room: string; today: string },
): string => {
  const { day, target, startsAt, room, today } = moved;
  return `${day === today ? '今天' : dayWords(day)}的${name}改到${dayWords(target)} ${startsAt}（${room}）。`;
};
export const heldAgainWords = (
  name: string,
  startsAt: string,
  room: string,
  day: string,
  today: string,
): string => `${day === today ? '今天' : dayWords(day)}的${name}照开，${startsAt}（${room}）。`;
export const roomWords = (name: string, room: string, day: string, today: string): string =>
  `${day === today ? '今天' : dayWords(day)}的${name}改在${room}。`;
export const ledWords = (name: string, who: string, day: string, today: string): string =>
  `${day === today ? '今天' : dayWords(day)}的${name}由${who}主持：议题、点名、散会都归他。`;
/** `told`: how many had been reminded of the old time and were told. */
export const arrangedWords = (words: string, told: number, held: boolean): Answer => ({
  text: told > 0 ? `${words}已通知 ${told} 人。` : `${words}${held ? '提前照常提醒。' : '到时不提醒。'}`,
});
export const arrangeUsage: Answer = {
  text: '想怎么改？比如“碰头会 改到16:00”“碰头会 改到周五15:00”“碰头会 明天不开”“碰头会 照开”。',
};

const meantWords = ({ series, day, startsAt }: HeldThen, today: string): string =>
  `${day === today ? '今天' : dayWords(day)} ${startsAt} ${series.name}`;
const whereWords = { here: '您已签到', leave: '给您记了请假', away: '记了您在外面' } as const;
/** Said in words: 我今天开会去不了. */
export function saidWhere(
  { directory }: Office,
  held: HeldThen,
  { answer, leads, deputyId }: { answer: keyof typeof whereWords; leads: boolean; deputyId: number | null },
  today: string,
): Answer {
  const said = `${meantWords(held, today)}：${whereWords[answer]}。`;
  if (answer === 'here') return { text: said };
  if (deputyId !== null)
    return {
      text: `${said}由${nameWords(directory, deputyId)}主持，已经告诉${nameWords(directory, deputyId)}。`,
    };
  const way = leads
    ? `这次会是您主持的：请人代，回“${held.series.name} 某某主持”；不开就回“${held.series.name} 取消”。`
    : '能来了说一声“开会我到了”就行；议的事看纪要。';
  return { text: `${said}${way}` };
}
export const chairDecides = '改时间、取消由主持的人定。';
export const comesLate = (held: HeldThen, today: string): Answer => ({
  text: `好的，${meantWords(held, today)}，来了就算到，不用补什么。`,
});

/** Said in words: how many are there now, and who is not; `name` where two are held at a time. */
export const rollWords = (office: Office, rolls: readonly { name: string; roll: Roll }[]): Answer => ({
  text: [
    ...rolls.map(({ name, roll }) => {
      const missing = roll.absent.length > 0 ? `没到：${names(office, roll.absent)}。` : '';
      return `${name}点名：${countsWords(roll)}。${missing}`;
    }),
    '还有没到的，回“没到”加名字；说错了，回“点名”加名字加“到了”。开完回“散会”。',
  ].join('\n'),
});
