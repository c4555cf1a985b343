import { Failure } from '../../models/failure';
import type { Context } from '../../models/context';
import type { GoodExample } from '../../models/tickets/good-example';
import { holdsRight } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { insert, isUniqueViolation, one } from '../../models/store/transaction';
import { passes } from '../../models/tickets/travel';
import { askConsent } from '../../notices/tickets/praise-words';
import { tell } from '../../notices/exchange/send';

const CONTENT = 60;

/**
 * 表扬: proposes a ticket as a good example; it is told only when whoever did it agrees. Throws role.other,
 * praise.not_done (nobody finished it), praise.guarded, praise.known.
 */
export async function praise(context: Context, ticket: Ticket, words: string): Promise<void> {
  const { tx, office, now, actorId } = context;
  if (actorId === null || !holdsRight(office.directory, actorId, 'praise'))
    throw new Failure('role.other', { who: '网格长或领导' });
  if (ticket.handlerId === null || ticket.doneAt === null) throw new Failure('praise.not_done');
  if (!passes(ticket, 'group')) throw new Failure('praise.guarded');
  const content = words.slice(0, CONTENT);
  try {
    const id = await insert(tx, 'good_example', {
      ticketId: ticket.id,
      gridId: ticket.gridId,
      content,
      proposedBy: actorId,
      personId: ticket.handlerId,
      state: 'asked',
      createdAt: now,
    });
    await tell(context, ticket.handlerId, askConsent(id, content), { notice: 'question' });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Failure('praise.known');
    throw error;
  }
}

/** His own word on being told of; later presses change nothing. */
export async function answerPraise(
  { tx, now, actorId }: Context,
  id: number,
  agrees: boolean,
): Promise<void> {
  const example = await one<GoodExample>(tx, 'SELECT * FROM good_example WHERE id = ?', [id]);
  if (!example || example.personId !== actorId) throw new Failure('choice.gone');
  await tx.run("UPDATE good_example SET state = ?, decidedAt = ? WHERE id = ? AND state = 'asked'", [
    agrees ? 'agreed' : 'declined',
    now,
    id,
  ]);
}
