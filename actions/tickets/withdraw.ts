import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { forgetFinding } from '../../models/rounds/inspection';
import type { Ticket } from '../../models/tickets/ticket';

/** 撤回 by the reporter, while nobody has taken it. */
export async function withdraw(context: Context, ticket: Ticket): Promise<Ticket> {
  const withdrawn = await advance(context, ticket, { transition: 'withdraw' });
  await forgetFinding(context.tx, ticket.id);
  await updateTicketCards(context, withdrawn);
  return withdrawn;
}
