import type { WecomClient } from './api-client';
import type { TemplateCard } from './cards';
import { WecomRefused } from './errors';
import type { OutboundRequest, Receipt, SentCard } from './outbox';

type Update = Extract<OutboundRequest, { kind: 'app.update_card' }>;
type Client = Pick<WecomClient, 'sendMessage' | 'call'>;

/** A message can be taken back this long (P94867). */
const RECALL_WITHIN = 24 * 3_600_000;

/** `replace_text` belongs to updates alone (P94888); on a new card the button itself says it. */
function asNew(card: TemplateCard, taskId: string): TemplateCard {
  const copy = { ...card, task_id: taskId };
  if ('replace_text' in copy) delete copy.replace_text;
  return copy;
}

async function recall(client: Client, messageId: string): Promise<void> {
  try {
    await client.call('/cgi-bin/message/recall', { msgid: messageId });
  } catch (error) {
    // Taken back before, or too late after all: the fresh card goes out either way.
    if (!(error instanceof WecomRefused)) throw error;
  }
}

/**
 * No code is left to change the card: it is taken back, and where it is worth a push a fresh one goes out under a
 * task_id of its own. It is taken back only when all who hold it are meant, else somebody would lose his. What stays
 * is no harm: whoever presses an old card is shown the present state.
 */
export async function renewCard(
  client: Client,
  { taskId, userIds, card, renew }: Update,
  sent: SentCard,
  rowId: number,
  now: number,
): Promise<Receipt> {
  if (renew === 'leave') return {};
  const wanted = new Set(userIds);
  const forAll = sent.holders.every((holder) => wanted.has(holder));
  if (sent.messageId !== null && forAll && now - sent.sentAt < RECALL_WITHIN)
    await recall(client, sent.messageId);
  if (renew === 'recall') return forAll ? { takenBack: true } : {};
  const freshTaskId = `${taskId.split('-')[0]}-${rowId}`;
  const message = { msgtype: 'template_card' as const, template_card: asNew(card, freshTaskId) };
  return { ...(await client.sendMessage(userIds, message, true)), freshTaskId };
}
