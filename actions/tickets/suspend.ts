import { advance } from '../../models/tickets/advance';
import { nextDay } from '../../models/calendar';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { Named } from '../../models/tickets/hearers';
import { RENEW_DAYS } from '../../models/tickets/reminders';
import { keepRequest, timesGranted } from '../../models/tickets/requests';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { tellMoved } from '../../notices/tickets/move-news';
import { plannedNews, resumedWords, stoodWords, suspendedNews } from '../../notices/tickets/stand-words';
import { sendTicketCard, updateTicketCards } from '../../notices/tickets/ticket-card';
import { holdersOf } from '../../models/tickets/hearers';

const WORK_BEGINS = 8 * 60;
const LONGEST_DAYS = 366;

/** When a leader has to give his reason anew, counted from now. */
export function renewBy({ office, now }: Context): number {
  const { calendar } = office;
  return calendar.at(nextDay(calendar.local(now).day, RENEW_DAYS), WORK_BEGINS);
}

/** The clock of that day's work, for a date people say. Throws stand.date for the past and more than a year. */
export function standUntil({ office, now }: Context, day: string): number {
  const { calendar } = office;
  const today = calendar.local(now).day;
  if (day <= today || day > nextDay(today, LONGEST_DAYS)) throw new Failure('stand.date');
  return calendar.at(day, WORK_BEGINS);
}

/** 挂起 (until a date) and 需立项 stand: clocks keep their rest, the reporter hears why. */
export async function stand(
  context: Context,
  ticket: Ticket,
  transition: 'suspend' | 'plan',
  reason: string,
  untilAt: number | null,
  named: Named = {},
): Promise<Ticket> {
  const { office, now } = context;
  const stood = await advance(context, ticket, {
    transition,
    note: reason,
    // What nobody had in hand is followed by who decided it.
    set: {
      renewBy: renewBy(context),
      resumeAt: untilAt,
      handlerId: ticket.handlerId ?? context.actorId,
    },
  });
  await updateTicketCards(context, stood);
  await tellMoved(
    context,
    stood,
    transition,
    {
      staff: stoodWords(office, stood, reason, now),
      reporter:
        transition === 'suspend' ? suspendedNews(office, stood, reason, now) : plannedNews(stood, reason),
    },
    named,
  );
  return stood;
}

/** 挂起 by who may decide it, without being asked; once a ticket. Throws request.often. */
export async function suspend(
  context: Context,
  ticket: Ticket,
  reason: string,
  untilAt: number,
): Promise<Ticket> {
  const { tx, now, actorId } = context;
  if ((await timesGranted(tx, ticket.id, 'suspend')) > 0)
    throw new Failure('request.often', { number: ticketNumber(ticket.id), times: '1' });
  const stood = await stand(context, ticket, 'suspend', reason, untilAt);
  const by = actorId ?? 0;
  const asked = { ticketId: ticket.id, kind: 'suspend' as const, askedBy: by, askedAt: now, reason, untilAt };
  await keepRequest(tx, { ...asked, state: 'granted', decidedBy: by, decidedAt: now });
  return stood;
}

/** 恢复办理: by its date, or because somebody says so; the clock goes on with what was left. */
export async function resume(context: Context, ticket: Ticket, note = ''): Promise<Ticket> {
  const after = await advance(context, ticket, { transition: 'resume', note });
  await updateTicketCards(context, after, null, true);
  const holders = holdersOf(context.office.directory, after).filter((id) => id !== context.actorId);
  await sendTicketCard(context, after, holders);
  await tellMoved(context, after, 'resume', { staff: resumedWords(context.office, after, context.now) });
  return after;
}

/** 续期: a leader's reason for another 90 days. */
export function renew(context: Context, ticket: Ticket, reason: string): Promise<Ticket> {
  return advance(context, ticket, {
    transition: 'renew',
    note: reason,
    set: { renewBy: renewBy(context) },
  });
}
