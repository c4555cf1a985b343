import * as fc from 'fast-check';
import { checkFigures } from '../jobs/figures/figures-check';
import { Failure } from '../models/failure';
import { measures, type Measure } from '../models/figures/measures';
import type { Person } from '../models/staff/person';
import { repeatsOf, timesOf } from '../models/figures/read-measures';
import type { Ticket, TicketEvent } from '../models/tickets/ticket';
import { naiveDay, naivePercentile, naiveRecount, naiveRepeats } from './naive-figures';
import { act, staff, step, type Step, type Try } from './random-history';
import { Street } from './street';

const HOUR = 3_600_000;
/** A row of counters may be kept in parts. */
const summed = `SELECT day, gridId, category, ${measures.map((name) => `SUM(${name}) AS ${name}`).join(', ')}
  FROM daily_figure GROUP BY day, gridId, category`;
const [MEMBER, LEADER, OFFICIAL] = [0, 2, 4];
/** What chance seldom brings about, by whom: 重开, 退回, the loops above, 未回访, 延期, 挂起, 并案, 不受理. */
const seldom: readonly (readonly ['report' | 'self' | Try, number][])[] = [
  [
    ['report', 0],
    ['accept', LEADER],
    ['finish', LEADER],
    ['sendBack', 0],
    ['finish', LEADER],
    ['rate', 0],
  ],
  [
    ['report', 0],
    ['accept', LEADER],
    ['finish', LEADER],
    ['rate', 0],
    ['sendBack', 0],
  ],
  [
    ['report', 0],
    ['refuse', MEMBER],
  ],
  [
    ['report', 0],
    ['escalate', LEADER],
    ['escalate', LEADER],
    ['decide', OFFICIAL],
    ['accept', OFFICIAL],
    ['finish', OFFICIAL],
    ['expire', 0],
  ],
  [
    ['report', 0],
    ['escalate', LEADER],
    ['escalate', LEADER],
    ['refer', OFFICIAL],
    ['finish', OFFICIAL],
    ['close', LEADER],
  ],
  [
    ['report', 0],
    ['accept', MEMBER],
    ['extend', OFFICIAL],
    ['suspend', OFFICIAL],
    ['resume', OFFICIAL],
  ],
  [['self', MEMBER]],
  [
    ['report', 0],
    ['decline', LEADER],
  ],
  [
    ['report', 0],
    ['report', 0],
    ['merge', LEADER],
  ],
];

describe('the counters of a day', () => {
  let street: Street;
  let resident: Person;
  const people = new Map<string, Person>();
  beforeAll(async () => {
    street = await Street.open();
    for (const name of staff) people.set(name, await byName(name));
    await street.house.database.write(async (tx) => {
      await tx.run('INSERT INTO person (createdAt) VALUES (?)', [street.clock.now()]);
    });
    const [made] = await street.rows<Person>('SELECT * FROM person ORDER BY id DESC');
    if (made) resident = made;
  });
  afterAll(() => street.close());

  async function byName(name: string): Promise<Person> {
    const [row] = await street.rows<Person>('SELECT * FROM person WHERE name = ?', [name]);
    if (!row) throw new Error(`nobody is called ${name}`);
    return row;
  }

  /** One step in one transaction; a step that is not allowed leaves nothing. */
  async function take(one: Step): Promise<void> {
    if (one.kind === 'pass') return street.clock.advance(one.hours * HOUR);
    const actor = one.kind === 'report' ? resident : people.get(staff['who' in one ? one.who : 0] ?? '');
    try {
      await street.house.database.write((tx) => {
        const office = street.house.office.current();
        return act(one, actor ?? resident, {
          tx,
          office,
          now: street.clock.now(),
          actorId: actor?.id ?? null,
        });
      });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
    return undefined;
  }

  /** day|grid|category|measure → how many, counted anew without our own code. */
  async function recounted(): Promise<Map<string, number>> {
    const tickets = await street.rows<Ticket>('SELECT * FROM ticket');
    return naiveRecount(tickets, await street.rows<TicketEvent>('SELECT * FROM ticket_event'));
  }

  /** The same out of the counters. */
  async function counted(): Promise<Map<string, number>> {
    const rows = await street.rows<Record<string, string | number>>(summed);
    return new Map(
      rows.flatMap(({ day, gridId, category, ...row }) =>
        measures
          .map((name) => [`${day}|${gridId}|${category}|${name}`, Number(row[name])] as const)
          .filter(([, count]) => count !== 0),
      ),
    );
  }

  /** What is read out of tickets and patrols equals what is found by looking at every one of them. */
  async function compareRead(period: { from: string; to: string }): Promise<void> {
    const office = street.house.office.current();
    const gridIds = office.directory.below(1);
    const filter = { period, gridIds, categories: null };
    const reader = street.house.database;
    const tickets = await street.rows<Ticket>('SELECT * FROM ticket');
    const within = (at: number | null): boolean =>
      at !== null && naiveDay(at) >= period.from && naiveDay(at) <= period.to;
    const done = tickets.filter(
      ({ state, closedAt }) => (state === 'closed' || state === 'rated') && within(closedAt),
    );
    const timed = done.filter(({ doneAt }) => doneAt !== null);
    const minutes = timed.map(({ reportedAt, doneAt }) => ((doneAt ?? 0) - reportedAt) / 60_000);
    expect(await timesOf(reader, { office }, filter)).toMatchObject({
      count: timed.length,
      median: naivePercentile(minutes, 50),
      ninety: naivePercentile(minutes, 90),
    });
    const repeated = naiveRepeats(tickets).filter(({ reportedAt }) => within(reportedAt));
    expect(await repeatsOf(reader, { office }, filter)).toEqual({
      part: repeated.length,
      whole: done.length,
    });
  }

  test('are what Monday tells the group', async () => {
    street.clock.set(Date.parse('2026-11-30T08:00:00+08:00'));
    for (let at = 0; at < 25; at++) {
      street.clock.advance(HOUR / 2);
      await take({ kind: 'report', place: at % 12, category: at % 2 });
      await take({ kind: 'accept', ticket: 0, who: 2, place: 0, category: 0, rating: 1 });
      if (at % 2 === 0) await take({ kind: 'finish', ticket: 0, who: 2, place: 0, category: 0, rating: 1 });
      if (at % 4 === 0) await take({ kind: 'rate', ticket: 0, who: 2, place: 0, category: 0, rating: 1 });
    }
    street.clock.set(Date.parse('2026-12-07T08:33:00+08:00'));
    await street.house.tick();
    await street.house.settle();
    const bulletin = street.simulator
      .group('青石街道工作群')
      .find(({ text }) => text.includes('周通报】'))?.text;
    const week = [...(await recounted())].filter(([key]) => key >= '2026-11-30' && key < '2026-12-07');
    const sum = (measure: Measure): number =>
      week.reduce((total, [key, count]) => total + (key.endsWith(`|${measure}`) ? count : 0), 0);
    expect(sum('reported')).toBeGreaterThan(20);
    expect(bulletin).toContain(`上报 ${sum('reported')} 件`);
    expect(bulletin).toContain(`受理 ${sum('filed')} 件，办结 ${sum('closed')} 件`);
    expect(bulletin).toContain(`满意 ${sum('satisfied')}/${sum('rated') + sum('unsolved')}`);
    expect(bulletin).toContain(`按时办结 ${sum('closedOnTime')}/`);
    expect((bulletin ?? '').split('\n').length).toBeLessThanOrEqual(12);
    // Opened again on that very morning: what was told stays, the next bulletin says what changed.
    await take({ kind: 'sendBack', ticket: 0, who: 2, place: 0, category: 0, rating: 1 });
    street.clock.set(Date.parse('2026-12-14T08:33:00+08:00'));
    await street.house.tick();
    await street.house.settle();
    const next = street.simulator
      .group('青石街道工作群')
      .findLast(({ text }) => text.includes('周通报】'))?.text;
    expect(next).toContain(`更正：上周通报的办结 ${sum('closed')} 改为 ${sum('closed') - 1}`);
  });

  test('equal a naive recount over all tickets, after any history', async () => {
    // The week before a long holiday, with a working Saturday behind it.
    street.clock.set(Date.parse('2027-02-01T08:00:00+08:00'));
    for (const way of seldom)
      for (const [kind, who] of way)
        await take(
          kind === 'report' || kind === 'self'
            ? { kind, place: 5, category: 0 }
            : { kind, ticket: 0, who, place: 1, category: 0, rating: 1 },
        );
    // Every measure shows itself once, wherever chance takes it afterwards.
    const shown = new Set([...(await counted()).keys()].map((key) => key.split('|')[3]));
    expect(measures.filter((name) => !shown.has(name))).toEqual([]);
    const history = fc.array(step, { minLength: 25, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        for (const one of steps) await take(one);
        const counts = await counted();
        expect(counts).toEqual(await recounted());
        await compareRead({ from: '2027-01-01', to: '2027-03-31' });
      }),
      { numRuns: 10, endOnFailure: true },
    );
    const states = await street.rows<{ state: string }>('SELECT DISTINCT state FROM ticket');
    expect(states.length).toBeGreaterThan(5);
  });

  test('are compared in the night, and put right when asked for', async () => {
    const check = {
      database: street.house.database,
      office: street.house.office.current(),
      now: street.clock.now(),
    };
    // The first night after an update builds them anew.
    expect(await checkFigures(check)).toMatchObject({ differences: 0, repaired: true });
    await check.database.write((tx) => tx.run('UPDATE daily_figure SET filed = filed + 1 WHERE id = 1'));
    expect(await checkFigures(check)).toMatchObject({ differences: 1, repaired: false });
    expect(await checkFigures(check, { repairs: true })).toMatchObject({ differences: 1, repaired: true });
    expect(await checkFigures(check)).toMatchObject({ differences: 0, repaired: false });
    expect(await counted()).toEqual(await recounted());
  });
});
