import type { Office } from '../../models/context';
import type { AgendaRow } from '../../models/meetings/meetings';
import type { AttendanceAnswer } from '../../models/meetings/meeting';
import { roomOf, type HeldThen, type Seated } from '../../models/meetings/sitting';
import type { Ticket } from '../../models/tickets/ticket';
import { passes } from '../../models/tickets/travel';
import { ticketKey } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { disputesWords } from '../figures/bulletin-words';
import { dayWords, nameWords, numberedWords, overdueWords, publicWords } from '../words';

type Held = Pick<HeldThen, 'series' | 'meeting'>;

/** 碰头会（社区二楼）; two of one hour: 碰头会（社区二楼，幸福社区、青石社区一起）, or each with its room. */
export function meetingsTitle({ directory }: Office, held: readonly Held[]): string {
  const node = ({ series }: Held): string => directory.grid(series.gridId)?.name ?? '';
  const [first, ...rest] = held;
  if (!first) return '';
  const { name } = first.series;
  if (rest.length === 0) return `${name}（${roomOf(first)}）`;
  const together = rest.every((other) => other.series.name === name && roomOf(other) === roomOf(first));
  if (together) return `${name}（${roomOf(first)}，${held.map(node).join('、')}一起）`;
  const apart = rest.some((other) => other.series.gridId !== first.series.gridId);
  return held.map((one) => `${apart ? node(one) : ''}${one.series.name}（${roomOf(one)}）`).join('、');
}

const saidWords: Record<AttendanceAnswer, string> = {
  here: '您已签到。',
  leave: '您已请假。',
  away: '您说过在外面。',
  absent: '',
};

/** The reminder to one who is expected: when, where, his own open and overdue tickets; whoever does not tap is no worse off. */
export function meetingReminder(
  office: Office,
  held: readonly Seated[],
  own: readonly Ticket[],
  now: number,
  { leads, said }: { leads: boolean; said: AttendanceAnswer | null },
): Answer {
  const late = own.filter((ticket) => ticket.dueAt !== null && ticket.dueAt < now);
  const spoken = said === null ? '' : saidWords[said];
  const head = `今天 ${held[0]?.meeting.startsAt} ${meetingsTitle(office, held)}。${spoken}`;
  const rows = own
    .slice(0, 5)
    .map((ticket, at) => `${circled(at)} ${numberedWords(ticket)}${lateMark(ticket, now)}`);
  const text =
    own.length === 0
      ? `${head}您手上没有在办的事。想提一件，回“上会”加编号。`
      : `${head}您手上 ${own.length} 件${late.length > 0 ? `，超期 ${late.length} 件` : ''}：\n${rows.join('\n')}`;
  return leads || said !== null ? { text } : { text, choices: attendanceChoices(office, held) };
}

/** In two rooms at one hour one says in which; 请假 and 在外面 are said of both. */
export function attendanceChoices({ directory }: Office, held: readonly Seated[]): Choice[] {
  const [first] = held;
  if (!first) return [];
  const key = (action: string, { meeting }: Seated): string => choiceKey('meeting', action, `M${meeting.id}`);
  const rooms = held.filter((one, at) => held.findIndex((other) => roomOf(other) === roomOf(one)) === at);
  const here =
    rooms.length === 1
      ? [{ label: '签到', key: key('here', first) }]
      : rooms.slice(0, ROOMS).map((one) => ({
          label: `到${directory.grid(one.series.gridId)?.name ?? ''}`,
          key: key('here', one),
        }));
  return [...here, { label: '请假', key: key('leave', first) }, { label: '在外面', key: key('away', first) }];
}

/** A card has six buttons. */
const ROOMS = 4;

const lateMark = (ticket: Ticket, now: number): string =>
  ticket.dueAt !== null && ticket.dueAt < now ? `（${overdueWords(ticket.dueAt, now)}）` : '';

const reasonWords: Record<AgendaRow['reason'], string> = {
  brought: '提上会',
  returned: '退回待派',
  overdue: '超期',
  reopened: '居民不满意',
  unclaimed: '无人认领',
};

/** In whose hands it is; nothing where the reason says that it is in nobody's. */
function holderWords(
  directory: Office['directory'],
  { handlerId, desk, state }: Ticket,
  reason: AgendaRow['reason'],
): string {
  if (handlerId !== null) return nameWords(directory, handlerId);
  if (desk !== null) return desk;
  return state === 'returned' || reason === 'unclaimed' ? '' : '还没人接';
}

function agendaLine(
  { directory }: Office,
  { ticket, reason, broughtBy }: AgendaRow,
  at: number,
  now: number,
): string {
  const who =
    broughtBy === null || broughtBy === ticket.handlerId ? '' : `，${nameWords(directory, broughtBy)}提`;
  const holder = holderWords(directory, ticket, reason);
  const late = ticket.dueAt !== null && ticket.dueAt < now ? overdueWords(ticket.dueAt, now) : '';
  const why = reason === 'overdue' && late !== '' ? [late] : [reasonWords[reason], late];
  return `${circled(at)} ${publicWords(ticket)}（${[...why, holder].filter(Boolean).join('，')}${who}）`;
}

/** To the work group: the agenda. No reporter, no dispute but its count. */
export function agendaForGroup(
  office: Office,
  name: string,
  rows: readonly AgendaRow[],
  disputes: number,
  now: number,
): string {
  const head = rows.length === 0 ? `${name} · 今天没有要上会的事` : `${name} · 今日上会 ${rows.length} 件`;
  const lines = rows.slice(0, SHOWN).map((row, at) => agendaLine(office, row, at, now));
  return [head, ...lines, moreWords(rows), disputesWords(disputes)].filter(Boolean).join('\n');
}

/** As many as a meeting gets through; what is decided makes room for the next. */
const SHOWN = 10;
const moreWords = (rows: readonly AgendaRow[]): string =>
  rows.length > SHOWN ? `另有 ${rows.length - SHOWN} 件，定了前面的，回“碰头会”接着看。` : '';

/** 今天 15:00 碰头会（社区二楼）。; asked of a day without one, that there is none and when the next is. */
export function whenWords(
  office: Office,
  held: readonly HeldThen[],
  { asked, today }: { asked: string; today: string },
): string {
  const [first] = held;
  if (!first) return '最近没有要开的会。';
  const hours = [...new Set(held.map(({ startsAt }) => startsAt))];
  const said = hours.map(
    (hour) =>
      `${hour} ${meetingsTitle(
        office,
        held.filter(({ startsAt }) => startsAt === hour),
      )}`,
  );
  const named = (day: string): string => (day === today ? '今天' : dayWords(day));
  const none = first.day === asked ? '' : `${named(asked)}没有会了，下一次是 `;
  return `${none}${named(first.day)} ${said.join('，')}。`;
}

/** To a colleague who is expected: what the group reads, and how to bring up something of his own. */
export function agendaToRead(office: Office, rows: readonly AgendaRow[], now: number, when: string): Answer {
  const lines = rows.slice(0, SHOWN).map((row, at) => agendaLine(office, row, at, now));
  const head = rows.length === 0 ? '现在没有要上会的事。' : `要议 ${rows.length} 件：`;
  return {
    text: [when, head, ...lines, '想提一件，回“上会”加编号。'].join('\n'),
  };
}

export const leftForNext = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)} 这次不定，下次会上接着议。`,
});

/** To the chair: the same list; each row can be tapped, or decided in a line. `when`: asked between meetings; `title`: the meeting's name, with its node where he leads elsewhere too. */
export function agendaForChair(
  office: Office,
  rows: readonly AgendaRow[],
  now: number,
  { when = '', title = '碰头会' }: { when?: string; title?: string } = {},
): Answer {
  if (rows.length === 0) return { text: `${when}${when === '' ? '今天' : '现在'}没有要上会的事。` };
  const shown = rows.slice(0, SHOWN);
  const lines = shown.map((row, at) => agendaLine(office, row, at, now));
  return {
    text: [
      when,
      `${title} ${rows.length} 件：`,
      ...lines,
      moreWords(rows),
      '点一件来定，或直接说“第2件 转城管 3天”。',
    ]
      .filter(Boolean)
      .join('\n'),
    choices: shown.map(({ ticket }, at) => ({
      label: `第${at + 1}件`,
      key: choiceKey('agenda', 'pick', ticketKey(ticket.id)),
    })),
  };
}

/** The rows again under the numbers they had: at the table everybody speaks of the list that was sent. */
export function agendaRows(rows: readonly { label: string; key: string; ticket: Ticket }[]): Answer {
  return {
    text: `碰头会，点一件来定：\n${rows.map(({ label, ticket }) => `${label} ${numberedWords(ticket)}`).join('\n')}`,
    choices: rows.map(({ label, key }) => ({ label, key })),
  };
}

/** How long somebody is given, in working days; the usual one is chosen. */
const DAYS = ['今天', '明天', '3天', '5天', '10天'] as const;
const USUAL = '3天';

/** Of two colleagues with one name each has his own option. */
const optionOf = (name: string, at: number): string => `${at}:${name}`;

/** Place in the list and name. */
export function readOption(option: string): [number, string] {
  const [at = '', ...name] = option.split(':');
  return [at === '' ? -1 : Number(at), name.join(':')];
}

/** One matter as one card: to whom, how long, 定. */
export function decisionQuestion(ticket: Ticket, names: readonly string[]): Answer {
  const question = `${numberedWords(ticket)}：转给谁、几天？`;
  if (names.length === 0) return { text: `${question}写一句，比如“转城管 3天”。`, aside: true };
  return {
    text: `${question}选好点“定”，或写一句，比如“转城管 3天”。`,
    aside: true,
    selects: {
      lists: [
        {
          key: 'who',
          title: '转给谁',
          options: names.map((name, at) => ({ id: optionOf(name, at), label: name })),
        },
        {
          key: 'days',
          title: '几天',
          options: DAYS.map((days) => ({ id: days, label: days })),
          chosen: USUAL,
        },
      ],
      submit: { label: '定', key: choiceKey('agenda', 'decide', ticketKey(ticket.id)) },
    },
  };
}

export const decidedWords = (ticket: Ticket, words: string): Answer => ({
  text: `${numberedWords(ticket)}：${words}。已通知。`,
});

/** 转城管科，11月25日前 */
export const decisionWords = (name: string, day: string): string => `转${name}，${dayWords(day)}前办结`;

export const decidedBecause = (words: string, reason: string): string => `${words}（${reason}）`;

export const broughtUpWords = (ticket: Ticket): Answer => ({
  text: passes(ticket, 'agenda')
    ? `${numberedWords(ticket)} 已提上碰头会。`
    : `${numberedWords(ticket)} 涉及具体的人，不上会；已单独交给网格长。`,
});
export const whichToBringUp: Answer = {
  text: '提哪一件上会？回“上会”加编号，比如“上会 T-0001”；编号在“我的任务”里。',
};
