import type { Context } from '../../models/context';
import { staffHearers, type Named } from '../../models/tickets/hearers';
import type { StaffNotice } from '../../models/exchange/push-budget';
import type { Ticket } from '../../models/tickets/ticket';
import { transitions, type Hearer, type TransitionName } from '../../models/tickets/workflow';
import type { Answer } from '../answer';
import { tell } from '../exchange/send';
import { tellAll } from '../exchange/tell-all';

export interface MoveNews {
  /** To colleagues: words, or a question with choices for those who decide. */
  staff?: Answer;
  /** To who reported it, in his words. */
  reporter?: Answer;
  notice?: StaffNotice;
}

/** Tells those whom the table names for this move, but for the one who made it. */
export function tellMoved(
  context: Context,
  ticket: Ticket,
  transition: TransitionName,
  news: MoveNews,
  named: Named = {},
): Promise<void> {
  return tellHearers(context, ticket, transitions[transition].tells ?? [], news, named);
}

/** The same for a rung of the ladder. */
export async function tellHearers(
  context: Context,
  ticket: Ticket,
  hearers: readonly Hearer[],
  { staff, reporter, notice = 'order' }: MoveNews,
  named: Named = {},
): Promise<void> {
  const ticketId = ticket.id;
  if (staff) {
    const readers = staffHearers(context, ticket, hearers, named);
    if (staff.choices) for (const id of readers) await tell(context, id, staff, { ticketId, notice });
    else await tellAll(context, readers, staff.text, { ticketId, notice });
  }
  const own = ticket.reporterId === context.actorId || ticket.reporterId === ticket.handlerId;
  if (reporter && hearers.includes('reporter') && !own)
    await tell(context, ticket.reporterId, reporter, { ticketId, notice: 'more' });
}
