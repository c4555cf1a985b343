import SqliteConnection from 'better-sqlite3';
import { keptForLater, keptPress } from '../notices/residents/kept-words';
import { Street } from './street';

let street: Street;
beforeEach(async () => {
  street = await Street.open();
});
afterEach(() => street.close());

const onSqlite = /^(mysql|mariadb):/.test(process.env['DATABASE_URL'] ?? '') ? describe.skip : describe;
const report = (place: number) => `【上报】\n类别：路灯\n地点：${place}号楼2单元\n描述：灯不亮`;
const words = (): string[] => street.heard('居民庚');

onSqlite('SQLite', () => {
  test('locked beyond the patience: kept, told once, handled in order when the lock is gone', async () => {
    const other = new SqliteConnection(street.house.config.databaseUrl.slice('sqlite:'.length));
    other.exec('BEGIN IMMEDIATE');
    await street.player('居民庚').says(report(3));
    await street.player('居民庚').says(report(4));
    expect(words()).toEqual([keptForLater]);
    other.exec('ROLLBACK');
    other.close();
    expect(await street.house.replay()).toBe(2);
    await street.settle();
    const places = await street.rows<{ placeText: string }>('SELECT placeText FROM ticket ORDER BY id');
    expect(places.map(({ placeText }) => placeText.slice(0, 3))).toEqual(['3号楼', '4号楼']);
    expect(words()).toHaveLength(3);
  });

  test('said to the robot in a group while it is locked: kept, and the group reads the number once it is back', async () => {
    const group = '青石街道工作群';
    const other = new SqliteConnection(street.house.config.databaseUrl.slice('sqlite:'.length));
    other.exec('BEGIN IMMEDIATE');
    await street.simulator.asksRobot('居民庚', '@小格 3号楼2单元楼道灯不亮', group);
    other.exec('ROLLBACK');
    other.close();
    expect(await street.house.replay()).toBe(1);
    await street.settle();
    const read = street.simulator.group(group).filter(({ from }) => from === 'bot');
    expect(read.map(({ text }) => text)).toEqual([keptForLater, expect.stringMatching(/^已登记 T-0001：/)]);
    expect(await street.troubles()).toEqual([]);
  });

  test.each([true, false])(
    'a press while it is locked: grey at once, done when it is back (the answer uses up the code: %s)',
    async (consumes) => {
      street.simulator.switches.passiveUpdateConsumesCode = consumes;
      await street.player('居民庚').says(report(3));
      await street.settle();
      const other = new SqliteConnection(street.house.config.databaseUrl.slice('sqlite:'.length));
      other.exec('BEGIN IMMEDIATE');
      await street.player('网格员乙').taps('我来办');
      const card = () =>
        street
          .player('网格员乙')
          .messages()
          .find(({ type }) => type === 'card');
      expect(card()?.buttons.map(({ label }) => label)).toContain(keptPress);
      other.exec('ROLLBACK');
      other.close();
      await street.house.replay();
      await street.settle();
      expect(await street.rows('SELECT state FROM ticket')).toEqual([{ state: 'handling' }]);
      if (!consumes) expect(card()?.buttons.map(({ label }) => label)).toContain('办结');
      expect(await street.troubles()).toEqual([]);
    },
  );

  test('the disk full: kept, and handled when there is room', async () => {
    const { database } = street.house;
    const [size] = await database.rows<{ page_count: number }>('PRAGMA page_count');
    await database.write((tx) => tx.rows(`PRAGMA max_page_count = ${size?.page_count}`));
    const long = `【上报】\n类别：路灯\n地点：3号楼2单元\n描述：${'灯不亮，'.repeat(300)}`;
    for (let count = 0; count < 5 && !words().includes(keptForLater); count += 1)
      await street.player('居民庚').says(long);
    expect(words()).toContain(keptForLater);
    const before = await street.count('ticket');
    await database.write((tx) => tx.rows('PRAGMA max_page_count = 1000000'));
    expect(await street.house.replay()).toBe(1);
    expect(await street.count('ticket')).toBe(before + 1);
  });
});
