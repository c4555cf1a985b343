import type { Context } from '../../models/context';
import type { Route } from '../../models/tickets/routing';
import type { Ticket } from '../../models/tickets/ticket';
import { passes } from '../../models/tickets/travel';
import { putOnAgenda } from '../meetings/bring-up';
import { handOut } from '../residents/hand-out';

/** What a new ticket needs beside the grid's people: the owner of the place told, or the meeting where there is none. */
export async function sendAlong(
  context: Context,
  ticket: Ticket,
  { owner, byOwner, kind }: Route,
): Promise<void> {
  if (!passes(ticket, 'agenda')) return;
  if (byOwner && owner !== null) await handOut(context, ticket, owner);
  if (kind === 'nobody') await putOnAgenda(context, ticket, null);
}
