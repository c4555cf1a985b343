import { arrangeMeeting } from '../../actions/meetings/arrange-meeting';
import { endMeeting } from '../../actions/meetings/end-meeting';
import { takeAttendance } from '../../actions/meetings/take-attendance';
import { loadMeeting, rollOf } from '../../models/meetings/attendance';
import { Failure } from '../../models/failure';
import { loadSeries, mayLead } from '../../models/meetings/meetings';
import { sittingOf, type Seated } from '../../models/meetings/sitting';
import type { Answer } from '../../notices/answer';
import {
  absentWords,
  arrangedWords,
  arrangeUsage,
  meetingEnded,
  meetingOver,
  rollCall,
  saidWhere,
  type Called,
} from '../../notices/meetings/attendance-words';
import { choiceCard } from '../../notices/exchange/render';
import type { Handler } from '../handler';
import { readArrangement } from './read-arrangement';
import type { Turn } from '../turn/turn';

/** 签到 and 点名: everybody may say where he is, nobody has to; the chair names who is missing. */
export const meetingHandler: Handler = {
  intent: 'meeting',
  press: {
    here: (turn, [key], words) => say(turn, key, 'here', words),
    leave: (turn, [key], words) => say(turn, key, 'leave', words),
    away: (turn, [key], words) => say(turn, key, 'away', words),
    all: (turn, [key]) => callRoll(turn, key, null),
    absent: (turn, [key, personId]) => callRoll(turn, key, Number(personId)),
    end: (turn, [key]) => end(turn, key),
  },
};

async function heldBy({ context }: Turn, key: string | undefined): Promise<Seated> {
  const meeting = await loadMeeting(context.tx, Number(key?.slice(1) ?? 0));
  const series = meeting && (await loadSeries(context.tx, meeting.seriesId));
  if (!meeting || !series) throw new Failure('choice.gone');
  return { meeting, series };
}

async function say(
  turn: Turn,
  key: string | undefined,
  answer: 'here' | 'leave' | 'away',
  words: string,
): Promise<Answer> {
  // 第1件 转城管 is of a list that was not sent to him.
  if (words !== '') throw new Failure('meeting.no_list');
  const { office, now } = turn.context;
  const { meeting, series } = await heldBy(turn, key);
  if (meeting.state === 'ended') return meetingOver;
  await takeAttendance(turn.context, series, meeting, { personId: turn.person.id, answer });
  if (turn.input.onCard) return { text: '' };
  const { day, startsAt } = meeting;
  const said = { answer, leads: false, deputyId: null };
  return saidWhere(office, { series, meeting, day, startsAt }, said, office.calendar.local(now).day);
}

/** The roll stays on the card, so that one name after the other can be tapped; what is held together is called together. */
async function callRoll(turn: Turn, key: string | undefined, absent: number | null): Promise<Answer> {
  const { tx, office } = turn.context;
  const one = await heldBy(turn, key);
  if (one.meeting.state === 'ended') return meetingOver;
  const called: Called[] = [];
  for (const { meeting, series } of await sittingOf(tx, office, one)) {
    const roll = await rollOf(tx, office.directory, series, meeting);
    const isMeant = absent === null || roll.expected.includes(absent);
    if (isMeant) {
      const said = absent === null ? null : ({ personId: absent, answer: 'absent' } as const);
      await takeAttendance(turn.context, series, meeting, said);
    }
    // Until 都到 the others can still be tapped.
    const shown = Object.assign(meeting, { attendanceTaken: absent === null });
    called.push({ meeting, series, roll: await rollOf(tx, office.directory, series, shown) });
  }
  const words = rollCall(office, called);
  return turn.input.onCard ? { text: '', card: choiceCard(words) } : words;
}

async function end(turn: Turn, key: string | undefined): Promise<Answer> {
  const { context, person } = turn;
  const one = await heldBy(turn, key);
  if (!mayLead(context.office.directory, one.series, one.meeting, person.id))
    throw new Failure('meeting.not_chair');
  if (one.meeting.state === 'ended') return meetingOver;
  return endAll(turn, await sittingOf(context.tx, context.office, one));
}

/** 散会: the minutes of each to its group; who was missing without a word to the chair alone. */
export async function endAll({ context }: Turn, held: readonly Seated[]): Promise<Answer> {
  const told = new Set<string>();
  let posted = false;
  for (const { meeting, series } of held) {
    const minutes = await endMeeting(context, series, meeting);
    if (minutes === null) continue;
    posted = true;
    if (minutes.roll.absent.length > 0) told.add(absentWords(context.office, minutes.roll).text);
  }
  return { text: `${(posted ? meetingEnded : meetingOver).text}${[...told].join('')}`, pressed: '散会了' };
}

/** 碰头会 改到16:00 · 碰头会 明天不开 · 联席会议 改到周五; the usage when the words are about something else. */
export async function arrange(turn: Turn, words: string): Promise<Answer> {
  return (await arrangeInWords(turn, words)) ?? arrangeUsage;
}

/** The same; null when the words change nothing of a meeting. */
export async function arrangeInWords({ context, person }: Turn, words: string): Promise<Answer | null> {
  const { directory, calendar } = context.office;
  const [named] = directory
    .colleagues()
    .filter(({ name }) => words.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length);
  const change = readArrangement(words, calendar.local(context.now).day, named?.id ?? null);
  if (!change) return null;
  const { words: said, told } = await arrangeMeeting(context, person.id, change, words);
  const answer =
    change.what === 'seat'
      ? { text: told > 0 ? `${said}已通知 ${told} 人。` : said }
      : arrangedWords(said, told, change.what !== 'off');
  // Said at the group, the group hears it too.
  return { ...answer, group: answer.text };
}
