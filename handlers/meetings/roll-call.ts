import { takeAttendance } from '../../actions/meetings/take-attendance';
import { begunMeetings, rollOf, type Roll } from '../../models/meetings/attendance';
import { Failure } from '../../models/failure';
import { expectedAt, loadSeries, mayLead } from '../../models/meetings/meetings';
import type { Seated } from '../../models/meetings/sitting';
import type { Answer } from '../../notices/answer';
import { gridWords } from '../../notices/words';
import { rollCall, rollWords } from '../../notices/meetings/attendance-words';
import type { Command, Handler } from '../handler';
import { endAll } from './meeting';
import { reportInWords } from '../tickets/report';
import type { Turn } from '../turn/turn';

/** 点名 in words: 都到, 没到 and a name, 散会; the same as the buttons of the roll. */
export const rollCallHandler: Handler = {
  intent: 'roll',
  commands: [
    {
      words: ['都到', '都到了', '都到齐了', '全到', '全到了'],
      for: ['leader'],
      example: '都到',
      does: '碰头会点名：没说没到的都到了',
      run: ofStaff(all),
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
      does: '碰头会点名：看谁没回，说错了改过来',
      run: ofStaff((turn, rest) =>
        rest === '' ? showRoll(turn) : callRoll(turn, rest, /没|缺/.test(rest) ? 'absent' : 'here'),
      ),
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

/** Meetings of today that have begun and that he leads; two of one hour are called together. */
export async function begunUnder({ context, person }: Turn): Promise<Seated[]> {
  const { tx, office, now } = context;
  const held: Seated[] = [];
  for (const meeting of await begunMeetings(tx, office.calendar.local(now).day)) {
    const series = await loadSeries(tx, meeting.seriesId);
    if (series && mayLead(office.directory, series, meeting, person.id)) held.push({ meeting, series });
  }
  return held;
}

/** Throws meeting.not_begun. */
async function chaired(turn: Turn): Promise<Seated[]> {
  const held = await begunUnder(turn);
  if (held.length === 0) throw new Failure('meeting.not_begun');
  return held;
}

/** 都到，就城管科没到 names who is missing; 都到齐了，散会 ends it as well. */
async function all(turn: Turn, rest: string): Promise<Answer> {
  const called = await callRoll(turn, calledIn(turn, rest).length > 0 ? rest : '');
  if (!ENDS.test(rest)) return called;
  const ended = await end(turn);
  return { text: `${called.text.split('\n').slice(0, -1).join('\n')}\n${ended.text}` };
}

const ENDS = /散会|开完|结束/;

/** Colleagues whom the words name: by the whole name, or by what is called of it (老张, 小李, 戊没来) where one alone fits. */
export function calledIn({ context }: Turn, words: string): { id: number; name: string }[] {
  const colleagues = context.office.directory.colleagues();
  const whole = colleagues.filter(({ name }) => words.includes(name));
  if (whole.length > 0) return whole;
  const [, short = ''] =
    /^(?:就|只有?|只差|除了)?[老小阿]?([^，,。\s]{1,4}?)(?:还)?(?:没|缺|来|到|不在)/.exec(words) ?? [];
  const close = short === '' ? [] : colleagues.filter(({ name }) => name.includes(short));
  return close.length === 1 ? close : [];
}

export async function callRoll(
  turn: Turn,
  words: string,
  answer: 'absent' | 'here' = 'absent',
): Promise<Answer> {
  const { context } = turn;
  const { tx, office } = context;
  const held = await chaired(turn);
  const named = calledIn(turn, words);
  if ((words !== '' || answer === 'here') && named.length === 0) throw new Failure('meeting.who');
  const rolls: { name: string; roll: Roll }[] = [];
  for (const { meeting, series } of held) {
    const expected = new Set(expectedAt(office.directory, series, meeting));
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

/** 点名 alone: the roll with its names to tap. */
async function showRoll(turn: Turn): Promise<Answer> {
  const { tx, office } = turn.context;
  const called = [];
  for (const { meeting, series } of await chaired(turn))
    called.push({ meeting, series, roll: await rollOf(tx, office.directory, series, meeting) });
  return rollCall(office, called);
}

export const end = async (turn: Turn): Promise<Answer> => endAll(turn, await chaired(turn));
