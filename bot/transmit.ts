import type { WecomClient } from './api-client';
import { renewCard } from './card-renewal';
import type { Clock } from './clock';
import { WecomRefused } from './errors';
import { handOver } from './hand-over';
import { askForMassMessage } from './mass-message';
import type {
  MediaMessage,
  MediaShelf,
  OutboundRequest,
  OutboundRow,
  OutboxStore,
  OwnFileMessage,
  Receipt,
  WebhookMessage,
} from './outbox';

export type SendingClient = Pick<
  WecomClient,
  | 'call'
  | 'sendMessage'
  | 'updateCard'
  | 'sendCustomerServiceMessage'
  | 'sendOnEvent'
  | 'postWebhook'
  | 'answerAibot'
>;

/** Nothing that trying again could mend; `reason` is shown to the operator. */
export class Hopeless extends Error {
  override readonly name = 'Hopeless';

  constructor(
    message: string,
    /** One word for all failures of this kind. */
    readonly why: string,
  ) {
    super(message);
  }
}

const usedCode = 60140;
const repeatedMessageId = 95033;
const usedTaskId = 42014;

/** Response codes that were taken from the store and not used up, so that a failed call doesn't burn them. */
export type SpareCodes = Map<string, string>;

async function updateCard(
  client: SendingClient,
  store: OutboxStore,
  clock: Clock,
  spares: SpareCodes,
  rowId: number,
  request: Extract<OutboundRequest, { kind: 'app.update_card' }>,
): Promise<Receipt> {
  for (;;) {
    const spare = spares.get(request.taskId);
    spares.delete(request.taskId);
    const code = spare ?? (await store.takeResponseCode(request.taskId, clock.now()));
    if (code === null) {
      const sent = await store.sentCard(request.taskId);
      if (sent === null) throw new Hopeless('要更新的卡片没有发出去过', 'no card');
      return renewCard(client, request, sent, rowId, clock.now());
    }
    try {
      return await client.updateCard(code, request.userIds, request.card);
    } catch (error) {
      if (!(error instanceof WecomRefused) || error.errcode !== usedCode) {
        spares.set(request.taskId, code);
        throw error;
      }
    }
  }
}

/** The second time under the same msgid: it was accepted before (P94677). */
async function onceOnly(messageId: string, send: () => Promise<Receipt>): Promise<Receipt> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof WecomRefused && error.errcode === repeatedMessageId) return { messageId };
    throw error;
  }
}

/**
 * A member's message, asked to be dropped when the same request came before (P90236: 600 s). Cards differ by task_id
 * and texts are made to differ when they are stored, so nothing legitimate is dropped; a file carries nothing that
 * tells two apart and is checked only when it may have arrived.
 */
async function sendToMembers(
  client: SendingClient,
  userIds: string[],
  message: Parameters<SendingClient['sendMessage']>[1],
  attempt: number,
): Promise<Receipt> {
  const isCard = message.msgtype === 'template_card';
  const distinct = isCard || message.msgtype === 'text' || message.msgtype === 'markdown';
  try {
    return await client.sendMessage(userIds, message, distinct || attempt > 0);
  } catch (error) {
    // The task_id was used by an attempt whose answer was lost: the card is there.
    const arrived = isCard && attempt > 0 && error instanceof WecomRefused && error.errcode === usedTaskId;
    if (!arrived) throw error;
    return {};
  }
}

/** The msgid of a customer-service row: unique in the account, 32 bytes of `[0-9a-zA-Z_-]` at most. */
function customerServiceMessageId(rowId: number): string {
  return `o${rowId.toString(36)}`;
}

/** The code is good once: refused after an attempt whose answer was lost, it was used by that attempt. */
async function answerAibot(
  client: SendingClient,
  attempt: number,
  { code, message }: Extract<OutboundRequest, { kind: 'aibot.response' }>,
): Promise<Receipt> {
  try {
    await client.answerAibot(code, message);
  } catch (error) {
    const arrived = attempt > 0 && error instanceof WecomRefused && error.errcode === usedCode;
    if (!arrived) throw error;
  }
  return {};
}

/** A message as the platform takes it: a file of ours under an id of the platform's. Hopeless when it is gone. */
async function withMediaId<Message extends { msgtype: string }>(
  message: Message | OwnFileMessage,
  shelf: MediaShelf | undefined,
  webhookKey?: string,
): Promise<Message | MediaMessage> {
  if (!('own' in message)) return message;
  const id = (await shelf?.mediaId(message, webhookKey)) ?? null;
  if (id === null) throw new Hopeless('要发的文件已经不在了', 'file gone');
  return { msgtype: message.msgtype, [message.msgtype]: { media_id: id } } as unknown as MediaMessage;
}

/** Makes the one call that a row stands for. */
export async function transmit(
  client: SendingClient,
  store: OutboxStore,
  clock: Clock,
  spares: SpareCodes,
  { id, attempt, request }: OutboundRow,
  shelf?: MediaShelf,
): Promise<Receipt> {
  const messageId = customerServiceMessageId(id);
  switch (request.kind) {
    case 'app.message':
      return sendToMembers(client, request.userIds, await withMediaId(request.message, shelf), attempt);
    case 'app.update_card':
      return updateCard(client, store, clock, spares, id, request);
    case 'kf.message': {
      const { openKfId, externalUserId } = request;
      const message = await withMediaId(request.message, shelf);
      const send = () => client.sendCustomerServiceMessage({ openKfId, externalUserId, messageId }, message);
      return onceOnly(messageId, send);
    }
    case 'kf.welcome':
      return onceOnly(messageId, () => client.sendOnEvent(request.code, messageId, request.message));
    case 'kf.hand_over':
      return onceOnly(messageId, () => handOver(client, request, messageId));
    case 'webhook.message':
      await client.postWebhook(
        request.key,
        (await withMediaId(request.message, shelf, request.key)) as WebhookMessage,
      );
      return {};
    case 'contact.mass':
      return askForMassMessage(client, request);
    case 'aibot.response':
      return answerAibot(client, attempt, request);
    default:
      throw new Hopeless('不认识的发送请求', 'unknown request');
  }
}
