import { forwardReported } from '../../notices/tickets/ticket-files';
import { announceTicket } from '../../notices/tickets/ticket-news';
import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';

export interface Amendment {
  category?: string;
  placeId?: number;
  placeText?: string;
  subject?: string;
  /** What the reporter wrote, added to the description. */
  words: string;
}

/** 更正 by the reporter: place or kind change, his words are added; another grid gets the card when the place moved. */
export async function amend(
  context: Context,
  ticket: Ticket,
  { words, ...changes }: Amendment,
): Promise<Ticket> {
  const place = context.office.directory.place(changes.placeId ?? null);
  const moved = place !== undefined && place.gridId !== ticket.gridId;
  const after = await advance(context, ticket, {
    transition: 'amend',
    note: words,
    set: {
      ...changes,
      description: `${ticket.description}\n${words}`,
      ...(moved ? { gridId: place.gridId } : {}),
    },
  });
  await updateTicketCards(context, after);
  if (moved && after.state === 'dispatched') {
    await announceTicket(context, after);
    await forwardReported(context, after.id);
  }
  return after;
}
