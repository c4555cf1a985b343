import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { claimPictures, PICTURE_WINDOW } from '../../models/tickets/tickets';
import { ticketNumber } from '../../models/tickets/workflow';
import { tell } from '../../notices/exchange/send';
import { forwardReported } from '../../notices/tickets/ticket-files';
import { ticketWords } from '../../notices/words';

/** The reporter says what was not good: into the history, and to who does it again. */
export async function addReason(context: Context, ticket: Ticket, words: string): Promise<Ticket> {
  const { tx, now } = context;
  const pictures = await claimPictures(tx, ticket.reporterId, ticket.id, 'report', now - PICTURE_WINDOW);
  const note = words || `照片 ${pictures} 张`;
  const after = await advance(context, ticket, { transition: 'amend', note });
  if (after.handlerId !== null) {
    const text = `${ticketNumber(after.id)} ${ticketWords(after)}，居民补充：${note}`;
    await tell(context, after.handlerId, { text }, { ticketId: after.id });
  }
  await forwardReported(context, after.id);
  return after;
}
