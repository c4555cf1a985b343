import { advance, checkMove, loadTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { nearestManagers } from '../../models/tickets/hearers';
import { keepRequest, requestById, settleRequest, timesAsked } from '../../models/tickets/requests';
import type { Ticket } from '../../models/tickets/ticket';
import type { AppealStep, TicketRequest } from '../../models/tickets/ticket-sides';
import { ticketNumber } from '../../models/tickets/workflow';
import { appealEnded, appealQuestion } from '../../notices/tickets/appeal-words';
import { tell } from '../../notices/exchange/send';

/**
 * 申诉 after the work is done: it was late, or came back, for no fault of whoever did it. Once a ticket; two who had no
 * part in it look at it, one after the other. Throws appeal.once, appeal.nobody.
 */
export async function askAppeal(context: Context, ticket: Ticket, reason: string): Promise<string[]> {
  const { tx, actorId } = context;
  checkMove(context, ticket, 'ask_appeal');
  const facts = { number: ticketNumber(ticket.id) };
  if ((await timesAsked(tx, ticket.id, ['appeal'])) > 0) throw new Failure('appeal.once', facts);
  const reviewers = reviewersOf(context, ticket, [actorId ?? 0]);
  if (reviewers.length === 0) throw new Failure('appeal.nobody', facts);
  const asked = await advance(context, ticket, { transition: 'ask_appeal', note: reason });
  return askReview(context, asked, { kind: 'appeal', askedBy: actorId ?? 0, reason }, reviewers);
}

/** Who may look at it: whoever runs the nearest node and is none of these. */
const reviewersOf = ({ office }: Context, ticket: Ticket, except: readonly number[]): number[] =>
  nearestManagers(office.directory, ticket.gridId, [...except, ticket.handlerId ?? 0]);

async function askReview(
  context: Context,
  ticket: Ticket,
  request: Pick<TicketRequest, 'kind' | 'askedBy' | 'reason'>,
  reviewers: readonly number[],
): Promise<string[]> {
  const { tx, now, office } = context;
  const id = await keepRequest(tx, { ...request, ticketId: ticket.id, askedAt: now, untilAt: null });
  const question = appealQuestion(office, ticket, { ...request, id });
  for (const personId of reviewers)
    await tell(context, personId, question, { ticketId: ticket.id, notice: 'question' });
  return reviewers.map((personId) => office.directory.staff(personId)?.name ?? '');
}

/**
 * One of the two looks. After the second yes the ticket is exempt: its times stay as they were, and no figure holds
 * them against anybody (models/figures/measures.ts). Throws request.own, request.decided.
 */
export async function decideAppeal(
  context: Context,
  requestId: number,
  agreed: boolean,
  answer = '',
): Promise<{ ticket: Ticket; step: AppealStep }> {
  const { tx, now, actorId } = context;
  const request = await requestById(tx, requestId);
  if (!request || (request.kind !== 'appeal' && request.kind !== 'appeal2')) throw new Failure('choice.gone');
  const ticket = await loadTicket(context, request.ticketId);
  const facts = { number: ticketNumber(ticket.id) };
  checkMove(context, ticket, 'uphold');
  if (request.askedBy === actorId) throw new Failure('request.own', facts);
  const decided = { by: actorId, at: now, answer };
  if (!(await settleRequest(tx, requestId, agreed ? 'granted' : 'refused', decided)))
    throw new Failure('request.decided', facts);
  if (!agreed) return end(context, ticket, request, 'refused', answer);
  const others = reviewersOf(context, ticket, [request.askedBy, actorId ?? 0]);
  if (request.kind === 'appeal2' || others.length === 0)
    return end(context, ticket, request, 'upheld', answer);
  const { askedBy, reason } = request;
  const seen = await advance(context, ticket, { transition: 'agree_appeal', note: answer });
  await askReview(context, seen, { kind: 'appeal2', askedBy, reason }, others);
  return { ticket: seen, step: 'second' };
}

async function end(
  context: Context,
  ticket: Ticket,
  { askedBy }: TicketRequest,
  step: 'upheld' | 'refused',
  answer: string,
): Promise<{ ticket: Ticket; step: AppealStep }> {
  const after = await advance(context, ticket, {
    transition: step === 'upheld' ? 'uphold' : 'refuse_appeal',
    note: answer,
  });
  await tell(context, askedBy, appealEnded(after, step, answer), { ticketId: ticket.id, notice: 'order' });
  return { ticket: after, step };
}
