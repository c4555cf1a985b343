import { arrangeMeeting } from '../../actions/meetings/arrange-meeting';
import { UNCHANGED } from '../../actions/meetings/coming-meetings';
import { takeAttendance } from '../../actions/meetings/take-attendance';
import { meetingOn } from '../../models/meetings/attendance';
import { Failure } from '../../models/failure';
import type { AttendanceAnswer } from '../../models/meetings/meeting';
import { chairOf, expectedAt, mayLead } from '../../models/meetings/meetings';
import { nextFor, type HeldThen } from '../../models/meetings/sitting';
import type { Answer } from '../../notices/answer';
import { chairDecides, comesLate, saidWhere } from '../../notices/meetings/attendance-words';
import { whenWords } from '../../notices/meetings/meeting-words';
import { bringUpInWords } from './bring-up';
import { readDay } from '../interpret/dates';
import { arrangeInWords } from './meeting';
import { begunUnder, calledIn, callRoll, end } from './roll-call';
import type { Turn } from '../turn/turn';

const LONGEST = 40;
/** What follows a bare 会 that is a meeting, not 会不会, 会来修, 会下雨. */
const OF_MEETING =
  '(?=$|[，,。！!？?\\s]|我|就|改|推|提前|延|挪|取消|不(?:开|去|来|参加)|几点|在(?:哪|几)|还?开(?!门|灯|水|始)|散|完|换|照|[去来赶到]不|赶|参加|晚点|什么时候|啥时候)';
/** 开会, 下午的会, 碰头会, 会改到三点; not 社会, 机会, 会所, 居委会. */
const MEETING = new RegExp(
  [
    '碰头|例会|联席会|(?<!常|总)开(?:个|完|着)?会(?!员|所)|会议(?!室)|会议室(?=换|改|挪|在)',
    '(?:的|个|场)会(?!员|所|议室|展|计|费|堂|馆|客|长|场)',
    `(?:下午|上午|今天|明天|今晚|次|[，,]|^)会${OF_MEETING}`,
  ].join('|'),
);
const ASKS =
  /几点|什么时候|啥时候|什么时间|在哪|哪里|哪儿|(?:还)?开不开|[吗么？?]$|有没有会|有会|有什么|议什么|取消了没|改没改/;
const LEAVE =
  /(?:去|来|到|参加|过去|过来)(?:不了|不成|不到)|不(?:能)?(?:去|来|参加|到会|到场)(?:了|开会)?|请(?:个|一?下|会儿?)?假|赶不(?:上|到|回)|缺席|没法(?:去|来|参加)|没空(?:去|来|参加)?/;
const AWAY = /在外面|在外头|在外边|在外地|出差|在现场(?:走不开)?|走不开/;
const HERE = /签到|我到了|已到|在会场|来了$|到会了|到场了/;
const LATE = /(?:会)?晚(?:点|一?会儿?|几分钟|[\d一二两三四五十半]+(?:分钟|小时|刻钟)?)?(?:到|来)|(?<!推)迟到/;
const WHERE = [
  ['late', LATE],
  ['away', AWAY],
  ['leave', LEAVE],
  ['here', HERE],
] as const;
const OVER = /^(?:今天的?|碰头|例)*会(?:已经)?(?:开完|散|结束)了?$|^开完会了?$|^散会/;
const ALL_HERE =
  /^(?:人|大家|都|全)?(?:都|全)?(?:到|来|)(?:都)?齐了?(?:[，,]\s*(?:散会|开完了))?$|^(?:大家|人)?都(?:来|到)了$/;
const BRINGS_UP =
  /^(?:把)?(?:这件?事?|这个事?|这事)(?:情|儿)?(?:要|想|给我|帮我)?(?:提|拿|放|上)(?:到|上)?(?:碰头)?会(?:上)?(?:去|吧|议|说)*$/;

/** What a colleague says of a meeting without a command: 我今天开会去不了, 会改到三点, 今天几点开会, 人都齐了; null: of something else. */
export async function meetingInWords(turn: Turn, text: string): Promise<Answer | null> {
  if (text.length > LONGEST || !turn.context.office.directory.isStaff(turn.person.id)) return null;
  if (BRINGS_UP.test(text)) return bringUpInWords(turn, '');
  return (await rollInWords(turn, text)) ?? (MEETING.test(text) ? saidOfMeeting(turn, text) : null);
}

/** Said at the table by who leads it. */
async function rollInWords(turn: Turn, text: string): Promise<Answer | null> {
  const said = text.replace(/[。！!～~]+$/, '');
  const missing = /(?:还)?(?:没|缺)(?:来|到|席)?$|不在$/.test(said);
  const arrived = /(?:也)?(?:来了|到了)$/.test(said);
  const about = OVER.test(said) || ALL_HERE.test(said) || missing || arrived;
  if (!about || (await begunUnder(turn)).length === 0) return null;
  if (OVER.test(said)) return end(turn);
  if (ALL_HERE.test(said)) {
    const called = await callRoll(turn, '');
    return /散会|开完/.test(said) ? end(turn) : called;
  }
  if (calledIn(turn, said).length === 0) return null;
  return callRoll(turn, said, missing ? 'absent' : 'here');
}

/** Of a meeting that is named: a question, where one is, or another time for it; null: nothing of these. */
export async function saidOfMeeting(turn: Turn, text: string): Promise<Answer | null> {
  if (ASKS.test(text)) return tellWhen(turn, text);
  const arranged = await arrangeIfLed(turn, text);
  if (arranged) return arranged;
  const answer = WHERE.find(([, words]) => words.test(text))?.[0] ?? null;
  if (answer !== null) return attend(turn, text, answer);
  return changedByOthers(turn, text);
}

/** 会取消了 of a chair is his word; who leads none and says so is only told how it stands. */
async function arrangeIfLed(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  const [next] = await nextFor(context, person.id);
  const leads = next && mayLead(context.office.directory, next.series, next.meeting, person.id);
  return leads && !LEAVE.test(text) && !LATE.test(text) ? arrangeInWords(turn, text) : null;
}

/** 会改到三点 of one who leads none: how it stands. */
async function changedByOthers(turn: Turn, text: string): Promise<Answer | null> {
  try {
    return await arrangeInWords(turn, text);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'meeting.not_chair') throw error;
    const words = `${(await tellWhen(turn, text)).text}${chairDecides}`;
    return { text: words, group: words };
  }
}

/** Where one will be at the next meeting of the day that is named; nobody has to say why. */
async function attend(
  turn: Turn,
  text: string,
  answer: Exclude<AttendanceAnswer, 'absent'> | 'late',
): Promise<Answer | null> {
  const { context, person } = turn;
  const { tx, office, now } = context;
  const today = office.calendar.local(now).day;
  const day = readDay(text, today) ?? today;
  const held = await nextFor(context, person.id, day < today ? today : day);
  const own = held.find(({ series, meeting }) =>
    expectedAt(office.directory, series, meeting).includes(person.id),
  );
  if (!own) return null;
  if (answer === 'late') return comesLate(own, today);
  const meeting = own.meeting ?? (await meetingOn(tx, own.series, own.day));
  await takeAttendance(context, own.series, meeting, { personId: person.id, answer });
  const leads = answer !== 'here' && chairOf(office.directory, own.series, own.meeting) === person.id;
  const deputyId = leads ? await deputise(turn, own) : null;
  return saidWhere(office, own, { answer, leads, deputyId }, today);
}

/** 今天几点开会 alone: when and where. Throws meeting.none. */
async function tellWhen({ context, person }: Turn, text: string): Promise<Answer> {
  const { office, now } = context;
  const today = office.calendar.local(now).day;
  const day = readDay(text, today) ?? today;
  const held = await nextFor(context, person.id, day < today ? today : day);
  if (held.length === 0) throw new Failure('meeting.none');
  const said = whenWords(office, held, { asked: day, today });
  return { text: said, group: said };
}

/** The chair does not come: his deputy is asked and told, where there is one. */
async function deputise({ context, person }: Turn, { series, day }: HeldThen): Promise<number | null> {
  const { directory } = context.office;
  const deputyId = series.deputyId === null ? null : directory.actingFor(series.deputyId);
  if (deputyId === null || deputyId === person.id) return null;
  const seat = { what: 'seat', on: { from: day, to: day }, chairId: deputyId } as const;
  await arrangeMeeting(context, person.id, { ...UNCHANGED, ...seat }, series.name);
  return deputyId;
}
