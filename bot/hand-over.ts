import type { WecomClient } from './api-client';
import { WecomRefused } from './errors';
import type { OutboundRequest, Receipt } from './outbox';

type HandOver = Extract<OutboundRequest, { kind: 'kf.hand_over' }>;
type Client = Pick<WecomClient, 'call' | 'sendOnEvent' | 'sendCustomerServiceMessage'>;

/** Not valid, stopped, outside the range, or not of this account: the next one is asked (P90313). */
const notHere: ReadonlySet<number> = new Set([95014, 95019, 60030, 60253]);
const illegalChange = 95016;
/** State 3: a servicer holds the conversation and the app may not send (P94669). */
const WITH_SERVICER = 3;
/** `status` of servicer/list: 0 receiving (P94645; the event counts the other way round). */
const RECEIVING = 0;

/** userids of the account that receive at this moment (kf/servicer/list, P94645). */
async function receivingServicers(client: Client, openKfId: string): Promise<Set<string>> {
  const { servicer_list: list } = await client.call<{ servicer_list?: unknown }>(
    '/cgi-bin/kf/servicer/list',
    undefined,
    { query: { open_kfid: openKfId } },
  );
  const servicers = (Array.isArray(list) ? list : []) as { userid?: unknown; status?: unknown }[];
  const receiving = servicers.filter(
    ({ userid, status }) => typeof userid === 'string' && status === RECEIVING,
  );
  return new Set(receiving.map(({ userid }) => String(userid).toLowerCase()));
}

/** The servicer who has the conversation now; null when nobody has (kf/service_state/get, P94669). */
async function holderOf(client: Client, { openKfId, externalUserId }: HandOver): Promise<string | null> {
  const answer = await client.call<{ service_state?: unknown; servicer_userid?: unknown }>(
    '/cgi-bin/kf/service_state/get',
    { open_kfid: openKfId, external_userid: externalUserId },
  );
  const servicer = typeof answer.servicer_userid === 'string' ? answer.servicer_userid : '';
  return answer.service_state === WITH_SERVICER ? servicer : null;
}

/** Gives the conversation to this servicer; the code for one text on it, '' when none came. */
async function give(client: Client, request: HandOver, servicer: string): Promise<string> {
  const { msg_code: code } = await client.call<{ msg_code?: unknown }>('/cgi-bin/kf/service_state/trans', {
    open_kfid: request.openKfId,
    external_userid: request.externalUserId,
    service_state: WITH_SERVICER,
    servicer_userid: servicer,
  });
  return typeof code === 'string' ? code : '';
}

/**
 * Hands a resident over to the first of `servicers` who receives; `taken` is said with the code of the change. When
 * nobody does, `away` goes out as an ordinary message. The receipt names who has the resident now.
 */
export async function handOver(client: Client, request: HandOver, messageId: string): Promise<Receipt> {
  const receiving =
    request.servicers.length === 0 ? new Set<string>() : await receivingServicers(client, request.openKfId);
  for (const servicer of request.servicers) {
    if (!receiving.has(servicer.toLowerCase())) continue;
    try {
      const code = await give(client, request, servicer);
      if (code !== '') await client.sendOnEvent(code, messageId, request.taken);
      return { messageId, servicer };
    } catch (error) {
      if (!(error instanceof WecomRefused)) throw error;
      if (error.errcode === illegalChange) {
        const holder = await holderOf(client, request);
        if (holder !== null) return { messageId, servicer: holder };
      } else if (!notHere.has(error.errcode)) throw error;
    }
  }
  const { openKfId, externalUserId } = request;
  return client.sendCustomerServiceMessage({ openKfId, externalUserId, messageId }, request.away);
}
