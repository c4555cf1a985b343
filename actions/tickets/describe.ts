import { advance } from '../../models/tickets/advance';
import type { Presser } from '../../models/exchange/cards';
import type { Context } from '../../models/context';
import { newClocks } from '../../models/tickets/clock';
import type { Ticket } from '../../models/tickets/ticket';
import { noteHeard } from '../../models/tickets/voice-reports';
import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { forwardReported } from '../../notices/tickets/ticket-files';
import { announceTicket } from '../../notices/tickets/ticket-news';

export interface Description {
  category?: string;
  subject?: string;
  placeId?: number;
  placeText?: string;
  /** Added to what stands there. */
  words?: string;
  urgency?: Ticket['urgency'];
}

/**
 * 听录音: whoever heard a voice says what it is about and where; the limit follows the kind, another grid gets the card.
 * As the system (`actorId` null) it is a machine's guess, and the voice still waits to be heard.
 */
export async function describe(
  context: Context,
  ticket: Ticket,
  { words = '', ...changes }: Description,
  presser: Presser | null = null,
): Promise<Ticket> {
  const { tx, office, now, actorId } = context;
  const place = office.directory.place(changes.placeId ?? null);
  const moved = place !== undefined && place.gridId !== ticket.gridId;
  const { category = ticket.category, urgency = ticket.urgency } = changes;
  const timed = category !== ticket.category || urgency !== ticket.urgency;
  const after = await advance(context, ticket, {
    transition: 'describe',
    note: words,
    set: {
      ...changes,
      ...(words === '' ? {} : { description: [ticket.description, words].filter(Boolean).join('\n') }),
      ...(timed ? newClocks(office, { gridId: ticket.gridId, category, urgency }, ticket.reportedAt) : {}),
      ...(moved ? { gridId: place.gridId } : {}),
    },
  });
  if (actorId !== null) await noteHeard(tx, ticket.id, now);
  await updateTicketCards(context, after, presser);
  const alarming = after.urgency === 'emergency' && ticket.urgency !== 'emergency';
  if ((moved && after.state === 'dispatched') || alarming) {
    await announceTicket(context, after);
    await forwardReported(context, after.id);
  }
  return after;
}
