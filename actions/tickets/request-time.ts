import { advance, checkMove } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import {
  keepRequest,
  openRequest,
  requestById,
  settleRequest,
  timesGranted,
} from '../../models/tickets/requests';
import { asksTime, type RequestKind, type TimeRequest } from '../../models/tickets/ticket-sides';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber, type TransitionName } from '../../models/tickets/workflow';
import { loadTicket } from '../../models/tickets/advance';
import { tellMoved } from '../../notices/tickets/move-news';
import {
  extendedNews,
  grantedWords,
  refusedWords,
  requestQuestion,
} from '../../notices/tickets/request-words';
import { stand } from './suspend';
import { updateTicketCards } from '../../notices/tickets/ticket-card';

/** So often it may be granted. */
const TIMES: Record<RequestKind, number> = { extend: 2, suspend: 1 };
const ASKS = { extend: 'ask_extend', suspend: 'ask_suspend' } as const satisfies Record<
  RequestKind,
  TransitionName
>;

/**
 * 申请延期, 申请挂起 by who does the work; somebody else decides. Throws request.late (延期 comes before the date),
 * request.often, request.open.
 */
export async function askTime(
  context: Context,
  ticket: Ticket,
  kind: RequestKind,
  reason: string,
  untilAt: number | null = null,
): Promise<Ticket> {
  const { tx, now, actorId } = context;
  await checkRequest(context, ticket, kind);
  const asked = await advance(context, ticket, { transition: ASKS[kind], note: reason });
  const id = await keepRequest(tx, {
    ticketId: ticket.id,
    kind,
    askedBy: actorId ?? 0,
    askedAt: now,
    reason,
    untilAt,
  });
  const request = await requestById(tx, id);
  if (request && asksTime(request))
    await tellMoved(context, asked, ASKS[kind], {
      staff: requestQuestion(context.office, asked, request, now),
      notice: 'question',
    });
  return asked;
}

async function checkRequest({ tx, now }: Context, ticket: Ticket, kind: RequestKind): Promise<void> {
  const facts = { number: ticketNumber(ticket.id), times: String(TIMES[kind]) };
  if (kind === 'extend' && ticket.dueAt !== null && ticket.dueAt < now)
    throw new Failure('request.late', facts);
  if (await openRequest(tx, ticket.id, kind)) throw new Failure('request.open', facts);
  if ((await timesGranted(tx, ticket.id, kind)) >= TIMES[kind]) throw new Failure('request.often', facts);
}

/** 同意, 不同意, once; never by who asked. Throws request.own, request.decided. */
export async function decideTime(
  context: Context,
  requestId: number,
  granted: boolean,
  answer = '',
): Promise<{ ticket: Ticket; request: TimeRequest }> {
  const { tx, now, actorId } = context;
  const request = await requestById(tx, requestId);
  if (!request || !asksTime(request)) throw new Failure('choice.gone');
  const ticket = await loadTicket(context, request.ticketId);
  const number = ticketNumber(ticket.id);
  checkMove(context, ticket, granted ? request.kind : 'refuse_request');
  if (request.askedBy === actorId) throw new Failure('request.own', { number });
  const decided = { by: actorId, at: now, answer };
  if (!(await settleRequest(tx, requestId, granted ? 'granted' : 'refused', decided)))
    throw new Failure('request.decided', { number });
  const after = granted
    ? await grant(context, ticket, request)
    : await advance(context, ticket, { transition: 'refuse_request', note: answer });
  if (!granted)
    await tellMoved(
      context,
      after,
      'refuse_request',
      { staff: refusedWords(after, request, answer) },
      { asker: [request.askedBy] },
    );
  return { ticket: after, request };
}

async function grant(context: Context, ticket: Ticket, request: TimeRequest): Promise<Ticket> {
  const named = { asker: [request.askedBy] };
  if (request.kind === 'suspend')
    return stand(context, ticket, 'suspend', request.reason, request.untilAt, named);
  const after = await advance(context, ticket, { transition: 'extend', note: request.reason });
  await updateTicketCards(context, after);
  const { office, now } = context;
  await tellMoved(
    context,
    after,
    'extend',
    { staff: grantedWords(office, after, request, now), reporter: extendedNews(office, after, request, now) },
    named,
  );
  return after;
}
