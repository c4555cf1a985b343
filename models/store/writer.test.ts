import { borrowDatabase, openDatabase, type TestDatabase } from '../../test/database';
import type { Database } from './database';
import { insert, isUniqueViolation, one, type Transaction } from './transaction';

let place: TestDatabase;
let database: Database;

beforeEach(async () => {
  place = await borrowDatabase();
  database = await openDatabase(place);
});

afterEach(async () => {
  await database.close();
  await place.drop();
});

const put = (tx: Transaction, name: string): Promise<number> => insert(tx, 'setting', { name, value: '1' });

const count = async (): Promise<number> =>
  Number(
    (await one<{ n: number }>(database, "SELECT COUNT(*) AS n FROM setting WHERE name LIKE 'job %'"))?.n,
  );

describe('write', () => {
  it('keeps 45 of 50 jobs at once of which every tenth fails, each with all of its statements', async () => {
    const jobs = Array.from({ length: 50 }, (_, at) =>
      database.write(async (tx) => {
        await put(tx, `job ${at} a`);
        if (at % 10 === 9) throw new Error(`job ${at}`);
        await put(tx, `job ${at} b`);
        return at;
      }),
    );
    const outcomes = await Promise.allSettled(jobs);
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
      outcomes.map((_, at) => at % 10 !== 9),
    );
    expect(await count()).toBe(90);
  });

  it('answers only when others can read what was written', async () => {
    for (let round = 1; round <= 20; round++) {
      await Promise.all([1, 2, 3].map((at) => database.write((tx) => put(tx, `job ${round} ${at}`))));
      expect(await count()).toBe(round * 3);
    }
  });

  it('runs jobs that come while a batch runs, in their order', async () => {
    const order: string[] = [];
    const later: Promise<unknown>[] = [];
    const first = Array.from({ length: 40 }, (_, at) =>
      database.write(async (tx) => {
        await put(tx, `job ${at}`);
        if (at === 0) later.push(database.write(async () => order.push('later')));
        order.push(String(at));
      }),
    );
    await Promise.all(first);
    await Promise.all(later);
    expect(order).toHaveLength(41);
    expect(await count()).toBe(40);
    // MySQL runs them side by side.
    if (database.kind === 'sqlite') expect(order.at(-1)).toBe('later');
  });

  it('says of a key that is there that it is there, and binds what JavaScript has', async () => {
    await database.write((tx) => put(tx, 'job once'));
    const again = await database.write((tx) => put(tx, 'job once')).catch((error: unknown) => error);
    expect(isUniqueViolation(again)).toBe(true);
    const row = await database.write(async (tx) => {
      const { affected } = await tx.run('UPDATE setting SET value = ? WHERE name = ?', [true, 'job once']);
      expect(affected).toBe(1);
      return one<{ value: string }>(tx, 'SELECT value FROM setting WHERE name = ?', ['job once']);
    });
    expect(Number(row?.value)).toBe(1);
  });
});
