import { loadTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { isUnheardVoice } from '../../models/tickets/voice-reports';
import { withdraw } from './withdraw';

/**
 * A voice that turned out to ask for an errand is no report: it is taken back while nobody has taken it, and the
 * recording goes, for it may say more of a person than the errand needs.
 */
export async function dropVoice(context: Context, ticketId: number): Promise<void> {
  const ticket = await loadTicket(context, ticketId);
  if (ticket.reporterId !== context.actorId || ticket.state !== 'dispatched' || !isUnheardVoice(ticket))
    return;
  await withdraw(context, ticket);
  await context.tx.run("DELETE FROM attachment WHERE ticketId = ? AND kind = 'voice'", [ticketId]);
}
