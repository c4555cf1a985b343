import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Koa from 'koa';
import pino, { type Logger } from 'pino';
import { createServer } from '../bot/server';
import { openSimulator } from '../cli/sample-simulator';
import { sampleResidents, sampleStaff, sampleStreet } from '../cli/sample-street';
import { readConfig, type Config, type WecomSettings } from '../config';
import { runByHand } from '../jobs/run';
import { Xiaoge } from '../main';
import { touchDirectory } from '../models/office';
import { inviteOutside } from '../models/outside/outside';
import { insert, type SqlValue } from '../models/store/transaction';
import { MovableClock, type PlayerHandle, type Simulator } from '../simulator';
import type { ResidentHandle } from '../simulator/resident';
import { borrowDatabase, type TestDatabase } from './database';

/** Pieces of one message are read together after 6 quiet seconds; this is just past them. */
const QUIET = 7_000;
/** A Tuesday. */
const START = '2026-11-24 09:00';

export interface StreetOptions {
  /** `YYYY-MM-DD HH:MM` in Shanghai. */
  start?: string;
  /** error, unless a test looks at everything that is logged. */
  logLevel?: string;
  /** More of the environment. */
  settings?: Record<string, string>;
}

/** pino's number for error. */
const ERROR = 50;

/** Epoch milliseconds of a Shanghai date and time. */
export const shanghai = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

/** The whole house on a database of its own, with a simulated WeCom around it and a clock that stands still. */
export class Street {
  readonly clock: MovableClock;
  readonly simulator: Simulator;
  /** What was logged as an error; a healthy story leaves it empty. */
  readonly errors: string[] = [];
  /** Every line that was logged, from the street's level on. */
  readonly logged: string[] = [];
  readonly wecom: WecomSettings;
  private readonly houses: Xiaoge[] = [];
  private readonly log: Logger;

  private constructor(
    private readonly database: TestDatabase,
    private readonly platform: Server,
    private readonly config: Config,
    apiPort: number,
    start: string,
    logLevel: string,
  ) {
    this.clock = MovableClock.frozen(shanghai(start));
    this.wecom = {
      corpId: 'ww0000000000000001',
      agentId: '1000002',
      secret: 'secret-of-tests',
      token: 'tokenOfTests',
      aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      bot: { token: 'tokenOfRobot', aesKey: 'ABCDEFGabcdefghijklmnopqrstuvwxyz0123456789' },
      apiBase: `http://127.0.0.1:${apiPort}/sim/api`,
    };
    this.simulator = openSimulator(this.wecom, this.clock, () => this.house.port);
    this.log = pino(
      { level: logLevel },
      {
        write: (line: string) => {
          this.logged.push(line);
          if ((JSON.parse(line) as { level: number }).level >= ERROR) this.errors.push(line);
        },
      },
    );
  }

  static async open({
    start = START,
    logLevel = 'error',
    settings = {},
  }: StreetOptions = {}): Promise<Street> {
    const database = await borrowDatabase();
    // The simulator is made once its port is known.
    let handle: ReturnType<Koa['callback']> | null = null;
    const platform = createServer((request, response) => void handle?.(request, response));
    await new Promise<void>((resolve) => {
      platform.listen(0, '127.0.0.1', resolve);
    });
    const { port } = platform.address() as AddressInfo;
    const street = new Street(database, platform, configOf(database, settings), port, start, logLevel);
    const app = new Koa();
    app.silent = true;
    app.use(street.simulator.routes().routes());
    handle = app.callback();
    await street.openHouse();
    return street;
  }

  /** One more process on the same database; the simulator goes on posting to the first. */
  async openHouse(clock = this.clock): Promise<Xiaoge> {
    const { log, simulator, wecom } = this;
    const house = await Xiaoge.open(this.config, { clock, log, simulator, wecom, background: false });
    this.houses.push(house);
    return house;
  }

  /** A process ends and another begins in its place, maybe on a machine whose clock is wrong. */
  async replaceHouse(ending: Xiaoge, clock = this.clock): Promise<Xiaoge> {
    this.houses.splice(this.houses.indexOf(ending), 1);
    await ending.stop();
    return this.openHouse(clock);
  }

  /** The house the simulator talks to. */
  get house(): Xiaoge {
    const [first] = this.houses;
    if (!first) throw new Error('the street is not open');
    return first;
  }

  player(name: string): PlayerHandle {
    return this.simulator.player(name);
  }

  /** What the bot said to somebody, oldest first. */
  heard(name: string): string[] {
    const shown = this.player(name).messages();
    return shown.filter(({ from }) => from === 'bot').map(({ text }) => text);
  }

  /** Somebody writes, or presses what stands in 〔〕, one after the other; what the bot said to him then, a message a line. */
  async says(name: string, ...texts: string[]): Promise<string> {
    const player = this.player(name);
    const before = this.heard(name).length;
    for (const text of texts) {
      await (text.startsWith('〔') ? player.taps(text.slice(1, -1)) : player.says(text));
      await this.settle();
    }
    return this.heard(name).slice(before).join('\n');
  }

  /** Throws when nobody knows this player yet. */
  async personId(name: string): Promise<number> {
    const { id } = this.player(name).player;
    const sql = 'SELECT personId FROM identity WHERE externalId = ?';
    const [row] = await this.rows<{ personId: number }>(sql, [id]);
    if (!row) throw new Error(`nobody is ${name}`);
    return row.personId;
  }

  /** Somebody of the sample street keeps it running as well. */
  async makeAdministrator(name: string): Promise<void> {
    const { directory } = this.house.office.current();
    const personId = directory.roles.find((role) => directory.staff(role.personId)?.name === name)?.personId;
    if (personId === undefined) throw new Error(`${name} is no staff`);
    await this.house.database.write(async (tx) => {
      await insert(tx, 'role', { personId, gridId: 1, role: 'administrator', desk: null, origin: 'sheet' });
      await touchDirectory(tx);
    });
    await this.house.office.refresh();
  }

  /** The place is the firm's and is to be gone through by that sheet; who works there scans the firm's code. */
  async bindFirm(who: string, firm: { firm: string; place: string; template: string }): Promise<void> {
    const now = this.clock.now();
    const code = await this.house.database.write(async (tx) => {
      const ownerId = await insert(tx, 'owner', {
        gridId: 1,
        name: firm.firm,
        kind: 'holder',
        phone: '8000-1234',
      });
      const [place] = await tx.rows<{ id: number; gridId: number }>(
        'SELECT id, gridId FROM place WHERE name = ?',
        [firm.place],
      );
      if (!place) throw new Error(`${firm.place} is no place`);
      await tx.run('UPDATE place SET ownerId = ? WHERE id = ?', [ownerId, place.id]);
      const row = { placeId: place.id, gridId: place.gridId, template: firm.template, everyDays: null };
      await insert(tx, 'inspection_place', { ...row, addedAt: now });
      await touchDirectory(tx);
      return inviteOutside(tx, ownerId, now);
    });
    await this.house.office.refresh();
    await (this.player(who) as ResidentHandle).scans('b-3', `o-${code}`);
  }

  /** Residents' words are read, everything that waits is sent. Seven seconds pass. */
  async settle(): Promise<void> {
    await this.house.settle();
    this.clock.advance(QUIET);
    await this.house.settle();
  }

  /** Time passes, the clock jobs run, what they wrote is sent. */
  async moveTo(instant: number): Promise<void> {
    this.clock.set(instant);
    await this.house.tick();
    await this.house.settle();
  }

  pass(milliseconds: number): Promise<void> {
    return this.moveTo(this.clock.now() + milliseconds);
  }

  /** A clock job by hand; false when there is none of that name. */
  async runJob(name: string): Promise<boolean> {
    const { database, office } = this.house;
    const ran = await runByHand({ database, office: office.current }, name, this.clock.now());
    await this.house.settle();
    return ran !== null;
  }

  /** Names of all chat windows. */
  windows(): { players: string[]; groups: string[] } {
    const staff = [...sampleResidents, ...sampleStaff].map(({ name }) => name);
    const groups = [sampleStreet, ...sampleStreet.communities].map(({ groupName }) => groupName);
    return { players: staff, groups };
  }

  rows<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return this.house.database.rows<T>(sql, values);
  }

  async count(table: string, where = '1 = 1', values: readonly SqlValue[] = []): Promise<number> {
    const [row] = await this.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`, values);
    return row?.n ?? 0;
  }

  /** What was swallowed by the platform, refused for good or logged as an error; a healthy story has none. */
  async troubles(): Promise<string[]> {
    const { complaints, dropped } = this.simulator;
    // A card can be changed as often as its codes allow (P94888); what comes after that stays with the words.
    const failed = await this.rows<{ kind: string; failure: string }>(
      "SELECT kind, failure FROM outbound WHERE state = 'failed' AND kind <> 'app.update_card'",
    );
    return [
      ...complaints,
      ...dropped.map(({ who }) => `dropped: ${who}`),
      ...failed.map(({ kind, failure }) => `${kind}: ${failure}`),
      ...this.errors,
    ];
  }

  async close(): Promise<void> {
    for (const house of this.houses) await house.stop();
    this.platform.closeAllConnections();
    await new Promise((resolve) => {
      this.platform.close(resolve);
    });
    await this.database.drop();
    rmSync(this.config.spoolFolder, { recursive: true, force: true });
  }
}

/** As the environment would give it; no WeCom settings, so the simulator stands in. */
function configOf({ url, folder }: TestDatabase, more: Record<string, string>): Config {
  const settings = {
    PORT: '0',
    DATABASE_URL: url,
    DATABASE_SYNCHRONOUS: 'NORMAL',
    DATA_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'error',
    GUIDE_FOLDER: path.join(__dirname, '..', 'guide'),
    ...more,
  };
  return readConfig(settings, folder);
}
