import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';

/** 内部备注: a line of the history that staff read and nobody else. */
export function writeNote(context: Context, ticket: Ticket, words: string): Promise<Ticket> {
  return advance(context, ticket, { transition: 'note', note: words });
}
