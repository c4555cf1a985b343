import { advance } from '../../models/tickets/advance';
import { endOf, newClocks } from '../../models/tickets/clock';
import type { Context } from '../../models/context';
import { limitOf } from '../../models/tickets/limits';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { marks, transitions, type TransitionName } from '../../models/tickets/workflow';
import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { PATIENCE } from './inquire';

/** 时限重算: the calendar is another than when the dates were counted. False when they stay. */
export async function reckon(context: Context, ticket: Ticket): Promise<boolean> {
  const set = { ...handleDates(context, ticket), ...(await stepDates(context, ticket)) };
  if (Object.keys(set).length === 0) return false;
  const after = await advance(context, ticket, { transition: 'reckon', set });
  await updateTicketCards(context, after);
  return true;
}

/** Only what runs by working hours can change; a date somebody set holds. */
function handleDates({ office }: Context, ticket: Ticket): Partial<Ticket> {
  const { clockFrom, clockMinutes, clockUnit, dueAt, lookBy, arrivedAt, reportedAt, round } = ticket;
  const set: Partial<Ticket> = {};
  // Lateness was measured when 办结 was reported.
  if (ticket.state === 'verifying') return set;
  if (clockFrom !== null && clockMinutes !== null && clockUnit === 'working') {
    const due = endOf(office.calendar, clockFrom, { minutes: clockMinutes, unit: clockUnit });
    if (due !== dueAt) Object.assign(set, { dueAt: due, clockFrom, clockMinutes, clockUnit });
  }
  if (arrivedAt === null && round === 0 && lookBy !== null) {
    const look = newClocks(office, ticket, reportedAt).lookBy;
    if (look !== lookBy) set.lookBy = look;
  }
  return set;
}

const names = Object.keys(transitions) as TransitionName[];
const STARTS_ACCEPT = names.filter((name) => transitions[name].clock?.accept === 'starts');

/** Of the short steps (接办, 核实, waiting for the reporter) the one that runs, from the move that started it. */
async function stepDates(context: Context, ticket: Ticket): Promise<Partial<Ticket>> {
  const { office } = context;
  const { state, acceptBy, verifyBy, resumeAt, doneAt } = ticket;
  if (state === 'verifying' && verifyBy !== null && doneAt !== null) {
    const due = office.calendar.due(doneAt, limitOf(office, 'verify', ticket));
    return due === verifyBy ? {} : { verifyBy: due };
  }
  if (state === 'waiting' && resumeAt !== null) {
    const due = office.calendar.due(await since(context, ticket, ['inquire']), PATIENCE);
    return due === resumeAt ? {} : { resumeAt: due };
  }
  if ((state === 'dispatched' || state === 'returned') && acceptBy !== null) {
    const began = await since(context, ticket, STARTS_ACCEPT);
    const usual = office.calendar.due(began, limitOf(office, 'accept', ticket));
    // At the beginning the first look bounds it, and an outside deadline.
    const first = Math.min(newClocks(office, ticket, began).acceptBy, ticket.dueAt ?? usual);
    const due = began === ticket.reportedAt ? first : usual;
    return due === acceptBy ? {} : { acceptBy: due };
  }
  return {};
}

/** When it last made one of these moves; when it was reported where it made none. */
async function since({ tx }: Context, ticket: Ticket, moves: readonly TransitionName[]): Promise<number> {
  const row = await one<{ at: number | string | null }>(
    tx,
    `SELECT MAX(at) AS at FROM ticket_event WHERE ticketId = ? AND transition IN (${marks(moves)})`,
    [ticket.id, ...moves],
  );
  return Number(row?.at ?? ticket.reportedAt);
}
