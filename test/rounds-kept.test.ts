import { forgetPerson } from '../actions/residents/forget-person';
import { personData } from '../models/residents/person-data';
import { Street } from './street';

const DAY = 86_400_000;
/** Words that were said on rounds and stand nowhere in the clear. */
const said = ['紫藤', '藤椅', '卧床', '瘫痪'] as const;

let street: Street;
beforeAll(async () => {
  street = await Street.open();
});
afterAll(() => street.close());

async function say(who: string, text: string): Promise<void> {
  const player = street.player(who);
  await (text.startsWith('〔') ? player.taps(text.slice(1, -1)) : player.says(text));
  await street.settle();
}

/** `table.column` of everything that holds one of the words as it was said. */
async function inTheClear(): Promise<string[]> {
  const kind = street.house.database.kind === 'sqlite';
  const names = await street.rows<{ name: string }>(
    kind
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const found: string[] = [];
  for (const { name } of names)
    for (const row of await street.rows<Record<string, unknown>>(`SELECT * FROM ${name}`))
      for (const [column, value] of Object.entries(row))
        if (said.some((word) => String(value).includes(word))) found.push(`${name}.${column}`);
  return found;
}

/** Everything of a table, sealed texts opened. */
async function opened(table: string): Promise<string> {
  const { vault } = street.house.database;
  const rows = await street.rows<Record<string, unknown>>(`SELECT * FROM ${table}`);
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith('v1.') ? vault.open(value) : value,
  );
}

test('notes of a round lie sealed, what is not asked lies nowhere, and after 90 days only building and day are left', async () => {
  await say('网格员乙', '走访 3号楼 藤椅坏了想修');
  await say('网格员乙', '走访 3号楼 紫藤下那户有人卧床');
  expect(await street.count('visit')).toBe(1);
  expect(await inTheClear()).toEqual([]);
  expect(await opened('visit')).toContain('藤椅');
  // The message itself is emptied as soon as it had its effect.
  expect(await opened('inbound')).not.toContain('卧床');
  await street.pass(89 * DAY);
  expect(await opened('visit')).toContain('藤椅');
  await street.pass(2 * DAY);
  const [row] = await street.rows<Record<string, unknown>>('SELECT * FROM visit');
  expect(row).toMatchObject({ content: null, personId: null, ticketId: null });
});

test('an errand keeps flat and matter sealed and nothing of health, until 30 days after its day', async () => {
  await street.player('居民甲').scans('b-3');
  await say('居民甲', '代办 我妈瘫痪了，养老认证 明天上午九点 2单元202');
  expect(await street.count('errand')).toBe(1);
  expect(await inTheClear()).toEqual([]);
  const kept = await opened('errand');
  expect(kept).toContain('202');
  expect(kept).not.toContain('瘫痪');
  expect(await opened('inbound')).not.toContain('瘫痪');
  await street.pass(30 * DAY);
  expect(await opened('errand')).toContain('202');
  await street.pass(2 * DAY);
  const [row] = await street.rows<Record<string, unknown>>('SELECT * FROM errand');
  expect(row).toMatchObject({ content: null, residentId: null, state: 'cancelled' });
});

test('an activity lists numbers and buildings, and goes with its list 30 days after it', async () => {
  await say('网格长丙', '活动 明天上午9点 社区二楼 包粽子 30人');
  await say('网格长丙', '〔开放报名〕');
  await say('居民甲', '活动');
  await say('居民甲', '1');
  await say('居民甲', '报名');
  await say('居民甲', '我要当志愿者');
  expect(await street.count('gathering_seat')).toBe(1);
  const held = await street.personId('居民甲');
  expect(Object.keys(await personData(street.house.database, held))).toEqual(
    expect.arrayContaining(['gathering_seat', 'volunteer']),
  );
  await street.house.database.write((tx) => forgetPerson(tx, held, street.clock.now()));
  expect(await street.count('gathering_seat')).toBe(0);
  expect(await street.count('volunteer')).toBe(0);
  await street.pass(40 * DAY);
  expect(await street.count('gathering')).toBe(0);
});
