import Router from 'koa-router';
import type { Database } from '../models/store/database';
import type { Metrics } from './metrics';

export interface HealthParts {
  database: Database;
  metrics: Metrics;
  /** Epoch milliseconds at which the sender last finished a pass; null before the first. */
  lastDelivery: () => number | null;
  clock: { now(): number };
}

/** A sender that has not finished a pass for so long is stuck. */
const DELIVERY_SILENCE = 5 * 60_000;

/** /healthz: the process lives. /readyz: it can do its work. /metrics: for Prometheus. */
export function healthRoutes({ database, metrics, lastDelivery, clock }: HealthParts): Router {
  const router = new Router();
  router.get('/healthz', (context) => {
    context.body = { ok: true };
  });
  router.get('/readyz', async (context) => {
    const databaseReady = await database.rows('SELECT 1 AS one').then(
      () => true,
      () => false,
    );
    const last = lastDelivery();
    const deliveryReady = last !== null && clock.now() - last < DELIVERY_SILENCE;
    const ok = databaseReady && deliveryReady;
    context.status = ok ? 200 : 503;
    context.body = { ok, database: databaseReady, delivery: deliveryReady };
  });
  router.get('/metrics', async (context) => {
    context.type = metrics.registry.contentType;
    context.body = await metrics.registry.metrics();
  });
  return router;
}
