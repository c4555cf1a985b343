import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Directory } from '../../models/staff/directory';
import type { HardCase } from '../../models/tickets/ticket-sides';
import type { Ticket } from '../../models/tickets/ticket';
import { insert } from '../../models/store/transaction';
import { hardNews, hardWords } from '../../notices/tickets/hard-words';
import { tellMoved } from '../../notices/tickets/move-news';

/** The colleagues and desks of ours that the fields name; never whom a complaint is about. */
function namedIn(
  directory: Directory,
  { aboutId, aboutDesk }: Ticket,
  fields: Pick<HardCase, 'lead' | 'desk' | 'person'>,
): number[] {
  const names = new Set([fields.lead, fields.desk, fields.person]);
  const atDesks = directory.roles
    .filter(({ desk }) => desk !== null && desk !== aboutDesk && names.has(desk))
    .map(({ personId }) => personId);
  const byName = directory.colleagues().filter(({ name }) => names.has(name));
  return [...new Set([...atDesks, ...byName.map(({ id }) => id)])].filter((id) => id !== aboutId);
}

export type HardFields = Pick<HardCase, 'lead' | 'desk' | 'person' | 'measure' | 'day'>;

const NAME = 60;
const short = (text: string): string => Array.from(text).slice(0, NAME).join('');

/** 列为难题, or its five fields anew. */
export async function markHard(context: Context, ticket: Ticket, fields: HardFields): Promise<Ticket> {
  const { tx, now, actorId } = context;
  const { measure, day } = fields;
  const today = context.office.calendar.local(now).day;
  const row = {
    lead: short(fields.lead),
    desk: short(fields.desk),
    person: short(fields.person),
    measure,
    day,
  };
  const after = await advance(context, ticket, { transition: 'mark_hard', note: hardWords(row, today) });
  await tx.run('DELETE FROM hard_case WHERE ticketId = ?', [ticket.id]);
  await insert(tx, 'hard_case', { ticketId: ticket.id, ...row, markedBy: actorId ?? 0, markedAt: now });
  await tellMoved(
    context,
    after,
    'mark_hard',
    { staff: hardNews(after, row, today) },
    { named: namedIn(context.office.directory, after, row) },
  );
  return after;
}
