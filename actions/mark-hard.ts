import { advance } from '../models/advance';
import type { Context } from '../models/context';
import type { HardCase } from '../models/ticket-sides';
import type { Ticket } from '../models/ticket';
import { insert } from '../models/transaction';
import { hardNews, hardWords } from '../notices/hard-words';
import { tellMoved } from '../notices/move-news';

export type HardFields = Pick<HardCase, 'lead' | 'desk' | 'person' | 'measure' | 'day'>;

const NAME = 60;
const short = (text: string): string => Array.from(text).slice(0, NAME).join('');

/** 列为难题, or its five fields anew (S-B12). */
export async function markHard(context: Context, ticket: Ticket, fields: HardFields): Promise<Ticket> {
  const { tx, now, actorId } = context;
  const { measure, day } = fields;
  const row = {
    lead: short(fields.lead),
    desk: short(fields.desk),
    person: short(fields.person),
    measure,
    day,
  };
  const after = await advance(context, ticket, { transition: 'mark_hard', note: hardWords(row) });
  await tx.run('DELETE FROM hard_case WHERE ticketId = ?', [ticket.id]);
  await insert(tx, 'hard_case', { ticketId: ticket.id, ...row, markedBy: actorId ?? 0, markedAt: now });
  await tellMoved(context, after, 'mark_hard', { staff: hardNews(after, row) });
  return after;
}
