import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Logger } from 'pino';
import type { DeliveryResult } from '../bot/delivery';
import type { Database } from '../models/store/database';
import { one } from '../models/store/transaction';

/** Figures for the operator's monitoring; ids, words and names never stand in a label. */
export class Metrics {
  readonly registry = new Registry();
  private readonly callbacks = new Counter({
    name: 'xiaoge_callbacks_total',
    help: 'Callbacks by kind of message and result',
    labelNames: ['kind', 'result'],
    registers: [this.registry],
  });
  private readonly handling = new Histogram({
    name: 'xiaoge_callback_seconds',
    help: 'Time from the beginning of a callback to its answer',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 4],
    registers: [this.registry],
  });
  private readonly calls = new Counter({
    name: 'xiaoge_api_calls_total',
    help: 'Calls to WeCom by path and errcode',
    labelNames: ['path', 'errcode'],
    registers: [this.registry],
  });
  private readonly sent = new Counter({
    name: 'xiaoge_deliveries_total',
    help: 'Outgoing messages by kind of request and what became of the attempt',
    labelNames: ['kind', 'result'],
    registers: [this.registry],
  });

  constructor(database: Database, clock: { now(): number }) {
    collectDefaultMetrics({ register: this.registry });
    const registers = [this.registry];
    const age = new Gauge({
      name: 'xiaoge_outbox_age_seconds',
      help: 'Age of the oldest message that waits',
      registers,
    });
    const depth = new Gauge({
      name: 'xiaoge_outbox_depth',
      help: 'Messages that wait to be sent',
      registers,
      async collect() {
        // Without the database the other figures still have to be readable; this one keeps its last value.
        const row = await one<{ n: number; oldest: number | null }>(
          database,
          "SELECT COUNT(*) AS n, MIN(createdAt) AS oldest FROM outbound WHERE state = 'waiting'",
        ).catch(() => undefined);
        if (row === undefined) return;
        this.set(row?.n ?? 0);
        age.set(Math.max(0, (clock.now() - (row?.oldest ?? clock.now())) / 1000));
      },
    });
    depth.set(0);
  }

  /** `depth`: messages that wait on the disk because the database is away. */
  watchSpool(depth: () => number): void {
    const gauge: Gauge = new Gauge({
      name: 'xiaoge_spool_depth',
      help: 'Messages kept on the disk while the database is away',
      registers: [this.registry],
      collect() {
        gauge.set(depth());
      },
    });
  }

  readonly callback = (kind: string, result: string, milliseconds: number): void => {
    this.callbacks.inc({ kind, result });
    this.handling.observe(milliseconds / 1000);
  };

  readonly call = (path: string, errcode: number | string): void => {
    this.calls.inc({ path, errcode: String(errcode) });
  };

  /** Counts what becomes of outgoing messages; why one failed stands in the outbox, not in the log. */
  deliveries(log: Pick<Logger, 'warn' | 'debug'>): (kind: string, result: DeliveryResult) => void {
    return (kind, result) => {
      this.sent.inc({ kind, result });
      const bad = result === 'failed' || result === 'store_failed';
      log[bad ? 'warn' : 'debug']({ kind, result }, bad ? 'message not sent' : 'message');
    };
  }
}
