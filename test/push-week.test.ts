import { report } from '../actions/tickets/report';
import { nextDay } from '../models/calendar';
import { LISTS, STAFF_PUSHES } from '../models/exchange/push-budget';
import { meetPerson } from '../models/staff/persons';
import { insert } from '../models/store/transaction';
import { runDue } from '../jobs/run';
import { shanghai, Street } from './street';

const MINUTE = 60_000;
/** Monday to Sunday. */
const MONDAY = '2026-11-23';
const DUTY_ENDS = shanghai('2026-11-29 08:00');
const REPORTS_A_DAY = 30;

let street: Street;

interface Pushes {
  day: string;
  name: string;
  n: number;
}

/** What rang at each person on each day: rows that were queued, answers left out, a shared card once for each. */
async function table(which = 'notice IS NOT NULL'): Promise<Pushes[]> {
  const { directory, calendar } = street.house.office.current();
  const rows = await street.rows<{ lane: string; createdAt: number }>(
    `SELECT lane, createdAt FROM outbound WHERE ${which} AND lane LIKE 'app:%'`,
  );
  const counts = new Map<string, Pushes>();
  for (const { lane, createdAt } of rows) {
    for (const userId of lane.slice('app:'.length).split('|')) {
      const name = directory.staff(directory.personOf(userId) ?? null)?.name ?? userId;
      const { day } = calendar.local(createdAt);
      const known = counts.get(`${day} ${name}`) ?? { day, name, n: 0 };
      counts.set(`${day} ${name}`, { ...known, n: known.n + 1 });
    }
  }
  return [...counts.values()].toSorted((a, b) => a.day.localeCompare(b.day) || a.name.localeCompare(b.name));
}

const PICTURE = 'a'.repeat(64);

const pictureOf = (personId: number, createdAt: number): Record<string, string | number> => {
  const sent = { personId, createdAt, kind: 'image', purpose: 'report', channel: 'kf', mediaId: 'm' };
  return { ...sent, state: 'stored', sha256: PICTURE, attempt: 0, notBefore: 0, located: 0 };
};

async function fileOne(at: number, index: number, danger = false): Promise<void> {
  const { database, office } = street.house;
  const places = office.current().directory.places;
  await database.write(async (tx) => {
    const contact = { channel: 'kf', account: 'wkSampleStreet', externalId: `wmWeek${index}` } as const;
    const resident = await meetPerson(tx, contact, at);
    if (index % 3 === 0) await insert(tx, 'attachment', pictureOf(resident.id, at));
    const context = { tx, office: office.current(), now: at, actorId: resident.id };
    await report(context, resident, 'kf', {
      category: '0101',
      placeId: places[index % places.length]?.id ?? null,
      placeText: `${(index % 24) + 1}号楼`,
      subject: `楼道灯不亮 ${index}`,
      description: '楼道灯不亮',
      urgency: danger ? 'emergency' : 'normal',
      confirmed: true,
    });
  });
}

/** Seven days minute by half hour: reports around the clock, the jobs in between; 网格员乙 is on leave on Thursday. */
async function week(): Promise<void> {
  const { database, office } = street.house;
  const yi = office.current().directory.personOf('wanggeyuan_yi') ?? 0;
  await database.write(async (tx) => {
    await insert(tx, 'absence', { personId: yi, fromDay: '2026-11-26', untilDay: '2026-11-26' });
    const file = { sha256: PICTURE, contentType: 'image/jpeg', bytes: 1, storedAt: street.clock.now() };
    await insert(tx, 'stored_file', file);
  });
  let index = 0;
  for (let day = MONDAY, days = 0; days < 7; day = nextDay(day), days++) {
    for (let slot = 0; slot < 48; slot++) {
      const now = shanghai(`${day} 00:00`) + slot * 30 * MINUTE + 8 * MINUTE;
      if (now < shanghai(`${MONDAY} 07:00`)) continue;
      street.clock.set(now);
      if (slot % 48 < REPORTS_A_DAY) await fileOne(now, index++);
      if (days === 5 && slot === 46) await fileOne(now, index++, true);
      await runDue({ database, office: office.current }, now);
    }
  }
}

const ofKind = (notice: string): Promise<number> => street.count('outbound', 'notice = ?', [notice]);
const textsOf = async (notice: string): Promise<string[]> => {
  const rows = await street.rows<{ payload: string }>(
    'SELECT payload FROM outbound WHERE notice = ? ORDER BY id',
    [notice],
  );
  return rows.map(({ payload }) => {
    const request = JSON.parse(street.house.database.vault.open(payload)) as {
      message: { text?: { content: string } };
    };
    return request.message.text?.content ?? '';
  });
};

describe('a week of thirty reports a day, every third with a picture, in an office with a roster', () => {
  let rows: Pushes[];
  beforeAll(async () => {
    street = await Street.open({ start: `${MONDAY} 07:00` });
    // 网格长丙 is on duty on Saturday night.
    const personId = street.house.office.current().directory.personOf('wanggezhang_bing') ?? 0;
    const duty = { startsAt: shanghai('2026-11-28 20:00'), endsAt: DUTY_ENDS };
    await street.house.database.write((tx) => insert(tx, 'duty_shift', { personId, ...duty }));
    await week();
    rows = await table();
  }, 180_000);
  afterAll(() => street.close());

  test('nobody is rung at more than eight times, nobody on a rest day or on leave', async () => {
    process.stdout.write(`${rows.map(({ day, name, n }) => `${day}\t${name}\t${n}`).join('\n')}\n`);
    expect(Math.max(...rows.map(({ n }) => n))).toBeLessThanOrEqual(STAFF_PUSHES);
    expect(rows.some(({ n }) => n > LISTS)).toBe(true);
    expect(await ofKind('file')).toBeGreaterThan(0);
    expect(rows.filter(({ day, name }) => day === '2026-11-26' && name === '网格员乙')).toEqual([]);
    // The night's danger rang at who looks after the place and, as nobody took it, once more there and at the street;
    // the leader, who is on duty, hears of it again.
    const restDays = rows.filter(({ day, name }) => day >= '2026-11-28' && name !== '网格长丙');
    expect(restDays.map(({ name, n }) => [name, n])).toEqual([
      ['主任己', 1],
      ['网格员辛', 2],
    ]);
    expect(await ofKind('danger')).toBeGreaterThan(0);
    const quiet =
      "lane LIKE 'app:%' AND notice <> 'danger' AND lane <> 'app:wanggezhang_bing' AND createdAt >= ?";
    expect(await street.count('outbound', quiet, [shanghai('2026-11-28 00:00')])).toBe(0);
    expect(
      await street.count('outbound', "lane LIKE 'app:%' AND notice IS NOT NULL AND createdAt >= ?", [
        DUTY_ENDS,
      ]),
    ).toBe(0);
  });

  test('what was held back stands in the lists: each has at most ten rows and says how many are left out', async () => {
    const texts = await textsOf('list');
    const mornings = texts.filter((text) => text.startsWith('早上好，今天您这里'));
    expect(mornings.length).toBeGreaterThan(0);
    for (const text of texts) expect(text.match(/^[①-⑩·]/gmu)?.length ?? 0).toBeLessThanOrEqual(10);
    expect(mornings.some((text) => /另有 \d+ 件/.test(text))).toBe(true);
    expect(await street.count('held_notice', 'listedAt IS NOT NULL')).toBeGreaterThan(0);
  });
});

describe('the same week where nobody keeps a roster', () => {
  beforeAll(async () => {
    street = await Street.open({ start: `${MONDAY} 07:00` });
    await week();
  }, 180_000);
  afterAll(() => street.close());

  test('its own people are rung at on rest days too, but never more than eight times and not on leave', async () => {
    // Danger is never held back, whatever rang before.
    const rows = await table("notice <> 'danger'");
    expect(Math.max(...rows.map(({ n }) => n))).toBe(STAFF_PUSHES);
    expect(rows.filter(({ day, name }) => day === '2026-11-26' && name === '网格员乙')).toEqual([]);
    const onSunday = rows.find(({ day, name }) => day === '2026-11-29' && name === '网格员乙');
    expect(onSunday?.n).toBeGreaterThan(0);
  });

  test('what was too much is in the list of the next working day, with its number to see it by', async () => {
    const { database } = street.house;
    const xin = street.house.office.current().directory.personOf('wanggeyuan_xin') ?? 0;
    const [held] = await database.rows<{ ticketId: number }>(
      "SELECT ticketId FROM held_notice WHERE personId = ? AND notice = 'order' AND listedAt IS NULL ORDER BY id",
      [xin],
    );
    expect(held).toBeDefined();
    // What the week wrote goes out first, at twenty-five a minute.
    for (const minute of ['02', '04', '06', '08']) await street.moveTo(shanghai(`2026-11-30 08:${minute}`));
    const list = street.player('网格员辛').messages().at(-1)?.text ?? '';
    expect(list).toContain('早上好，今天您这里');
    await street.player('网格员辛').says(`T-${held?.ticketId}`);
    await street.settle();
    const shown = street.player('网格员辛').messages().at(-1);
    expect(shown?.buttons.map(({ label }) => label)).toContain('我来办');
  });
});
