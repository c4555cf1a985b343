import type { Clock } from './clock';
import { hintFor, reactionTo, WecomRefused, WecomUnreachable } from './errors';
import type { MediaShelf, OutboundRequest, OutboundRow, OutboxStore } from './outbox';
import { sendByGateway, type GatewaySettings } from './gateway';
import { RateWindow } from './rate-window';
import { Hopeless, transmit, type SendingClient, type SpareCodes } from './transmit';

export interface SenderOptions {
  client: SendingClient;
  store: OutboxStore;
  clock: Clock;
  /** Files of ours that messages carry; without it such a message has failed. */
  shelf?: MediaShelf;
  /** Ways out beside WeCom; a message for one that is not set has failed. */
  gateways?: GatewaySettings;
  /** After every row: kind of request and what became of it. */
  observe?(kind: OutboundRequest['kind'], result: DeliveryResult): void;
  /** 0 ≤ x < 1, spreads the repeats; Math.random unless told. */
  random?(): number;
}

/** store_failed: its fate is known but could not be written down; the row comes back when its lease ends. */
export type DeliveryResult = 'sent' | 'retry' | 'postponed' | 'parked' | 'failed' | 'store_failed';

const rowsInOnePass = 32;
const lanesAtOnce = 8;
/** Longer than a pass can take with every call running into its timeout. */
const leaseMilliseconds = 180_000;
/** Pauses before the next attempts; after the last one the row has failed. */
const pauses: readonly number[] = [5_000, 30_000, 120_000, 600_000, 1_800_000];
/** The window of a minute limit (P90312): what it blocks is blocked for 60 s. */
const throttleMilliseconds = 60_000;
const hour = 3_600_000;
/** A welcome code lives 20 s from the entering; what isn't out after 15 s isn't sent (P95122). */
const welcomeMilliseconds = 15_000;

/** The resident can't be written to until he writes: 5 messages, 48 hours, session over or with a servicer (P90313). */
const closedToUs: ReadonlySet<number> = new Set([95001, 95002, 95013, 95018, 95031, 810002]);

/** Calls without a key of their own: a webhook's post, a task of 企业群发. */
const untellable: ReadonlySet<string> = new Set(['webhook.message', 'contact.mass']);

/** What becomes of a row when its turn ends; `until`: it and its lane wait. */
type Outcome = { sent: true } | { sent: false; until: number | null };

/** Sends what waits in the outbox, lane by lane, within the limits that WeCom would enforce by silent dropping. */
export class Sender {
  /** 30 and 1,000 a member are dropped without a word (P90312), so stay below. */
  private readonly members = new RateWindow({ perMinute: 25, perHour: 900 });
  /** 20 a minute each (P99110). */
  private readonly webhooks = new RateWindow({ perMinute: 18, perHour: Number.MAX_SAFE_INTEGER });
  private remembered = false;
  private readonly heldUntil = new Map<string, number>();
  private readonly spares: SpareCodes = new Map();

  constructor(private readonly options: SenderOptions) {}

  /** One pass: claims, sends, records. Gives how many rows it touched; 0 = nothing is due. */
  async deliver(): Promise<number> {
    const { store, clock } = this.options;
    await this.remember();
    const leasedUntil = clock.now() + leaseMilliseconds;
    const rows = await store.claim(clock.now(), rowsInOnePass, leaseMilliseconds);
    const lanes = new Map<string, OutboundRow[]>();
    // Lanes in the order of the claim, the urgent first; inside a lane the older first.
    for (const row of rows) {
      const lane = lanes.get(row.lane);
      if (lane === undefined) lanes.set(row.lane, [row]);
      else lane.push(row);
    }
    const waiting = [...lanes.values()].map((lane) => lane.toSorted((a, b) => a.id - b.id));
    const worker = async () => {
      // A machine that slept in the middle finds its rows in other hands.
      while (clock.now() < leasedUntil) {
        const lane = waiting.shift();
        if (lane === undefined) return;
        await this.runLane(lane);
      }
    };
    await Promise.all(Array.from({ length: Math.min(lanesAtOnce, waiting.length) }, worker));
    return rows.length;
  }

  /** The platform counts on through our restarts: what went out before this one is counted too. */
  private async remember(): Promise<void> {
    if (this.remembered) return;
    const { store, clock } = this.options;
    const sent = (await store.sentSince?.(clock.now() - hour)) ?? [];
    for (const { userIds, at } of sent) this.members.restore(userIds, at);
    this.remembered = true;
  }

  /** In order; when one has to wait, all behind it wait too. */
  private async runLane(rows: readonly OutboundRow[]): Promise<void> {
    let until: number | null = null;
    for (const row of rows) {
      try {
        if (until !== null) {
          await this.options.store.postpone(row.id, until);
        } else {
          const outcome = await this.runRow(row);
          if (!outcome.sent) until = outcome.until;
        }
      } catch {
        // The outcome couldn't be stored: the row comes back when its lease ends, and so does the rest of its lane.
        this.options.observe?.(row.request.kind, 'store_failed');
        return;
      }
    }
  }

  private async runRow(row: OutboundRow): Promise<Outcome> {
    const { client, store, clock } = this.options;
    const now = clock.now();
    if (row.expiresAt !== null && now > row.expiresAt) return this.fail(row, '过期未发', 'expired');
    if (row.request.kind === 'kf.welcome' && now > row.request.sentAt + welcomeMilliseconds) {
      return this.fail(row, '欢迎语过期未发', 'expired');
    }
    const roomAt = this.roomAt(row, now);
    if (roomAt !== null) return this.postpone(row, roomAt);
    try {
      const receipt = await (row.request.kind === 'gateway.message'
        ? sendByGateway(this.options.gateways ?? {}, row.id, row.request)
        : transmit(client, store, clock, this.spares, row, this.options.shelf));
      await store.sent(row.id, clock.now(), receipt);
      this.options.observe?.(row.request.kind, 'sent');
      return { sent: true };
    } catch (error) {
      if (error instanceof Hopeless) return this.fail(row, error.message, error.why);
      if (error instanceof WecomRefused) return this.afterRefusal(row, error.errcode);
      if (error instanceof WecomUnreachable) return this.afterSilence(row, error);
      throw error;
    }
  }

  /** What shares a limit of the platform: one webhook, or one call. */
  private targetOf({ request }: OutboundRow): string {
    return request.kind === 'webhook.message' ? `webhook ${request.key}` : request.kind;
  }

  /** Null = it may go out now, and is counted. */
  private roomAt(row: OutboundRow, now: number): number | null {
    const held = this.heldUntil.get(this.targetOf(row)) ?? now;
    if (held > now) return held;
    const { request } = row;
    if (request.kind === 'app.message') return this.members.take(request.userIds, now);
    if (request.kind === 'webhook.message') return this.webhooks.take([request.key], now);
    return null;
  }

  private async afterRefusal(row: OutboundRow, errcode: number): Promise<Outcome> {
    const reaction = reactionTo(errcode);
    if (reaction === 'throttle') {
      const until = this.options.clock.now() + throttleMilliseconds;
      this.heldUntil.set(this.targetOf(row), until);
      return this.postpone(row, until);
    }
    if (closedToUs.has(errcode) && row.request.kind.startsWith('kf.'))
      return this.park(row, hintFor(errcode));
    // Alarm: somebody has to mend the settings, which may well have happened before the attempts are used up.
    const mayPass = reaction === 'retry' || reaction === 'refresh' || reaction === 'alarm';
    const cause = `errcode ${errcode}`;
    return mayPass ? this.tryLater(row, hintFor(errcode), cause) : this.fail(row, hintFor(errcode), cause);
  }

  private async afterSilence(row: OutboundRow, error: WecomUnreachable): Promise<Outcome> {
    // These have no way to tell a second call from the first, and people would see both.
    if (untellable.has(row.request.kind) && error.mayHaveArrived)
      return this.fail(row, '结果不明', 'unknown outcome');
    return this.tryLater(row, `连不上企业微信（${error.path} ${error.cause}）`, 'unreachable');
  }

  private async tryLater(row: OutboundRow, reason: string, cause: string): Promise<Outcome> {
    const pause = pauses[row.attempt];
    if (pause === undefined) return this.fail(row, reason, cause);
    const spread = 1 + 0.1 * (this.options.random?.() ?? Math.random());
    const until = this.options.clock.now() + Math.round(pause * spread);
    await this.options.store.retry(row.id, until, reason);
    this.options.observe?.(row.request.kind, 'retry');
    return { sent: false, until };
  }

  private async postpone(row: OutboundRow, until: number): Promise<Outcome> {
    await this.options.store.postpone(row.id, until);
    this.options.observe?.(row.request.kind, 'postponed');
    return { sent: false, until };
  }

  private async park(row: OutboundRow, reason: string): Promise<Outcome> {
    await this.options.store.parked(row.id, this.options.clock.now(), reason);
    this.options.observe?.(row.request.kind, 'parked');
    return { sent: false, until: null };
  }

  private async fail(row: OutboundRow, reason: string, cause: string): Promise<Outcome> {
    await this.options.store.failed(row.id, this.options.clock.now(), reason, cause);
    this.options.observe?.(row.request.kind, 'failed');
    return { sent: false, until: null };
  }
}
