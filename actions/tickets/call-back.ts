import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';

/** 回电: the leader called who said 没修好, and writes down what he heard. */
export const callBack = (context: Context, ticket: Ticket, words: string): Promise<Ticket> =>
  advance(context, ticket, { transition: 'call_back', note: words });
