import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { handParked, newsOf, noteTold } from '../../models/tickets/news';
import { mayDo, relationsTo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { insert } from '../../models/store/transaction';
import { ticketNumber, transitions } from '../../models/tickets/workflow';

/** Throws ticket.not_allowed for whoever is not in charge of the ticket. */
function checkRight({ office, actorId }: Context, ticket: Ticket): void {
  if (mayDo('inform', relationsTo(office.directory, actorId, ticket))) return;
  const { by, label } = transitions.inform;
  throw new Failure('ticket.not_allowed', {
    number: ticketNumber(ticket.id),
    step: label,
    who: by.join(','),
  });
}

/** 已告知 / 联系不上: the member says what became of it. False when the resident had heard of it before. */
export async function tellResident(
  context: Context,
  ticket: Ticket,
  way: 'member' | 'missed',
): Promise<boolean> {
  const { tx, now, actorId } = context;
  checkRight(context, ticket);
  const noted = await noteTold(tx, ticket, way, now, actorId);
  if (noted && way === 'member') await handParked(tx, ticket, now);
  return noted;
}

/** The number a resident left for this ticket; each look is written to the audit log. Null when there is none. */
export async function readPhone(context: Context, ticket: Ticket): Promise<string | null> {
  const { tx, now, actorId } = context;
  checkRight(context, ticket);
  const sealed = (await newsOf(tx, ticket.id))?.phone ?? null;
  if (sealed === null || Number(ticket.anonymous) === 1) return null;
  await insert(tx, 'audit_entry', {
    at: now,
    personId: actorId,
    action: 'phone.read',
    object: `ticket ${ticket.id}`,
  });
  return tx.vault.open(sealed);
}
