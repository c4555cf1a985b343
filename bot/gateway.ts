import { WecomUnreachable } from './errors';
import type { GatewayName, OutboundRequest, Receipt } from './outbox';
import { Hopeless } from './transmit';

/** Where a gateway listens, and the id of its template. */
export type GatewaySettings = Readonly<Partial<Record<GatewayName, { url: string; template: string }>>>;

const answersWithin = 10_000;

/**
 * `POST` of `{id, template, to, values}` as JSON to a gateway of the office's own, which turns it into an SMS or a
 * subscription message. 2xx: taken. 4xx: refused for good. Anything else is tried again under the same id, by which
 * the gateway knows a repeat. Throws Hopeless, WecomUnreachable.
 */
export async function sendByGateway(
  settings: GatewaySettings,
  rowId: number,
  { gateway, to, values }: Extract<OutboundRequest, { kind: 'gateway.message' }>,
): Promise<Receipt> {
  const set = settings[gateway];
  if (!set) throw new Hopeless('没有设置这个发送通道', 'no gateway');
  let response: Response;
  try {
    response = await fetch(set.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: `o${rowId.toString(36)}`, template: set.template, to, values }),
      signal: AbortSignal.timeout(answersWithin),
    });
  } catch (error) {
    throw new WecomUnreachable(gateway, (error as Error).name, true);
  }
  if (response.ok) return {};
  const status = `HTTP ${response.status}`;
  if (response.status >= 400 && response.status < 500 && response.status !== 429)
    throw new Hopeless(`发送通道拒绝了（${status}）`, 'gateway refused');
  throw new WecomUnreachable(gateway, status, true);
}
