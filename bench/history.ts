import { parseArgs } from 'node:util';
import { seedHistory } from '../cli/seed-history';
import { progressBar } from '../cli/progress';
import { seedSampleStreet } from '../cli/seed';
import { readConfig } from '../config';
import { converse } from '../handlers/turn/converse';
import { silence } from '../handlers/turn/turn';
import { Database } from '../models/store/database';
import { OfficeKeeper } from '../models/office';
import { meetPerson, type Contact } from '../models/staff/persons';
import { median } from './drive';
import { benchSettings } from './servers';
import { mysqlStore, sqliteStore, type Store } from './stores';

/** What must cost the same however long the past is. */
const SMALL = 1_000;
/** A million takes minutes to put in place: by hand, with --tickets 1000000. */
const LARGE = 100_000;
const TURNS = 300;
const MINUTE = 60_000;
/** Who talks: so few that what the disk has to bring first is brought before the clock runs. */
const RESIDENTS = 50;
const KINDS = [
  '路灯',
  '垃圾',
  '井盖',
  '停车',
  '噪音',
  '墙皮',
  '门禁',
  '下水道',
  '电梯',
  '绿化',
  '摆摊',
  '积水',
];

type Name = 'my-tasks' | 'progress' | 'filing';
const names: readonly Name[] = ['my-tasks', 'progress', 'filing'];

/** One office with its past, talked to without a network between. */
class Side {
  private now = Date.now();
  private said = 0;

  private constructor(
    private readonly database: Database,
    private readonly office: OfficeKeeper,
    private readonly tickets: number,
  ) {}

  static async open(store: Store, tickets: number): Promise<Side> {
    const { environment } = benchSettings('http://127.0.0.1:9');
    const config = readConfig({ ...environment, DATABASE_URL: store.url, DATABASE_SYNCHRONOUS: 'NORMAL' });
    const database = await Database.open(config);
    await seedSampleStreet(database, Date.now());
    const bar = progressBar(`${store.database} ${tickets} 件往事`);
    await seedHistory(database, config.timeZone, { tickets, now: Date.now() }, bar);
    return new Side(database, await OfficeKeeper.open(database, config.timeZone), tickets);
  }

  /** Milliseconds of one turn, from the words to the commit. */
  async turn(name: Name): Promise<number> {
    this.now += MINUTE;
    this.said += 1;
    const [contact, text] = this.words(name);
    const began = performance.now();
    const answer = await this.database.write(async (tx) => {
      const person = await meetPerson(tx, contact, this.now);
      const context = { tx, office: this.office.current(), now: this.now, actorId: person.id };
      return converse({ context, person, contact, input: { ...silence, text } });
    });
    const took = performance.now() - began;
    if (!answer) throw new Error(`${name} was not answered`);
    return took;
  }

  private words(name: Name): [Contact, string] {
    if (name === 'my-tasks')
      return [{ channel: 'app', account: '', externalId: 'wanggeyuan_yi' }, '我的任务'];
    return [this.resident(), name === 'progress' ? '办到哪了' : this.report()];
  }

  /** Hardly ever the same kind at the same place: comparing words with words is not what is measured here. */
  private report(): string {
    const kind = KINDS[this.said % KINDS.length];
    const building = (Math.floor(this.said / KINDS.length) % 24) + 1;
    return `【上报】\n类别：${kind}\n地点：${building}号楼1单元\n描述：第${this.said}次说，还没有人来`;
  }

  /** Somebody out of the middle of the past. */
  private resident(): Contact {
    const first = 20;
    const step = Math.max(1, Math.floor(this.tickets / 4 / (2 * RESIDENTS)));
    return {
      channel: 'kf',
      account: 'history',
      externalId: `wmHistory${first + (this.said % RESIDENTS) * step}`,
    };
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

/**
 * Both sides in turn, so that what else the machine does meets both; then the fast fifth of each: a turn takes two
 * milliseconds, and on a busy machine most of them wait for the processor longer than they run.
 */
async function ratio(name: Name, small: Side, large: Side): Promise<number> {
  for (let turn = 0; turn < RESIDENTS; turn++) for (const side of [small, large]) await side.turn(name);
  const times = { small: [] as number[], large: [] as number[] };
  for (let turn = 0; turn < TURNS; turn++) {
    times.small.push(await small.turn(name));
    times.large.push(await large.turn(name));
  }
  return fastFifth(times.large) / fastFifth(times.small);
}

function fastFifth(times: readonly number[]): number {
  const fast = times.toSorted((a, b) => a - b).slice(0, Math.ceil(times.length / 5));
  return median(fast);
}

async function benchOn(make: () => Promise<Store> | Store, tickets: number): Promise<void> {
  const stores: Store[] = [];
  const sides: Side[] = [];
  try {
    for (const count of [SMALL, tickets]) {
      const store = await make();
      stores.push(store);
      sides.push(await Side.open(store, count));
    }
    const [small, large] = sides;
    if (!small || !large) return;
    for (const name of names) {
      const measured = Math.round((await ratio(name, small, large)) * 100) / 100;
      const { database = 'sqlite' } = stores[0] ?? {};
      process.stdout.write(`${JSON.stringify({ bench: name, database, tickets, ratioToSmall: measured })}\n`);
    }
  } finally {
    for (const side of sides) await side.close();
    for (const store of stores) await store.remove();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { tickets: { type: 'string' } } });
  const tickets = Number(values.tickets ?? LARGE);
  const url = process.env['DATABASE_URL'] ?? '';
  await benchOn(() => sqliteStore('NORMAL'), tickets);
  let made = 0;
  if (/^(mysql|mariadb):/.test(url)) await benchOn(() => mysqlStore(url, `history_${++made}`), tickets);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
