import { askTime, decideTime } from '../actions/tickets/request-time';
import { accept } from '../actions/tickets/accept';
import { finish } from '../actions/tickets/finish';
import { inquire } from '../actions/tickets/inquire';
import { report } from '../actions/tickets/report';
import { resume, stand } from '../actions/tickets/suspend';
import { loadTicket } from '../models/tickets/advance';
import { WorkingCalendar } from '../models/calendar';
import { endOf, newClocks } from '../models/tickets/clock';
import { Directory } from '../models/staff/directory';
import type { Grid } from '../models/staff/grid';
import { StepLimits, type StepLimit } from '../models/tickets/step-limits';
import type { Context } from '../models/context';
import { touchDirectory } from '../models/office';
import type { Person } from '../models/staff/person';
import type { Ticket } from '../models/tickets/ticket';
import { insert } from '../models/store/transaction';
import { shanghai, Street } from './street';

const LAMP = '0203';
const LAMP_FACTS = {
  category: LAMP,
  placeId: 6,
  placeText: '3号楼',
  subject: '灯不亮',
  description: '灯不亮',
  urgency: 'normal' as const,
  confirmed: true,
};

describe('a new ticket', () => {
  const calendar = new WorkingCalendar('Asia/Shanghai');
  const office = { calendar, directory: new Directory([], [], [], [], []) };
  const shown = (at: number): string =>
    new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

  // Before the holiday with a Saturday of work, and before Saturdays of work.
  test.each([
    ['2026-02-13 17:30', '2026-02-24 17:30'],
    ['2026-02-27 17:59', '2026-03-02 17:59'],
    ['2026-10-09 17:59', '2026-10-12 17:59'],
  ])('of a lamp, reported at %s, is due at %s', (at, due) => {
    const clocks = newClocks(office, { gridId: 1, category: LAMP, urgency: 'normal' }, shanghai(at));
    expect(shown(clocks.dueAt)).toBe(due);
    expect(
      shown(endOf(calendar, clocks.clockFrom, { minutes: clocks.clockMinutes, unit: clocks.clockUnit })),
    ).toBe(due);
  });

  test('of danger is due within a day, of what is pressing within two, round the clock, however long its kind may take', () => {
    const box = '0207';
    const friday = shanghai('2026-11-27 17:00');
    const due = (urgency: 'normal' | 'urgent' | 'emergency', category = box): string =>
      shown(newClocks(office, { gridId: 1, category, urgency }, friday).dueAt);
    expect(due('normal')).toBe('2026-12-03 17:00');
    expect(due('urgent')).toBe('2026-11-29 17:00');
    expect(due('emergency')).toBe('2026-11-28 17:00');
    // A working day of the kind is a day then; what is shorter stays.
    expect(due('urgent', '0202')).toBe('2026-11-28 17:00');
    expect(due('emergency', '0301')).toBe('2026-11-27 18:00');
  });

  test('has own limits where the office set them, of the nearest node and the category first', () => {
    const node = (id: number, parentId: number | null) =>
      ({ id, parentId, level: parentId === null ? 'street' : 'grid', name: '' }) as Grid;
    const own = (gridId: number, category: string, tenths: number): StepLimit => ({
      id: 0,
      gridId,
      step: 'arrive',
      category,
      urgency: 'U3',
      tenths,
      unit: 'EH',
    });
    const set = {
      calendar,
      directory: new Directory([node(1, null), node(2, 1)], [], [], [], []),
      stepLimits: new StepLimits([own(1, '', 10), own(1, LAMP, 20), own(2, '', 5)]),
    };
    const start = shanghai('2026-11-24 09:00');
    const looked = (gridId: number, category: string): number =>
      (newClocks(set, { gridId, category, urgency: 'normal' }, start).lookBy - start) / 60_000;
    expect(looked(1, '0501')).toBe(60);
    expect(looked(1, LAMP)).toBe(120);
    expect(looked(2, LAMP)).toBe(30);
  });
});

/** A street with one ticket at a time; clocks are moved by hand. */
describe('the clocks of a ticket', () => {
  let street: Street;
  let resident: Person;
  let member: number;
  let leader: number;

  beforeEach(async () => {
    street = await Street.open({ start: '2026-11-24 09:00' });
    const id = await street.house.database.write((tx) =>
      insert(tx, 'person', { createdAt: street.clock.now() }),
    );
    [resident] = (await street.rows<Person>('SELECT * FROM person WHERE id = ?', [id])) as [Person];
    member = await idOf('网格员乙');
    leader = await idOf('网格长丙');
  });
  afterEach(() => street.close());

  async function idOf(name: string): Promise<number> {
    const [row] = await street.rows<Person>('SELECT id FROM person WHERE name = ?', [name]);
    return row?.id ?? 0;
  }

  const as = <T>(actorId: number, work: (context: Context) => Promise<T>): Promise<T> =>
    street.house.database.write((tx) =>
      work({ tx, office: street.house.office.current(), now: street.clock.now(), actorId }),
    );

  async function reportLamp(at: string): Promise<Ticket> {
    street.clock.set(shanghai(at));
    const ticket = await as(resident.id, (context) => report(context, resident, 'kf', LAMP_FACTS));
    return as(member, async (context) => accept(context, await loadTicket(context, ticket.id)));
  }

  async function shown(id: number): Promise<string> {
    const [row] = await street.rows<Ticket>('SELECT * FROM ticket WHERE id = ?', [id]);
    const { day, hour, minute } = street.house.office.current().calendar.local(row?.dueAt ?? 0);
    return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  }

  const heard = async (like: string): Promise<number> => {
    await street.house.settle();
    const players = street.windows().players.map((name) => street.player(name).messages());
    return players.flat().filter(({ from, text }) => from === 'bot' && text.includes(like)).length;
  };

  test('stand while it is suspended, over a weekend as over a night, and go on with what was left', async () => {
    const ticket = await reportLamp('2026-11-24 09:00');
    street.clock.set(shanghai('2026-11-25 11:00'));
    await as(leader, async (context) =>
      stand(context, await loadTicket(context, ticket.id), 'suspend', '等配件', shanghai('2026-12-07 08:00')),
    );
    // 16 working hours less 7 of Tuesday and 3 of Wednesday.
    expect((await street.rows<Ticket>('SELECT * FROM ticket WHERE id = ?', [ticket.id]))[0]).toMatchObject({
      clockFrom: null,
      clockMinutes: 6 * 60,
      clockUnit: 'working',
    });
    await street.moveTo(shanghai('2026-12-04 15:00'));
    await as(leader, async (context) => resume(context, await loadTicket(context, ticket.id)));
    expect(await shown(ticket.id)).toBe('2026-12-07 11:00');
  });

  test('get the original limit once more with each extension, at most twice', async () => {
    const ticket = await reportLamp('2026-11-24 09:00');
    const extend = async (): Promise<void> => {
      await as(member, async (context) =>
        askTime(context, await loadTicket(context, ticket.id), 'extend', '等'),
      );
      const [asked] = await street.rows<{ id: number }>(
        "SELECT id FROM ticket_request WHERE state = 'asked' ORDER BY id DESC",
      );
      await as(leader, (context) => decideTime(context, asked?.id ?? 0, true));
    };
    await extend();
    expect(await shown(ticket.id)).toBe('2026-11-30 09:00');
    await extend();
    expect(await shown(ticket.id)).toBe('2026-12-02 09:00');
    await expect(extend()).rejects.toMatchObject({ code: 'request.often' });
  });

  test('are counted anew when the office closes a day, but not those of what is done', async () => {
    const open = await reportLamp('2026-11-24 09:00');
    await street.house.tick();
    await street.house.database.write(async (tx) => {
      await insert(tx, 'calendar_day', { day: '2026-11-25', working: false, name: '街道放假' });
      await touchDirectory(tx);
    });
    await street.house.office.refresh();
    await street.house.tick();
    expect(await shown(open.id)).toBe('2026-11-27 09:00');
    const lines = await street.count('ticket_event', "transition = 'reckon' AND ticketId = ?", [open.id]);
    expect(lines).toBe(1);
    // Nothing is left to do for the next minute.
    await street.house.tick();
    expect(await street.count('ticket_event', "transition = 'reckon'")).toBe(1);
  });

  test('of the short steps are counted anew too: taking it, verifying it, waiting for who reported it', async () => {
    const row = async (id: number): Promise<Ticket> =>
      (await street.rows<Ticket>('SELECT * FROM ticket WHERE id = ?', [id]))[0] as Ticket;
    const done = await reportLamp('2026-11-27 16:00');
    await as(member, async (context) =>
      finish(context, await loadTicket(context, done.id), {
        note: '换了灯',
        quantities: [{ item: '灯', amount: 1, unit: '个' }],
        without: '没拍',
      }),
    );
    await street.player('居民庚').says('你好');
    const [inApp] = await street.rows<Person>('SELECT * FROM person WHERE id = (SELECT MAX(id) FROM person)');
    resident = inApp as Person;
    const asked = await reportLamp('2026-11-27 16:00');
    await as(member, async (context) => inquire(context, await loadTicket(context, asked.id), '几楼'));
    const open = await as(resident.id, (context) => report(context, resident, 'kf', LAMP_FACTS));
    const before = await Promise.all([done, asked, open].map(({ id }) => row(id)));
    expect(before.map(({ state }) => state)).toEqual(['verifying', 'waiting', 'dispatched']);
    await street.house.tick();
    // The Monday behind that weekend is given as a day off.
    await street.house.database.write(async (tx) => {
      await insert(tx, 'calendar_day', { day: '2026-11-30', working: false, name: '街道放假' });
      await touchDirectory(tx);
    });
    await street.house.office.refresh();
    street.clock.advance(60_000);
    await street.house.tick();
    const after = await Promise.all([done, asked, open].map(({ id }) => row(id)));
    const day = 86_400_000;
    expect(after[0]?.verifyBy).toBe((before[0]?.verifyBy ?? 0) + day);
    expect(after[0]?.dueAt).toBe(before[0]?.dueAt);
    expect(after[1]?.resumeAt).toBe((before[1]?.resumeAt ?? 0) + day);
    // Two hours of work end on the same Friday.
    expect(after[2]?.acceptBy).toBe(before[2]?.acceptBy);
    expect(after[2]?.lookBy).toBe((before[2]?.lookBy ?? 0) + day);
  });

  test('speak once on two instances that look at the same moment, and once after a restart', async () => {
    await reportLamp('2026-11-24 09:00');
    const second = await street.openHouse();
    street.clock.set(shanghai('2026-11-26 09:00'));
    await Promise.all([street.house.tick(), second.tick()]);
    expect(await heard('到时限了')).toBe(2);
    const third = await street.openHouse();
    street.clock.advance(60_000);
    await Promise.all([street.house.tick(), second.tick(), third.tick()]);
    expect(await heard('到时限了')).toBe(2);
  });

  test('after days of silence say the last word alone', async () => {
    await reportLamp('2026-11-24 09:00');
    street.clock.set(shanghai('2026-12-10 10:00'));
    await street.house.tick();
    expect(await heard('自动提级')).toBe(1);
    expect(await heard('到时限了')).toBe(0);
    expect(await heard('请抓紧')).toBe(0);
    street.clock.advance(60_000);
    await street.house.tick();
    expect(await heard('自动提级')).toBe(1);
  });
});
