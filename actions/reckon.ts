import { advance } from '../models/advance';
import { endOf, newClocks } from '../models/clock';
import type { Context } from '../models/context';
import type { Ticket } from '../models/ticket';
import { updateTicketCards } from '../notices/ticket-card';

/** 时限重算: the calendar is another than when the dates were counted. False when they stay. */
export async function reckon(context: Context, ticket: Ticket): Promise<boolean> {
  const set = changed(context, ticket);
  if (Object.keys(set).length === 0) return false;
  const after = await advance(context, ticket, { transition: 'reckon', set });
  await updateTicketCards(context, after);
  return true;
}

/** Only what runs by working hours can change; a date somebody set holds. */
function changed({ office }: Context, ticket: Ticket): Partial<Ticket> {
  const { clockFrom, clockMinutes, clockUnit, dueAt, lookBy, arrivedAt, reportedAt, round } = ticket;
  const set: Partial<Ticket> = {};
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
