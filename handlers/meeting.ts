import { arrangeMeeting, type Arranged } from '../actions/arrange-meeting';
import { endMeeting } from '../actions/end-meeting';
import { takeAttendance } from '../actions/take-attendance';
import { loadMeeting, rollOf } from '../models/attendance';
import { Failure } from '../models/failure';
import type { Meeting, MeetingSeries } from '../models/meeting';
import { chairOf, loadSeries } from '../models/meetings';
import type { Answer } from '../notices/answer';
import {
  absentWords,
  arrangedWords,
  arrangeUsage,
  meetingEnded,
  meetingOver,
  rollCall,
} from '../notices/attendance-words';
import { choiceCard } from '../notices/render';
import { readDay } from './dates';
import type { Handler } from './handler';
import type { Turn } from './turn';

/** 签到 and 点名: everybody may say where he is, nobody has to; the chair names who is missing. */
export const meetingHandler: Handler = {
  intent: 'meeting',
  press: {
    here: (turn, [key]) => say(turn, key, 'here'),
    leave: (turn, [key]) => say(turn, key, 'leave'),
    away: (turn, [key]) => say(turn, key, 'away'),
    all: (turn, [key]) => callRoll(turn, key, null),
    absent: (turn, [key, personId]) => callRoll(turn, key, Number(personId)),
    end: (turn, [key]) => end(turn, key),
  },
};

interface Held {
  meeting: Meeting;
  series: MeetingSeries;
}

async function heldBy({ context }: Turn, key: string | undefined): Promise<Held> {
  const meeting = await loadMeeting(context.tx, Number(key?.slice(1) ?? 0));
  const series = meeting && (await loadSeries(context.tx, meeting.seriesId));
  if (!meeting || !series) throw new Failure('choice.gone');
  return { meeting, series };
}

async function say(turn: Turn, key: string | undefined, answer: 'here' | 'leave' | 'away'): Promise<Answer> {
  const { meeting, series } = await heldBy(turn, key);
  if (meeting.state === 'ended') return meetingOver;
  await takeAttendance(turn.context, series, meeting, { personId: turn.person.id, answer });
  return { text: '' };
}

/** The roll stays on the card, so that one name after the other can be tapped. */
async function callRoll(turn: Turn, key: string | undefined, absent: number | null): Promise<Answer> {
  const { meeting, series } = await heldBy(turn, key);
  if (meeting.state === 'ended') return meetingOver;
  const { context } = turn;
  await takeAttendance(
    context,
    series,
    meeting,
    absent === null ? null : { personId: absent, answer: 'absent' },
  );
  const taken = Object.assign(meeting, { attendanceTaken: absent === null });
  const words = rollCall(
    context.office,
    meeting,
    await rollOf(context.tx, context.office.directory, series, taken),
  );
  return turn.input.onCard ? { text: '', card: choiceCard(words) } : words;
}

async function end(turn: Turn, key: string | undefined): Promise<Answer> {
  const { meeting, series } = await heldBy(turn, key);
  const { context, person } = turn;
  if (chairOf(context.office.directory, series) !== person.id) throw new Failure('meeting.not_chair');
  const minutes = await endMeeting(context, series, meeting);
  if (minutes === null) return meetingOver;
  const { absent } = minutes.roll;
  return absent.length > 0
    ? { text: `${meetingEnded.text}${absentWords(context.office, minutes.roll).text}` }
    : meetingEnded;
}

const CLOCK = /(\d{1,2})\s*(?:[:：点时])\s*(\d{1,2}|半)?/;

/** 碰头会 改到16:00 · 碰头会 明天不开 · 联席会议 改到周五; the usage when the words are about something else. */
export async function arrange(turn: Turn, words: string): Promise<Answer> {
  const { context, person } = turn;
  const change = readChange(words, context.office.calendar.local(context.now).day);
  if (!change) return arrangeUsage;
  const { words: said, told } = await arrangeMeeting(context, person.id, change, words);
  return arrangedWords(said, told, change.what !== 'off');
}

/** What stands before the verb says which meeting, what stands behind it where to. */
function readChange(words: string, today: string): Arranged | null {
  const at = words.search(/改|推|提前|延|挪|移/);
  const tomorrow = /明天|明日|下次/.test(at < 0 ? words : words.slice(0, at));
  const rest = { tomorrow, startsAt: null, toDay: null };
  if (/照开|照常开|还是开|恢复/.test(words)) return { what: 'again', ...rest };
  if (/取消|不开|停一次|不用开/.test(words)) return { what: 'off', ...rest };
  const target = at < 0 ? '' : words.slice(at);
  const toDay = readDay(target, today);
  const startsAt = readClock(target);
  return startsAt === null && toDay === null ? null : { what: 'move', tomorrow, startsAt, toDay };
}

/** HH:MM; null: no hour is said. */
function readClock(words: string): string | null {
  const time = CLOCK.exec(words);
  if (!time) return null;
  const hour = Number(time[1]) + (/下午|晚上/.test(words) && Number(time[1]) < 12 ? 12 : 0);
  const minute = time[2] === '半' ? 30 : Number(time[2] ?? 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
