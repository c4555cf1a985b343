import { markForwarded, storedOf } from '../../models/exchange/attachments';
import type { Context } from '../../models/context';
import { queue } from '../../models/exchange/outbound';
import type { Contact } from '../../models/staff/persons';
import type { Ticket } from '../../models/tickets/ticket';
import { messagesLeft } from '../../models/exchange/window';
import { ticketNumber } from '../../models/tickets/workflow';

const SHOWN = /^image\/(jpeg|png)$/;

/** The picture of the report to somebody of the firm who looks at his job; once, and never as the last message. */
export async function showPicture(
  { tx, now, actorId }: Context,
  ticket: Ticket,
  contact: Contact,
): Promise<void> {
  if (contact.channel !== 'kf' || actorId === null || (await messagesLeft(tx, contact, now)) < 2) return;
  const files = await storedOf(tx, ticket.id, 'report');
  const file = files.find(({ kind, contentType }) => kind === 'image' && SHOWN.test(contentType));
  if (!file || !(await markForwarded(tx, ticket.id, actorId, 'image', now))) return;
  const message = {
    msgtype: 'image' as const,
    own: { id: file.sha256, name: `${ticketNumber(ticket.id)}.jpg` },
  };
  const { account: openKfId, externalId: externalUserId } = contact;
  await queue(tx, now, {
    request: { kind: 'kf.message', openKfId, externalUserId, message },
    ticketId: ticket.id,
  });
}
