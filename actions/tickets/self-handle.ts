import { advance, openTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { newClocks } from '../../models/tickets/clock';
import { Failure } from '../../models/failure';
import type { ChannelName, Person } from '../../models/staff/person';
import type { Ticket } from '../../models/tickets/ticket';
import { holdsRight } from '../../models/staff/rights';
import { claimPictures, PICTURE_WINDOW } from '../../models/tickets/tickets';
import { fitted, gridOf, type ReportFacts } from './report';
import { keepQuantities, type Quantity } from './finish';

/** 自办自结: found, handled, closed and counted in one message. Throws role.staff_only, street.empty. */
export async function selfHandle(
  context: Context,
  member: Person,
  channel: ChannelName,
  facts: ReportFacts,
  quantities: readonly Quantity[],
): Promise<Ticket> {
  const { tx, now, office } = context;
  if (!holdsRight(office.directory, member.id, 'self_handle')) throw new Failure('role.staff_only');
  const gridId = gridOf(context, member, facts.placeId);
  const opened = await openTicket(context, {
    ...fitted(facts),
    gridId,
    channel,
    source: 'self',
    reporterId: member.id,
    ...newClocks(office, { gridId, category: facts.category, urgency: facts.urgency }, now),
  });
  await keepQuantities(tx, opened.id, quantities);
  await claimPictures(tx, member.id, opened.id, 'result', now - PICTURE_WINDOW);
  const done = await advance(context, opened, {
    transition: 'finish',
    note: facts.description,
    set: { result: facts.description, solvedLevel: 'grid' },
  });
  // Small things a member did himself are closed by the rule for 自办自结, not by a verifier.
  return advance({ ...context, actorId: null }, done, {
    transition: 'close',
    note: '自办自结',
    set: { verifiedBy: 'self' },
  });
}
