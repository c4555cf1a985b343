import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { onDutyFor } from '../../models/staff/duty-reach';
import type { Ticket } from '../../models/tickets/ticket';
import { helpNotice, safeNotice } from '../../notices/tickets/danger-words';
import { tell } from '../../notices/exchange/send';

/** The reporter of a danger says whether people are safe; those in charge hear it at once. */
export async function answerDanger(context: Context, ticket: Ticket, safe: boolean): Promise<Ticket> {
  const { directory } = context.office;
  const after = await advance(context, ticket, { transition: 'amend', note: safe ? '人已安全' : '需要帮忙' });
  const readers = new Set([
    ...(after.handlerId === null
      ? directory.responsible(after.gridId).map(({ id }) => id)
      : [after.handlerId]),
    ...directory.nearest(after.gridId, 'leader').map(({ id }) => id),
    ...(await onDutyFor(context.tx, context.office, after, context.now)),
  ]);
  for (const id of readers) {
    await tell(context, id, safe ? safeNotice(after) : helpNotice(after), {
      ticketId: after.id,
      priority: 0,
    });
  }
  return after;
}
