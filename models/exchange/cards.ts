import type { OutboundRequest, Receipt, SentCard } from '../../bot/outbox';
import type { Card, OutboundMessage } from './message';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { ticketKey } from '../tickets/workflow';

/** Notes a card that went out, with the code that may change it; a fresh one takes its holders from the old one. */
export async function keepCard(
  tx: Transaction,
  row: OutboundMessage,
  request: OutboundRequest,
  receipt: Receipt,
  now: number,
): Promise<void> {
  const isCard = request.kind === 'app.message' && request.message.msgtype === 'template_card';
  const taskId =
    receipt.freshTaskId ?? (isCard && row.taskPrefix !== null ? `${row.taskPrefix}-${row.id}` : null);
  if (receipt.takenBack === true && request.kind === 'app.update_card')
    await takeHolders(tx, request.taskId, request.userIds);
  if (taskId === null || (request.kind !== 'app.message' && request.kind !== 'app.update_card')) return;
  await insert(tx, 'card', {
    taskId,
    ticketId: row.ticketId,
    holders: request.userIds.join('|'),
    codes: tx.vault.seal(receipt.responseCode ?? ''),
    sentAt: now,
  });
  if (request.kind === 'app.update_card') await takeHolders(tx, request.taskId, request.userIds);
}

async function takeHolders(tx: Transaction, taskId: string, gone: readonly string[]): Promise<void> {
  const card = await one<Card>(tx, 'SELECT * FROM card WHERE taskId = ?', [taskId]);
  if (!card) return;
  const left = card.holders.split('|').filter((holder) => !gone.includes(holder));
  await tx.run('UPDATE card SET holders = ? WHERE id = ?', [left.join('|'), card.id]);
}

/** Takes the newest unused code of a card, so that nobody else uses it; null when none is left. */
export async function takeCode(tx: Transaction, taskId: string): Promise<string | null> {
  const card = await one<Card>(tx, 'SELECT * FROM card WHERE taskId = ?', [taskId]);
  const codes = card ? openCodes(tx, card) : [];
  const code = codes.pop();
  if (card === null || code === undefined) return null;
  await tx.run('UPDATE card SET codes = ? WHERE id = ?', [tx.vault.seal(codes.join('\n')), card.id]);
  return code;
}

/** How a card was sent: its message id stands with the row whose number ends the task_id. */
export async function sentCard(reader: Reader, taskId: string): Promise<SentCard | null> {
  const card = await one<Card>(reader, 'SELECT * FROM card WHERE taskId = ?', [taskId]);
  if (!card) return null;
  const row = await one<Pick<OutboundMessage, 'messageId'>>(
    reader,
    'SELECT messageId FROM outbound WHERE id = ?',
    [Number(taskId.slice(taskId.lastIndexOf('-') + 1))],
  );
  const holders = card.holders.split('|').filter(Boolean);
  return { messageId: row?.messageId ?? null, holders, sentAt: card.sentAt };
}

function openCodes(tx: Transaction, card: Card): string[] {
  return tx.vault.open(card.codes).split('\n').filter(Boolean);
}

/** A press gave a fresh code for the card it was on. */
export async function addResponseCode(tx: Transaction, taskId: string, code: string): Promise<void> {
  const card = await one<Card>(tx, 'SELECT * FROM card WHERE taskId = ?', [taskId]);
  if (!card) return;
  const codes = [...openCodes(tx, card), code].join('\n');
  await tx.run('UPDATE card SET codes = ? WHERE id = ?', [tx.vault.seal(codes), card.id]);
}

/** Who pressed, and on which card: that one is changed by the answer to the press, whatever else he holds is not. */
export interface Presser {
  userId: string;
  taskId: string;
}

/** task_id of the view of a ticket that somebody asked for (S0001); its own card, which rings, is T0001. */
export const viewPrefix = (ticketId: number): string => ticketKey(ticketId).replace('T', 'S');
export const isView = ({ taskId }: Pick<Card, 'taskId'>): boolean => taskId.startsWith('S');

/** Cards and views of a ticket that people hold. Questions about it have another task_id and stay as they are. */
export function cardsOf(tx: Transaction, ticketId: number): Promise<Card[]> {
  return tx.rows<Card>(
    `SELECT * FROM card WHERE ticketId = ? AND holders <> '' AND (taskId LIKE 'T%' OR taskId LIKE 'S%') ORDER BY id`,
    [ticketId],
  );
}

/** Cards whose task_id begins so (announcements have one each time they are sent). */
export const cardsNamed = (reader: Reader, prefix: string): Promise<Card[]> =>
  reader.rows<Card>('SELECT * FROM card WHERE taskId LIKE ? ORDER BY id', [`${prefix}-%`]);
