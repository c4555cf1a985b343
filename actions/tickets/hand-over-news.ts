import type { OutboundRequest } from '../../bot/outbox';
import type { Context } from '../../models/context';
import type { OutboundMessage } from '../../models/exchange/message';
import { newsOf, noteTold } from '../../models/tickets/news';
import type { Contact } from '../../models/staff/persons';
import { sendCopy } from '../../models/exchange/resend';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { messagesLeft } from '../../models/exchange/window';
import { ticketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { resultQuestion } from '../../notices/tickets/result-question';

/** An answer that could not go out means nothing a day later; news does. */
const ANSWER_KEEPS = 24 * 3_600_000;

/**
 * What waits for this resident, now that he can be written to: his tickets' results as they stand today and other
 * news; pictures go out behind. `said`: what he is told anyway, news of that is not repeated. `coded`: a welcome code
 * lets one message pass although the window is closed.
 */
export async function handOverNews(
  context: Context,
  contact: Contact,
  said: string,
  coded = false,
): Promise<Answer[]> {
  const { tx, now } = context;
  if (!coded && (await messagesLeft(tx, contact, now)) === 0) return [];
  const rows = await tx.rows<OutboundMessage>(
    "SELECT * FROM outbound WHERE state = 'parked' AND lane = ? AND kind = 'kf.message' ORDER BY id",
    [`kf:${contact.externalId}`],
  );
  const news: Answer[] = [];
  for (const row of rows) {
    await tx.run("UPDATE outbound SET state = 'handed', settledAt = ? WHERE id = ?", [now, row.id]);
    if (row.payload === null || (row.expiresAt !== null && row.expiresAt < now)) continue;
    const told =
      row.notice === 'result' && row.ticketId !== null
        ? await result(context, row, said)
        : await other(context, row);
    if (told) news.push(told);
  }
  return named(news);
}

/** The result as it stands today; null when he rated it meanwhile, it was opened again, or he was told. */
async function result(context: Context, row: OutboundMessage, said: string): Promise<Answer | null> {
  const { tx, now } = context;
  const ticket = await one<Ticket>(tx, 'SELECT * FROM ticket WHERE id = ?', [row.ticketId]);
  if (!ticket) return null;
  if (ticket.reporterId !== row.personId) return other(context, row);
  if (ticket.state !== 'verifying' && ticket.state !== 'closed') return null;
  if ((await newsOf(tx, ticket.id))?.state === 'told') return null;
  await noteTold(tx, ticket, 'later', now, null);
  return said.includes(ticketNumber(ticket.id)) ? null : resultQuestion(ticket);
}

/** What was on the way of a ticket means nothing once its result is there. */
async function isOutrun({ tx }: Context, { notice, ticketId }: OutboundMessage): Promise<boolean> {
  if (notice !== 'more' || ticketId === null) return false;
  const ticket = await one<Pick<Ticket, 'doneAt'>>(tx, 'SELECT doneAt FROM ticket WHERE id = ?', [ticketId]);
  return ticket !== null && ticket.doneAt !== null;
}

async function other(context: Context, row: OutboundMessage): Promise<Answer | null> {
  const { tx, now } = context;
  if (await isOutrun(context, row)) return null;
  if (row.notice === null && row.createdAt < now - ANSWER_KEEPS) return null;
  const request = JSON.parse(tx.vault.open(row.payload ?? '')) as OutboundRequest;
  if (request.kind !== 'kf.message') return null;
  const { message } = request;
  if (message.msgtype === 'text' && 'text' in message) return { text: message.text.content };
  if (message.msgtype === 'msgmenu') return { text: message.msgmenu.head_content };
  await sendCopy(tx, row, now);
  return null;
}

/** With several results each button says which it means. */
function named(news: readonly Answer[]): Answer[] {
  const asking = news.filter(({ choices }) => choices !== undefined);
  if (asking.length < 2) return [...news];
  return news.map((answer) => ({
    ...answer,
    ...(answer.choices === undefined
      ? {}
      : {
          choices: answer.choices.map(({ label, key }) => ({
            label: `${ticketNumber(Number(/_T(\d+)/.exec(key)?.[1] ?? 0))} ${label}`,
            key,
          })),
        }),
  }));
}
