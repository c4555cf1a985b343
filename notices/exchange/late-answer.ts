import { aibotContentBytes, aibotMarkdown } from '../../bot/aibot-replies';
import { shorten } from '../../bot/text';
import type { Context } from '../../models/context';
import { aibotLane, queue } from '../../models/exchange/outbound';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { groupReceipt } from '../group-words';

/** How a message of the 智能机器人 can still be answered after its callback: once (P101138). */
export interface LateAnswer {
  code: string;
  /** Epoch milliseconds. */
  until: number;
}

/** An hour (P101138), less what sending may take. */
const LIFE = 58 * 60_000;

export const lateAnswer = (code: string | null, receivedAt: number): LateAnswer | null =>
  code === null ? null : { code, until: receivedAt + LIFE };

/** Says it where it was asked. False when that was done before, or is too late. */
export async function answerLate(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  { code, until }: LateAnswer,
  content: string,
): Promise<boolean> {
  if (now > until) return false;
  if (await one(tx, 'SELECT id FROM outbound WHERE lane = ? LIMIT 1', [aibotLane(code)])) return false;
  const message = aibotMarkdown(shorten(content, aibotContentBytes));
  await queue(tx, now, { request: { kind: 'aibot.response', code, message }, expiresAt: until });
  return true;
}

/** What was reported in a group and had to be asked about is filed: the group learns its number, if it may. */
export async function tellGroupLate(context: Context, ticket: Ticket, late: LateAnswer): Promise<void> {
  const words = groupReceipt(context.office, ticket);
  if (words !== null) await answerLate(context, late, words);
}
