import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Koa from 'koa';
import { schedule, type ScheduledTask } from 'node-cron';
import pino, { type Logger } from 'pino';
import { WecomClient } from './bot/api-client';
import { systemClock, type Clock } from './bot/clock';
import { pull } from './bot/customer-service';
import { Sender } from './bot/delivery';
import type { GatewayName } from './bot/outbox';
import { closeGracefully } from './bot/server';
import { menuOfToday } from './cli/menu';
import { openSimulator, simulatedSettings } from './cli/sample-simulator';
import { readyForSimulator, seedSampleStreet } from './cli/seed';
import { serve } from './cli/serve';
import { readConfig, type Config, type WecomSettings } from './config';
import { LearnedKeeper } from './handlers/turn/learned';
import { CustomerServiceReader } from './handlers/turn/read-customer-service';
import { AppReception, type Reception } from './handlers/turn/receive';
import { RobotReceptionist } from './handlers/turn/receive-robot';
import { errandInVoice } from './handlers/residents/errand-voice';
import { understoodByMachine } from './handlers/tickets/voice';
import { proposeOrders } from './handlers/outside/order-sheet-arrived';
import { Background } from './jobs/background';
import { Loop } from './jobs/loop';
import { runDue } from './jobs/run';
import { DatabaseAccounts, ringAccount } from './models/exchange/customer-accounts';
import { Database } from './models/store/database';
import { isDatabaseAway } from './models/store/database-away';
import { readWorkbook } from './documents/xlsx-read';
import { GuideFolder } from './models/residents/guide';
import { Holder } from './models/store/holder';
import { OfficeKeeper } from './models/office';
import { plainError } from './models/store/plain-error';
import { deliveryEvents } from './notices/exchange/delivery-events';
import { DatabaseOutbox } from './models/exchange/delivery-store';
import { MovableClock, type Simulator } from './simulator';
import { openDoor, type Door } from './web/door';
import { listenEarly } from './web/early-server';
import { healthRoutes } from './web/health';
import { Metrics } from './web/metrics';
import { verifyRoutes } from './web/verify';
import { openWhenThere } from './web/waiting-room';

export interface Options {
  clock?: Clock;
  log?: Logger;
  /** Stands for WeCom; made here when there are no WeCom settings and none is given. */
  simulator?: Simulator;
  wecom?: WecomSettings;
  /** false: nothing runs by itself, a test calls `settle` and `tick`. */
  background?: boolean;
}

const STOP_WITHIN = 2_000;

/** The whole house, wired: one HTTP server, one database, the loops behind them. */
export class Xiaoge {
  private readonly pulling: Loop;
  private readonly reading: Loop;
  private readonly delivering: Loop;
  private readonly loops: readonly Loop[];
  private readonly accounts: DatabaseAccounts;
  private readonly reader: CustomerServiceReader;
  private readonly sender: Sender;
  readonly background: Background;
  private readonly learned: LearnedKeeper;
  private ticker: ScheduledTask | null = null;
  private lastDelivery: number | null = null;
  private door: Door | null = null;
  private away = false;

  private constructor(
    readonly config: Config,
    readonly database: Database,
    readonly office: OfficeKeeper,
    readonly server: Server,
    private readonly client: WecomClient,
    readonly clock: Clock,
    private readonly log: Logger,
    private readonly metrics: Metrics,
    reception: Reception,
    readonly simulator: Simulator | null,
    private readonly holder: Holder,
  ) {
    const { claim } = holder;
    this.accounts = new DatabaseAccounts(database, claim);
    this.learned = new LearnedKeeper(database, office);
    this.reader = new CustomerServiceReader(reception);
    const onQueued = () => this.delivering.wake();
    const onError = (error: unknown) => this.passFailed(error);
    this.background = new Background({
      config,
      database,
      office: office.current,
      client,
      clock,
      log,
      onQueued,
      onError,
      claim,
      understand: (text, { directory }, placeId) => understoodByMachine(text, directory, placeId),
      offer: errandInVoice,
      propose: proposeOrders,
      program: path.join(__dirname, 'cli', 'xiaoge.js'),
    });
    const { shelf } = this.background;
    this.sender = new Sender({
      client,
      store: new DatabaseOutbox(database, deliveryEvents(office.current), claim),
      clock,
      shelf,
      gateways: config.gateways,
      observe: metrics.deliveries(log),
    });
    this.pulling = new Loop({ pass: () => this.pullAccounts(), every: 1_000, rest: 20, onError });
    this.reading = new Loop({ pass: () => this.reader.read(), every: 500, rest: 50, onError });
    this.delivering = new Loop({ pass: () => this.deliver(), every: 1_000, rest: 20, onError });
    this.loops = [
      this.pulling,
      this.reading,
      this.delivering,
      new Loop({ pass: () => this.refresh(), every: 2_000, rest: 2_000, onError }),
      new Loop({ pass: () => this.replay(), every: 1_000, rest: 100, onError }),
      ...this.background.loops,
    ];
    reception.onDoorbell = () => this.pulling.wake();
    reception.onQueued = onQueued;
    reception.onContactsChanged = () => this.background.contactsChanged();
  }

  /** Opens database and door. Throws when the database can't be reached or the port is taken. */
  static async open(config: Config, options: Options = {}): Promise<Xiaoge> {
    const log = options.log ?? pino({ level: config.logLevel });
    const clock = options.clock ?? (config.wecom === null ? MovableClock.running() : systemClock);
    const database = await openDatabase(config, options.wecom ?? config.wecom, clock, log);
    const office = await openOffice(config, database, clock, log);
    const metrics = new Metrics(database, clock);
    const reception: Reception = {
      database,
      office: office.current,
      clock,
      onDoorbell: () => undefined,
      onQueued: () => undefined,
      onFailure: (error, reference) => log.error({ failure: plainError(error), reference }, 'turn failed'),
    };
    const app = new Koa();
    app.silent = true;
    app.on('error', (error: unknown) => log.debug({ failure: plainError(error) }, 'request broke off'));
    const { server, port, open } = await listenEarly(config.port, config.host);
    const wecom = options.wecom ?? config.wecom ?? simulatedSettings(port);
    const simulator =
      options.simulator ??
      (config.wecom === null && clock instanceof MovableClock
        ? openSimulator(wecom, clock, () => port, { menu: menuOfToday(), firm: true })
        : null);
    if (simulator) await readyForSimulator(database, office, clock.now(), !options.simulator);
    const client = new WecomClient({ ...wecom, base: wecom.apiBase, clock, observe: metrics.call });
    const xiaoge = new Xiaoge(
      config,
      database,
      office,
      server,
      client,
      clock,
      log,
      metrics,
      reception,
      simulator,
      Holder.open(path.join(config.spoolFolder, 'holders')),
    );
    await xiaoge.holder.takeOver(database, clock.now());
    await xiaoge.learned.refresh();
    await xiaoge.route(app, wecom, reception);
    open(app.callback());
    if (options.background !== false) xiaoge.start();
    return xiaoge;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private async route(app: Koa, wecom: WecomSettings, reception: Reception): Promise<void> {
    const chat = new AppReception(reception);
    const robot = new RobotReceptionist({ ...reception, userIdOf: (id) => this.client.userIdOf(id) });
    const door = await openDoor({
      config: this.config,
      wecom,
      vault: this.database.vault,
      clock: this.clock,
      receive: (delivery) => chat.receive(delivery),
      tooLate: (delivery, reply) => chat.tooLate(delivery, reply),
      robot,
      observe: this.metrics.callback,
      onSetAside: (reason) => this.log.error({ failure: plainError(reason) }, 'a kept message was set aside'),
    });
    this.door = door;
    this.metrics.watchSpool(() => door.depth);
    const health = healthRoutes({
      database: this.database,
      metrics: this.metrics,
      lastDelivery: () => this.lastDelivery,
      clock: this.clock,
    });
    app.use(door.routes.routes()).use(health.routes());
    if (this.config.verifyFolder !== null) app.use(verifyRoutes(this.config.verifyFolder).routes());
    if (this.simulator) app.use(this.simulator.routes().routes());
  }

  private start(): void {
    for (const loop of this.loops) loop.start();
    this.ticker = schedule('* * * * *', () => void this.tick(), { noOverlap: true });
    this.simulator?.onClockMoved(() => {
      void this.tick();
      for (const loop of this.loops) loop.wake();
    });
    void this.findAccounts();
  }

  /** The clock struck: what is due is done; an error is logged and tried again at the next tick. */
  async tick(): Promise<void> {
    try {
      await this.holder.takeOver(this.database, this.clock.now());
      await this.learned.refresh();
      const ran = await runDue({ database: this.database, office: this.office.current }, this.clock.now());
      for (const { job, outcome } of ran) this.log.info({ job, outcome }, 'job ran');
      this.delivering.wake();
    } catch (error) {
      this.log.error({ failure: plainError(error) }, 'tick failed');
    }
  }

  /** Every customer service account that this app manages is read from the start on, doorbell or not. */
  private async findAccounts(): Promise<void> {
    try {
      const accounts = (await this.client.listAccounts()).filter(({ managed }) => managed);
      for (const { openKfId } of accounts) {
        await this.database.write((tx) => ringAccount(tx, openKfId, null, this.clock.now()));
      }
    } catch (error) {
      this.log.warn({ failure: plainError(error) }, 'customer service accounts could not be listed');
    }
  }

  private async pullAccounts(): Promise<number> {
    const items = await pull(this.client, this.accounts, this.clock);
    if (items > 0) this.reading.wake();
    return items;
  }

  private async deliver(): Promise<number> {
    const touched = await this.sender.deliver();
    this.lastDelivery = this.clock.now();
    return touched;
  }

  private async refresh(): Promise<number> {
    await this.learned.refresh();
    this.away = false;
    return 0;
  }

  /** What waited while the database was away is handled, in order. */
  async replay(): Promise<number> {
    const handled = (await this.door?.replay()) ?? 0;
    if (handled > 0) this.log.info({ handled, left: this.door?.depth }, 'kept messages handled');
    return handled;
  }

  /** One line when the database goes away, not one a second from every loop. */
  private passFailed(error: unknown): void {
    if (!isDatabaseAway(error))
      return this.log.error({ failure: plainError(error) }, 'background pass failed');
    if (!this.away) this.log.warn({ failure: plainError(error) }, 'database away');
    this.away = true;
  }

  /** For tests: everything that is due now is pulled, read and sent, until nothing is left. */
  async settle(): Promise<void> {
    for (let did = 1; did > 0;) {
      await this.refresh();
      await this.simulator?.settle();
      did =
        (await this.pullAccounts()) + (await this.reader.read()) + (await this.background.fetcher.fetch());
      did += (await this.background.clerk.work()) + (await this.deliver());
    }
  }

  /** Messages in flight finish, then everything closes; within three seconds. */
  async stop(): Promise<void> {
    await this.ticker?.destroy();
    await closeGracefully(this.server, STOP_WITHIN);
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await this.door?.close();
    await this.database.close();
    this.holder.close();
  }
}

/** With a real WeCom messages are kept while the database is away; the sample street needs it at once. */
async function openDatabase(
  config: Config,
  wecom: WecomSettings | null,
  clock: Clock,
  log: Logger,
): Promise<Database> {
  if (!wecom) return Database.open(config);
  const onWaiting = (error: unknown) =>
    log.warn({ failure: plainError(error) }, 'database away, waiting for it');
  return openWhenThere({ config, wecom, clock, onWaiting });
}

async function openOffice(
  config: Config,
  database: Database,
  clock: Clock,
  log: Logger,
): Promise<OfficeKeeper> {
  if (config.wecom === null) await seedSampleStreet(database, clock.now());
  const guide = new GuideFolder(
    config.guideFolder,
    (file, lacking) => log.warn({ file, lacking }, 'a document of the guide is not used'),
    readWorkbook,
  );
  const ways = new Set(Object.keys(config.gateways) as GatewayName[]);
  return OfficeKeeper.open(database, config.timeZone, guide, clock, ways);
}

if (require.main === module) void serve(() => Xiaoge.open(readConfig(process.env)));
