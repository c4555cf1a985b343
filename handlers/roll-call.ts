import { endMeeting } from '../actions/end-meeting';
import { takeAttendance } from '../actions/take-attendance';
import { begunMeetings, rollOf, type Roll } from '../models/attendance';
import { Failure } from '../models/failure';
import type { Meeting, MeetingSeries } from '../models/meeting';
import { chairOf, expectedAt, loadSeries } from '../models/meetings';
import type { Answer } from '../notices/answer';
import { gridWords } from '../notices/words';
import { absentWords, meetingEnded, rollWords } from '../notices/attendance-words';
import type { Command, Handler } from './handler';
import { reportInWords } from './report';
import type { Turn } from './turn';

/** 点名 in words: 都到, 没到 and a name, 散会; the same as the buttons of the roll. */
export const rollCallHandler: Handler = {
  intent: 'roll',
  commands: [
    {
      words: ['都到', '都到了', '都到齐了', '全到', '全到了'],
      for: ['leader'],
      example: '都到',
      does: '碰头会点名：没说没到的都到了',
      run: ofStaff((turn) => callRoll(turn, '', 'absent')),
    },
    {
      words: ['没到', '缺席'],
      for: ['leader'],
      example: '没到 网格员某',
      does: '碰头会点名：只说谁没到',
      run: ofStaff((turn, rest) => callRoll(turn, rest || '？', 'absent')),
    },
    {
      words: ['点名'],
      for: ['leader'],
      example: '点名 网格员某 到了',
      does: '碰头会点名：说错了改过来',
      run: ofStaff((turn, rest) => callRoll(turn, rest, /没|缺/.test(rest) ? 'absent' : 'here')),
    },
    {
      words: ['散会'],
      for: ['leader'],
      example: '散会',
      does: '结束碰头会，发纪要',
      run: ofStaff((turn) => end(turn)),
    },
  ],
};

/** A resident who begins like this (没到…) means something else. */
function ofStaff(run: Command['run']): Command['run'] {
  return async (turn, rest) =>
    turn.context.office.directory.isStaff(turn.person.id)
      ? run(turn, rest)
      : reportInWords(turn, turn.input.text.trim());
}

interface Held {
  meeting: Meeting;
  series: MeetingSeries;
}

/** Meetings of today that have begun and that he chairs; two of one hour are called together. Throws meeting.not_chair. */
async function chaired({ context, person }: Turn): Promise<Held[]> {
  const { tx, office, now } = context;
  const held: Held[] = [];
  for (const meeting of await begunMeetings(tx, office.calendar.local(now).day)) {
    const series = await loadSeries(tx, meeting.seriesId);
    if (series && chairOf(office.directory, series) === person.id) held.push({ meeting, series });
  }
  if (held.length === 0) throw new Failure('meeting.not_begun');
  return held;
}

async function callRoll(turn: Turn, words: string, answer: 'absent' | 'here' = 'absent'): Promise<Answer> {
  const { context } = turn;
  const { tx, office } = context;
  const held = await chaired(turn);
  const named = office.directory.colleagues().filter(({ name }) => words.includes(name));
  if ((words !== '' || answer === 'here') && named.length === 0) throw new Failure('meeting.who');
  const rolls: { name: string; roll: Roll }[] = [];
  for (const { meeting, series } of held) {
    const expected = new Set(expectedAt(office.directory, series));
    const meant = named.filter(({ id }) => expected.has(id));
    if (named.length > 0 && meant.length === 0) continue;
    for (const { id } of meant) await takeAttendance(context, series, meeting, { personId: id, answer });
    if (meant.length === 0) await takeAttendance(context, series, meeting, null);
    const taken = Object.assign(meeting, { attendanceTaken: true });
    const name = held.length > 1 ? gridWords(office.directory, series.gridId) : '';
    rolls.push({ name, roll: await rollOf(tx, office.directory, series, taken) });
  }
  if (rolls.length === 0) throw new Failure('meeting.not_expected');
  return rollWords(office, rolls);
}

async function end(turn: Turn): Promise<Answer> {
  const { context } = turn;
  const told: string[] = [];
  for (const { meeting, series } of await chaired(turn)) {
    const minutes = await endMeeting(context, series, meeting);
    if (minutes && minutes.roll.absent.length > 0) told.push(absentWords(context.office, minutes.roll).text);
  }
  return { text: `${meetingEnded.text}${[...new Set(told)].join('')}` };
}
