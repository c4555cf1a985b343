import type { Context } from '../../models/context';
import { advance } from '../../models/tickets/advance';
import { Failure } from '../../models/failure';
import { addFollower } from '../../models/tickets/followers';
import { concerning, nodesOfRight } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { watchedWords } from '../../notices/tickets/watch-words';
import { tell } from '../../notices/exchange/send';

/**
 * 我来盯: a patron looks after one matter of his part; whoever has it knows, and the patron hears how it ends. False
 * when he does already. Throws role.other, ticket.not_yours.
 */
export async function keepWatch(context: Context, ticket: Ticket): Promise<boolean> {
  const { tx, office, now, actorId } = context;
  const { directory } = office;
  const nodes = actorId === null ? [] : nodesOfRight(directory, actorId, 'keep_watch');
  if (actorId === null || nodes.length === 0) throw new Failure('role.other', { who: '包片领导' });
  const above = new Set(directory.upwards(ticket.gridId).map(({ id }) => id));
  if (!nodes.some((id) => above.has(id)) || concerning(directory, actorId, [ticket]).length === 0)
    throw new Failure('ticket.not_yours', { number: ticketNumber(ticket.id), state: ticket.state });
  if (!(await addFollower(tx, ticket.id, actorId, now))) return false;
  const after = await advance(context, ticket, { transition: 'note', note: '我来盯' });
  const name = directory.staff(actorId)?.name ?? '';
  const readers =
    after.handlerId === null
      ? directory.responsible(after.gridId).map(({ id }) => id)
      : [directory.actingFor(after.handlerId)];
  for (const id of new Set(readers)) {
    if (id !== actorId)
      await tell(context, id, watchedWords(name, after), { ticketId: after.id, notice: 'fact' });
  }
  return true;
}
