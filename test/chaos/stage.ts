import { randomBytes } from 'node:crypto';
import { Database } from '../../models/store/database';
import { seedSampleStreet } from '../../cli/seed';
import { readConfig, type Config } from '../../config';
import { freePort, pause } from '../private-mariadb';
import { HouseProcess } from './house-process';
import type { Spoken } from './ledger';
import { PostOffice } from './post-office';
import { Town } from './town';

export interface Play {
  messages: number;
  people: number;
  /** One person in so many writes by customer service. */
  oneResidentIn: number;
  /** Mean milliseconds between two messages of one person. */
  gap: number;
  failing: number;
}

/** Tuesday, half past nine: nobody rests and no job of the clock is due. */
const START = Date.parse('2026-11-24T09:30:00+08:00');
/** What settles at the end happens faster than in life. */
const LEAP = 60_000;
const LEAPS = 3_000;
/** Real milliseconds: longer than any loop of the house waits, so that each has looked once. */
const QUIET = 2_500;
const READY_LOOKS = 600;
/** So many write without minding whether the house is up. */
const INTO_THE_DARK = 0.3;

/** A small deterministic generator (mulberry32), so that a run can be repeated. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** House, WeCom and people of one run. */
export class Stage {
  readonly spoken: Spoken[] = [];
  private offset = START - Date.now();

  private constructor(
    readonly play: Play,
    readonly town: Town,
    readonly house: HouseProcess,
    readonly config: Config,
    private readonly post: PostOffice,
    private readonly random: () => number,
  ) {}

  static async open(play: Play, databaseUrl: string, spoolFolder: string, seed: number): Promise<Stage> {
    const random = generator(seed);
    const port = await freePort();
    const callbackUrl = `http://127.0.0.1:${port}/wecom/callback`;
    const residents = Math.floor(play.people / play.oneResidentIn);
    const members = play.people - residents;
    const town = new Town({ members, residents, failing: play.failing, callbackUrl, start: START, random });
    const environment = {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      DATA_KEY: randomBytes(32).toString('base64'),
      SPOOL_FOLDER: spoolFolder,
      ...(await town.open()),
      LOG_LEVEL: 'fatal',
    };
    const config = readConfig(environment);
    const database = await Database.open(config);
    await seedSampleStreet(database, START);
    await database.close();
    const house = new HouseProcess(environment, START - Date.now());
    await house.start();
    await firstPull(config);
    const { keys, agentId, clock } = town;
    const post = new PostOffice({
      keys,
      agentId,
      url: callbackUrl,
      random,
      now: () => clock.now(),
      beforeRepeat: () => house.up,
    });
    return new Stage(play, town, house, config, post, random);
  }

  get posts(): number {
    return this.post.posts;
  }

  /** How many messages were answered so far. */
  get acknowledged(): number {
    return this.spoken.filter(({ acknowledged }) => acknowledged).length;
  }

  get told(): number {
    return this.post.told;
  }

  /** Everybody writes; `onSpoken` after each message with their number. */
  async perform(onSpoken: (count: number) => void): Promise<void> {
    const each = Math.round(this.play.messages / this.play.people);
    const people = [...this.town.members, ...this.town.residents];
    await Promise.all(
      people.map(async ({ channel, id, name }, index) => {
        for (let sequence = 1; sequence <= each; sequence += 1) {
          // Customer service joins what comes within six seconds.
          const least = channel === 'kf' && sequence > 1 ? 6_500 : 0;
          await pause(least + 2 * this.random() * this.play.gap);
          // Some write while nobody is there; if all did on a slow machine, the run would prove nothing.
          if (this.random() > INTO_THE_DARK) await this.house.up;
          await (channel === 'kf'
            ? this.byCustomerService(name, index, sequence)
            : this.byApp(id, index, sequence));
          onSpoken(this.spoken.length);
        }
      }),
    );
  }

  private async byApp(person: string, index: number, sequence: number): Promise<void> {
    const mark = `标记${index}甲${sequence}`;
    const report = sequence % 4 !== 0;
    const messageId = this.post.newMessageId();
    const text = report ? this.form(mark, index + sequence) : '帮助';
    const acknowledged = await this.post.post(person, messageId, text);
    this.spoken.push({ person, sequence, mark, messageId, report, acknowledged });
  }

  /** The platform keeps what residents write; whether the doorbell was heard makes no difference. */
  private async byCustomerService(name: string, index: number, sequence: number): Promise<void> {
    const mark = `标记${index}甲${sequence}`;
    await this.town.simulator.player(name).says(this.form(mark, index + sequence));
    this.spoken.push({ person: name, sequence, mark, messageId: '', report: true, acknowledged: true });
  }

  private form(mark: string, place: number): string {
    // Danger rings at member and leader whatever rang before, and goes out first.
    const what = place % 4 === 0 ? '一股煤气味' : '灯不亮';
    return `【上报】\n类别：路灯\n地点：${(place % 24) + 1}号楼${(place % 3) + 1}单元\n描述：${mark}${what}`;
  }

  /** Time passes quickly until nothing waits to be read or sent, for a while; faults go on. */
  async settle(): Promise<void> {
    const database = await Database.open(this.config, { readOnly: true });
    try {
      // Not before the house is up and every loop has looked once.
      for (let looks = 0; looks < READY_LOOKS && (await this.spoolDepth()) === null; looks += 1)
        await pause(100);
      await pause(QUIET);
      let quietSince = Date.now();
      for (let leap = 0; leap < LEAPS; leap += 1) {
        if (!(await this.isQuiet(database))) quietSince = Date.now();
        if (Date.now() - quietSince > QUIET) return;
        this.offset += LEAP;
        this.town.clock.advance(LEAP);
        this.house.moveTo(this.offset);
        await pause(100);
      }
    } finally {
      await database.close();
    }
  }

  private async isQuiet(database: Database): Promise<boolean> {
    const [row] = await database.rows<{ n: number }>(
      `SELECT (SELECT COUNT(*) FROM outbound WHERE state = 'waiting')
         + (SELECT COUNT(*) FROM inbound WHERE result = 'new') AS n`,
    );
    return Number(row?.n) === 0 && (await this.spoolDepth()) === 0;
  }

  /** What waits on the disk; null while the house is not up. */
  private async spoolDepth(): Promise<number | null> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.config.port}/metrics`);
      const depth = /^xiaoge_spool_depth (\d+)$/m.exec(await answer.text())?.[1];
      return depth === undefined ? null : Number(depth);
    } catch {
      return null;
    }
  }

  async close(): Promise<void> {
    await this.house.stop();
    await this.town.close();
  }
}

/** Residents' news of before the first pull is not answered; here nobody may write so early. */
async function firstPull(config: Config): Promise<void> {
  const database = await Database.open(config, { readOnly: true });
  try {
    for (let looks = 0; looks < READY_LOOKS; looks += 1) {
      const accounts = await database.rows('SELECT id FROM customer_account WHERE firstPulledAt IS NOT NULL');
      if (accounts.length > 0) return;
      await pause(100);
    }
    throw new Error('customer service was never pulled');
  } finally {
    await database.close();
  }
}
