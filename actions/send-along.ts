import type { Context } from '../models/context';
import type { Route } from '../models/routing';
import type { Ticket } from '../models/ticket';
import { passes } from '../models/travel';
import { putOnAgenda } from './bring-up';
import { handOut } from './hand-out';

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
