import { advance, levelOf } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { handedOverNews } from '../../notices/tickets/hand-over-words';
import { tellMoved } from '../../notices/tickets/move-news';
import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { announceAssignment } from '../../notices/tickets/ticket-news';

export interface Receiver {
  desk: string | null;
  personId: number | null;
  name: string;
}

/** 转办: the other has to accept; until then who hands it over answers for it, and the resident reads both names (首问负责). */
export async function transfer(context: Context, ticket: Ticket, to: Receiver): Promise<Ticket> {
  const { actorId } = context;
  const handed = await advance(context, ticket, {
    transition: 'transfer',
    note: `转给${to.name}`,
    set: {
      desk: to.desk,
      handlerId: to.personId,
      ownerId: ticket.ownerId ?? actorId,
      ...(to.desk !== null && ticket.level !== 'district'
        ? { level: levelOf(context.office.directory, ticket.gridId, to.desk) }
        : {}),
    },
  });
  await updateTicketCards(context, handed, null, true);
  await announceAssignment(context, handed);
  await tellMoved(context, handed, 'transfer', { reporter: handedOverNews(context.office, handed, to.name) });
  return handed;
}
