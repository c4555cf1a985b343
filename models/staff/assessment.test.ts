import { array, assert, integer, option, property, record, tuple } from 'fast-check';
import {
  bestOf,
  judge,
  valuesOf,
  type AssessedEvent,
  type AssessedTicket,
  type Away,
  type CaseResult,
  type Result,
  type Verdict,
} from './assessment';

const HOUR = 3_600_000;
const HIM = 7;
const NOW = 1_000 * HOUR;
const nothing: Away = { leave: [], duty: [], upheld: new Set() };
const hours = (from: number, until: number) => ({ from: from * HOUR, until: until * HOUR });

const ticket = (more: Partial<AssessedTicket> = {}): AssessedTicket => ({
  id: 1,
  gridId: 2,
  state: 'closed',
  source: 'resident',
  handlerId: HIM,
  lookBy: 10 * HOUR,
  dueAt: 20 * HOUR,
  doneAt: 15 * HOUR,
  closedAt: 16 * HOUR,
  ...more,
});
const event = (at: number, transition: AssessedEvent['transition'], actorId: number | null = HIM) => ({
  at: at * HOUR,
  transition,
  actorId,
});
const usual = [event(1, 'dispatch', null), event(2, 'accept'), event(15, 'finish'), event(16, 'close', 9)];
const late = { doneAt: 30 * HOUR, closedAt: 31 * HOUR };

type Row = [
  string,
  Partial<AssessedTicket>,
  AssessedEvent[],
  Partial<Away>,
  Partial<Record<Result, Verdict>>,
];
const rows: Row[] = [
  ['all is well', {}, usual, {}, { answered: 'met', onTime: 'met', firstTime: 'met' }],
  ['at the minute is in time', { doneAt: 20 * HOUR }, usual, {}, { onTime: 'met' }],
  ['taken late', {}, [event(1, 'dispatch', null), event(11, 'accept')], {}, { answered: 'missed' }],
  ['done late', late, usual, {}, { onTime: 'missed', firstTime: 'met' }],
  ['not done and over', { state: 'handling', doneAt: null, closedAt: null }, usual, {}, { onTime: 'missed' }],
  ['sent back once', {}, [...usual, event(17, 'reopen', 3)], {}, { firstTime: 'missed' }],
  ['late, and on leave meanwhile', late, usual, { leave: [hours(12, 18)] }, { onTime: 'leave' }],
  ['in time, although on leave', {}, usual, { leave: [hours(12, 18)] }, { onTime: 'met' }],
  ['leave that was over before', late, usual, { leave: [hours(0, 1)] }, { onTime: 'missed' }],
  ['late, and on duty meanwhile', late, usual, { duty: [hours(3, 4)] }, { onTime: 'duty' }],
  [
    'late, while others helped',
    late,
    [...usual.slice(0, 2), event(5, 'assist'), event(25, 'assist_done', 3)],
    {},
    { onTime: 'waiting' },
  ],
  [
    'others were done before it was his',
    late,
    [event(0, 'assist', 4), event(1, 'assist_done', 3), event(1, 'reassign', 9), event(2, 'accept')],
    {},
    { onTime: 'missed' },
  ],
  [
    'late already when it came to him',
    late,
    [event(1, 'dispatch', null), event(2, 'accept', 4), event(25, 'reassign', 9), event(26, 'accept')],
    {},
    { answered: 'waiting', onTime: 'waiting' },
  ],
  ['objection upheld', late, usual, { upheld: new Set<Result>(['onTime']) }, { onTime: 'objected' }],
];

test.each(rows)('%s', (_name, facts, history, away, expected) => {
  const judged = judge(ticket(facts), history, { ...nothing, ...away }, NOW);
  const verdicts = Object.fromEntries(judged.map(({ result, verdict }) => [result, verdict]));
  expect(verdicts).toMatchObject(expected);
});

test.each<[string, Partial<AssessedTicket>]>([
  ['found and done at once', { source: 'self' }],
  ['withdrawn', { state: 'withdrawn' }],
  ['not accepted', { state: 'declined' }],
  ['nobody has it', { handlerId: null }],
])('%s says nothing', (_name, facts) => {
  expect(judge(ticket(facts), usual, nothing, NOW)).toEqual([]);
});

test('before its time a case says nothing', () => {
  const open = ticket({ state: 'handling', doneAt: null, closedAt: null });
  expect(judge(open, usual, nothing, 12 * HOUR).find(({ result }) => result === 'onTime')?.verdict).toBe(
    'none',
  );
});

const cases = (met: number, missed: number, verdict: Verdict = 'leave', more = 0): CaseResult[] =>
  ([] as Verdict[])
    .concat(
      Array<Verdict>(met).fill('met'),
      Array<Verdict>(missed).fill('missed'),
      Array<Verdict>(more).fill(verdict),
    )
    .flatMap((one, ticketId) =>
      (['answered', 'onTime', 'firstTime'] as const).map((result) => ({
        ticketId,
        gridId: 1,
        result,
        verdict: one,
        at: 0,
      })),
    );

test('under ten cases there is no value, and what left the denominator is in no sum', () => {
  expect(valuesOf(cases(9, 0)).onTime).toEqual({ met: 9, of: 9, rate: null });
  expect(valuesOf(cases(9, 1, 'leave', 5)).onTime).toEqual({ met: 9, of: 10, rate: 0.9 });
});

test('the flag names the best alone, those alike together, nobody without ten cases', () => {
  const row = (of: string, met: number, missed: number) => ({ of, values: valuesOf(cases(met, missed)) });
  const names = (list: ReturnType<typeof row>[]) => bestOf(list).map(({ of }) => of);
  expect(names([row('a', 9, 1), row('b', 10, 0), row('c', 5, 0)])).toEqual(['b']);
  expect(names([row('a', 10, 0), row('b', 20, 0), row('c', 5, 9)])).toEqual(['a', 'b']);
  expect(names([row('c', 5, 0)])).toEqual([]);
});

const spans = array(
  tuple(integer({ min: 0, max: 40 }), integer({ min: 1, max: 20 })).map(([from, length]) =>
    hours(from, from + length),
  ),
  { maxLength: 3 },
);
const anyCase = record({
  taken: integer({ min: 1, max: 30 }),
  done: option(integer({ min: 1, max: 40 })),
  lookBy: integer({ min: 1, max: 20 }),
  dueAt: integer({ min: 1, max: 40 }),
});

test('leave and duty never make a value worse, and never turn a miss into a success', () => {
  assert(
    property(array(anyCase, { maxLength: 20 }), spans, spans, (drawn, leave, duty) => {
      const judged = (away: Away): CaseResult[] =>
        drawn.flatMap(({ taken, done, lookBy, dueAt }, id) =>
          judge(
            ticket({
              id,
              lookBy: lookBy * HOUR,
              dueAt: dueAt * HOUR,
              doneAt: done === null ? null : done * HOUR,
              closedAt: null,
            }),
            [event(0, 'dispatch', null), event(taken, 'accept')],
            away,
            NOW,
          ),
        );
      const [without, having] = [valuesOf(judged(nothing)), valuesOf(judged({ ...nothing, leave, duty }))];
      for (const result of ['answered', 'onTime', 'firstTime'] as const) {
        expect(having[result].met).toBe(without[result].met);
        expect(having[result].of).toBeLessThanOrEqual(without[result].of);
      }
    }),
  );
});
