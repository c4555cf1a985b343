import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { openDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import type { Asked } from '../../models/tickets/inquiry';
import type { Person } from '../../models/staff/person';
import type { Ticket } from '../../models/tickets/ticket';
import { claimPictures, PICTURE_WINDOW } from '../../models/tickets/tickets';
import { one } from '../../models/store/transaction';
import { ticketNumber } from '../../models/tickets/workflow';
import { answeredWords, inquiryNews } from '../../notices/tickets/inquiry-words';
import { tellMoved } from '../../notices/tickets/move-news';
import { tell, type Told } from '../../notices/exchange/send';
import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { forwardReported } from '../../notices/tickets/ticket-files';

/** So long the clock waits for the reporter. */
export const PATIENCE = { amount: 3, unit: 'WD' } as const;
/** A late answer is still one. */
const LISTENS = { amount: 4, unit: 'WD' } as const;
/** The dialogue that gets his next words. */
export const INQUIRY = 'inquiry';

export interface Inquiry {
  ticketId: number;
  question: string;
}

/**
 * 追问: the reporter is asked one thing. The clock waits when the matter is an ordinary one, he can read the question now
 * and nobody waited for him before in this round; it never waits for a colleague. Throws inquire.own, inquire.often.
 */
export async function inquire(
  context: Context,
  ticket: Ticket,
  question: string,
): Promise<{ ticket: Ticket; asked: Asked }> {
  const { now, office, actorId } = context;
  const facts = { number: ticketNumber(ticket.id) };
  if (ticket.reporterId === actorId || ticket.reporterId === ticket.handlerId)
    throw new Failure('inquire.own', facts);
  const told = await ask(context, ticket, question);
  const colleague = office.directory.isStaff(ticket.reporterId);
  if (told === 'held' && !colleague) throw new Failure('inquire.often', facts);
  const waits =
    told === 'queued' && !colleague && ticket.urgency === 'normal' && !(await waitedBefore(context, ticket));
  const after = await advance(context, ticket, {
    transition: waits ? 'inquire' : 'inquire_on',
    note: question,
    ...(waits ? { set: { resumeAt: office.calendar.due(now, PATIENCE) } } : {}),
  });
  if (waits) await updateTicketCards(context, after);
  if (told === 'queued') await listen(context, ticket.reporterId, { ticketId: ticket.id, question });
  return { ticket: after, asked: waits ? 'waiting' : told === 'parked' ? 'parked' : 'asked' };
}

const ask = (context: Context, ticket: Ticket, question: string, again = false): Promise<Told> =>
  tell(context, ticket.reporterId, inquiryNews(context.office, ticket, question, again), {
    ticketId: ticket.id,
    notice: context.office.directory.isStaff(ticket.reporterId) ? 'question' : 'inquiry',
  });

/** Was the clock stopped for him since the ticket was last sent back? */
async function waitedBefore({ tx }: Context, { id }: Ticket): Promise<boolean> {
  const before = await one(
    tx,
    `SELECT id FROM ticket_event WHERE ticketId = ? AND transition = 'inquire'
      AND at >= COALESCE((SELECT MAX(at) FROM ticket_event WHERE ticketId = ? AND transition IN ('rework', 'reopen')), 0)`,
    [id, id],
  );
  return before !== null;
}

/** His next words are the answer, unless he is in the middle of something: then he taps 回话. */
async function listen({ tx, now, office }: Context, personId: number, inquiry: Inquiry): Promise<void> {
  const person = await one<Person>(tx, 'SELECT * FROM person WHERE id = ?', [personId]);
  if (!person) return;
  const busy = await one(tx, 'SELECT id FROM dialogue WHERE id = ? AND closedAt IS NULL AND expiresAt > ?', [
    person.dialogueId,
    now,
  ]);
  if (busy) return;
  const expiresAt = office.calendar.due(now, LISTENS);
  await openDialogue(tx, person, INQUIRY, inquiry, now, { expiresAt });
}

/** Half the time is over: once more, in other words. */
export async function askAgain(context: Context, ticket: Ticket): Promise<void> {
  const question = await lastQuestion(context, ticket.id);
  if (question !== null) await ask(context, ticket, question, true);
}

/** What he was asked last; null when he never was. */
export async function lastQuestion({ tx }: Pick<Context, 'tx'>, ticketId: number): Promise<string | null> {
  const row = await one<{ note: string }>(
    tx,
    "SELECT note FROM ticket_event WHERE ticketId = ? AND transition IN ('inquire', 'inquire_on') ORDER BY id DESC LIMIT 1",
    [ticketId],
  );
  return row?.note ?? null;
}

/**
 * 回话: into the history and to who asked; the clock goes on. One that comes when nobody waits any more is told to him
 * all the same.
 */
export async function answerInquiry(context: Context, ticket: Ticket, words: string): Promise<Ticket> {
  const { tx, now, office, actorId } = context;
  const own = actorId === ticket.reporterId;
  const pictures = own
    ? await claimPictures(tx, ticket.reporterId, ticket.id, 'report', now - PICTURE_WINDOW)
    : 0;
  const note = words || `照片 ${pictures} 张`;
  const waited = ticket.state === 'waiting';
  const after = await advance(context, ticket, { transition: waited || !own ? 'answer' : 'amend', note });
  if (waited) await updateTicketCards(context, after);
  const staff = answeredWords(office, after, note, waited, now);
  if (waited) await tellMoved(context, after, 'answer', { staff });
  else if (after.handlerId !== null)
    await tell(context, office.directory.actingFor(after.handlerId), staff, { ticketId: after.id });
  if (pictures > 0) await forwardReported(context, after.id);
  return after;
}
