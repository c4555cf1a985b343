import * as fc from 'fast-check';
import { accept } from '../actions/accept';
import { amend } from '../actions/amend';
import { decide } from '../actions/decide';
import { finish } from '../actions/finish';
import { rate } from '../actions/rate';
import { recategorise } from '../actions/recategorise';
import { refuse } from '../actions/refuse';
import { report } from '../actions/report';
import { selfHandle } from '../actions/self-handle';
import { close, sendBack } from '../actions/verify';
import { withdraw } from '../actions/withdraw';
import { checkFigures } from '../jobs/figures-check';
import { loadTicket } from '../models/advance';
import type { Context } from '../models/context';
import { Failure } from '../models/failure';
import { measures, type Measure } from '../models/measures';
import type { Person } from '../models/person';
import type { Ticket, TicketEvent } from '../models/ticket';
import { one } from '../models/transaction';
import { naiveRecount } from './naive-figures';
import { Street } from './street';

const HOUR = 3_600_000;
/** A row of counters may be kept in parts. */
const summed = `SELECT day, gridId, category, ${measures.map((name) => `SUM(${name}) AS ${name}`).join(', ')}
  FROM daily_figure GROUP BY day, gridId, category`;
const CATEGORIES = ['0104', '0501', '0607', '0805'];

/** What somebody may try; whether he may is decided by the actions. */
const tries = [
  'accept',
  'refuse',
  'decide',
  'finish',
  'close',
  'sendBack',
  'rate',
  'withdraw',
  'amend',
  'recategorise',
  'forget',
] as const;
const staff = ['网格员乙', '网格员辛', '网格长丙', '城管科戊'];
const step = fc.oneof(
  fc.record({ kind: fc.constant('report' as const), place: fc.nat(23), category: fc.nat(3) }),
  fc.record({ kind: fc.constant('self' as const), place: fc.nat(23), category: fc.nat(3) }),
  fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    kind: fc.constantFrom(...tries),
    ticket: fc.nat(3),
    who: fc.nat(staff.length - 1),
    place: fc.nat(23),
    category: fc.nat(3),
    rating: fc.constantFrom(1 as const, 2 as const),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

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

  const facts = ({ place, category }: { place: number; category: number }) => ({
    category: CATEGORIES[category] ?? '0104',
    placeId: place + 1,
    placeText: `${place + 1}号楼`,
    subject: '事',
    description: '事',
    urgency: 'normal' as const,
    confirmed: true,
  });

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

  async function act(step: Exclude<Step, { kind: 'pass' }>, actor: Person, context: Context): Promise<void> {
    if (step.kind === 'report') return void (await report(context, actor, 'kf', facts(step)));
    if (step.kind === 'self') return void (await selfHandle(context, actor, 'app', facts(step), []));
    const newest = await one<{ id: number }>(context.tx, 'SELECT MAX(id) AS id FROM ticket');
    const ticket = await loadTicket(context, (newest?.id ?? 0) - step.ticket);
    const asReporter = { ...context, actorId: ticket.reporterId };
    const day = { desk: null, personId: actor.id, dueAt: context.now + HOUR, words: '' };
    const moves: Record<(typeof tries)[number], () => Promise<unknown>> = {
      accept: () => accept(context, ticket),
      refuse: () => refuse(context, ticket, '不在本网格，是隔壁社区的路段'),
      decide: () => decide(context, ticket, day),
      finish: () => finish(context, ticket, '好了', []),
      close: () => close(context, ticket),
      sendBack: () => sendBack(asReporter, ticket, '没修好'),
      rate: () => rate(asReporter, ticket, step.rating),
      withdraw: () => withdraw(asReporter, ticket),
      amend: () => amend(asReporter, ticket, { words: '', ...facts(step) }),
      recategorise: () => recategorise(context, ticket, CATEGORIES[step.category] ?? '0104', false),
      forget: () => forgetWords(context, ticket),
    };
    await moves[step.kind]();
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

  /** Deleted for privacy: what people wrote goes, the row stays. */
  async function forgetWords({ tx }: Context, { id }: Ticket): Promise<void> {
    const blank =
      "UPDATE ticket SET description = '', subject = '', placeText = '', result = NULL WHERE id = ?";
    await tx.run(blank, [id]);
    await tx.run("UPDATE ticket_event SET note = '' WHERE ticketId = ?", [id]);
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
    // What chance seldom brings about: sent back, finished again and closed.
    await take({ kind: 'report', place: 5, category: 0 });
    for (const kind of ['accept', 'finish', 'sendBack', 'finish', 'rate'] as const)
      await take({ kind, ticket: 0, who: 2, place: 0, category: 0, rating: 1 });
    await take({ kind: 'report', place: 5, category: 0 });
    await take({ kind: 'refuse', ticket: 0, who: 0, place: 0, category: 0, rating: 1 });
    // What is withdrawn later leaves the counters again: every measure has to show itself once.
    const measured = new Set<string>();
    const noteMeasures = (counts: Map<string, number>): void => {
      for (const key of counts.keys()) measured.add(key.split('|')[3] ?? '');
    };
    noteMeasures(await counted());
    const history = fc.array(step, { minLength: 25, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        for (const one of steps) await take(one);
        const counts = await counted();
        noteMeasures(counts);
        expect(counts).toEqual(await recounted());
      }),
      { numRuns: 10, endOnFailure: true },
    );
    const states = await street.rows<{ state: string }>('SELECT DISTINCT state FROM ticket');
    expect(states.length).toBeGreaterThan(5);
    const later = ['declined', 'merged', 'extended', 'suspended'];
    expect(measures.filter((name) => !measured.has(name) && !later.includes(name))).toEqual([]);
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
