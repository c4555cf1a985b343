import { messageFrom, post } from './post';
import { Street } from './street';

const DAY = 86_400_000;
const PHRASE = '紫藤架下第三块砖';
const QUARREL = '隔壁半夜弹琴不肯停';

describe('what is personal', () => {
  let street: Street;
  beforeAll(async () => {
    street = await Street.open();
    const jia = street.player('居民甲');
    await jia.scans('b-3');
    await street.settle();
    await jia.says(`3号楼2单元楼道灯不亮，${PHRASE}`);
    await street.settle();
    await jia.says('对');
    await street.settle();
    await jia.says(`申请调解 ${QUARREL}`);
    await street.settle();
    await street.player('调解员丁').taps('我来联系');
    await street.settle();
  });
  afterAll(() => street.close());

  /** table.column of every cell that holds one of the words as they are. */
  async function placesOf(...words: string[]): Promise<string[]> {
    const found = new Set<string>();
    for (const table of await tables()) {
      for (const row of await street.rows<Record<string, unknown>>(`SELECT * FROM ${table}`)) {
        for (const [column, value] of Object.entries(row)) {
          if (words.some((word) => String(value).includes(word))) found.add(`${table}.${column}`);
        }
      }
    }
    return [...found].sort();
  }

  async function openedContent(): Promise<string> {
    const rows = await street.rows<{ content: string | null }>('SELECT content FROM inbound');
    const { vault } = street.house.database;
    return rows.map(({ content }) => (content === null ? '' : vault.open(content))).join('\n');
  }

  async function tables(): Promise<string[]> {
    const sql =
      street.house.database.kind === 'sqlite'
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()';
    return (await street.rows<{ name: string }>(sql)).map(({ name }) => name);
  }

  test('what a resident typed stands in the clear in the ticket alone', async () => {
    expect(await street.count('ticket')).toBe(1);
    expect(await placesOf(PHRASE)).toEqual(['ticket.description']);
  });

  test('what was told of a dispute stands in the clear nowhere', async () => {
    expect(await street.count('dispute')).toBe(1);
    expect(await placesOf(QUARREL, '弹琴')).toEqual([]);
    expect(street.errors.join('')).not.toContain('弹琴');
  });

  test('where a member is, as his WeCom reports it, is not even written sealed', async () => {
    const where = { Latitude: '31.2345678', Longitude: '121.8765432', Precision: '12.5' };
    const event = { MsgType: 'event', Event: 'LOCATION', ...where };
    expect(await post(street, messageFrom(street, 'wanggeyuan_yi', event))).toEqual({
      status: 200,
      text: '',
    });
    expect(await street.count('inbound', "kind = 'event.location'")).toBe(1);
    const opened = await openedContent();
    expect(opened).toContain(PHRASE);
    expect(opened).not.toMatch(/31\.23|121\.87/);
  });

  test('a position somebody sends is sealed like his words', async () => {
    const where = { Location_X: '31.2345678', Location_Y: '121.8765432', Scale: '15', Label: '幸福广场' };
    const message = { MsgType: 'location', ...where, MsgId: '7000000000000000009' };
    await post(street, messageFrom(street, 'wanggeyuan_yi', message));
    expect(await openedContent()).toContain('幸福广场');
    expect(await placesOf('31.23', '121.87')).toEqual([]);
  });

  test('30 days after it had its effect the content of messages is gone, the ticket stays', async () => {
    await street.pass(29 * DAY);
    const kept = 'content IS NOT NULL';
    expect(await street.count('inbound', kept)).toBeGreaterThan(0);
    await street.pass(2 * DAY);
    await street.pass(60_000);
    const recent = street.clock.now() - 30 * DAY;
    expect(await street.count('inbound', `${kept} AND handledAt < ?`, [recent])).toBe(0);
    expect(await street.count('inbound', 'reply IS NOT NULL AND handledAt < ?', [recent])).toBe(0);
    expect(await street.count('outbound', 'payload IS NOT NULL AND settledAt < ?', [recent])).toBe(0);
    expect(await street.count('dialogue', 'slots IS NOT NULL AND createdAt < ?', [recent])).toBe(0);
    expect(await placesOf(PHRASE)).toEqual(['ticket.description']);
  });
});
