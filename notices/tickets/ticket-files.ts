import type { OutboundRequest, OwnFileMessage } from '../../bot/outbox';
import {
  lastForwarded,
  markForwarded,
  markOf,
  storedOf,
  type Forwarding,
  type StoredAttachment,
} from '../../models/exchange/attachments';
import type { Context } from '../../models/context';
import { cardReaders } from '../../models/exchange/card-readers';
import { queue } from '../../models/exchange/outbound';
import { endingOf } from '../../models/exchange/file-kind';
import { contactOf } from '../../models/staff/persons';
import { takePush } from '../../models/exchange/push-budget';
import type { Ticket } from '../../models/tickets/ticket';
import { one, type Reader } from '../../models/store/transaction';
import { messagesLeft } from '../../models/exchange/window';
import { ticketNumber } from '../../models/tickets/workflow';

type Kind = StoredAttachment['kind'];

/** What people send with a report, in the order in which it goes behind the card. */
const kinds: readonly Kind[] = ['voice', 'image', 'video', 'file'];

const MEGABYTE = 2 ** 20;

/** What is larger can't be uploaded (P90253) and stays in the folder. */
const LARGEST = 20 * MEGABYTE;

/** What the platform plays or shows in a chat (P90253); all else that is no bigger than a file may be goes as a file. */
const shown: Partial<Record<Kind, { fits: RegExp; most: number }>> = {
  image: { fits: /^image\/(jpeg|png)$/, most: 10 * MEGABYTE },
  voice: { fits: /^audio\/amr$/, most: 2 * MEGABYTE },
  video: { fits: /^video\/mp4$/, most: 10 * MEGABYTE },
};

function fileMessage(
  ticketId: number,
  { kind, sha256, contentType, bytes }: StoredAttachment,
): OwnFileMessage {
  const rule = shown[kind];
  const fits = rule !== undefined && rule.fits.test(contentType) && bytes <= rule.most;
  const name = `${ticketNumber(ticketId)}.${endingOf(contentType)}`;
  return { msgtype: fits ? kind : 'file', own: { id: sha256, name } };
}

/** What goes to this person of these files; null when he sent it himself, or has had what there is in this round. */
async function due(
  reader: Reader,
  files: readonly StoredAttachment[],
  what: Forwarding,
): Promise<StoredAttachment | null> {
  const before = await lastForwarded(reader, what);
  if (before?.inRound) return null;
  const file = files.find(
    ({ kind, createdAt, bytes }) => kind === what.type && createdAt > (before?.at ?? 0) && bytes <= LARGEST,
  );
  return file && file.personId !== what.personId ? file : null;
}

/** The question needs one message, the picture another; a picture never takes the last one. */
const QUESTION_AND_PICTURE = 2;

/**
 * Who holds the ticket's card also gets its picture and its voice, behind the card in the same lane: one message of
 * each kind for a ticket and reader, however many were sent. Called when cards go out and when a file was stored. They
 * ring like the card does; who has had his share gets them when he takes the ticket or looks at it.
 */
export async function forwardReported(context: Context, ticketId: number): Promise<void> {
  const files = await storedOf(context.tx, ticketId, 'report');
  for (const userIds of files.length === 0 ? [] : await cardReaders(context.tx, ticketId))
    await forward(context, ticketId, files, userIds);
}

/** The same to who took the ticket or asked to see it: an answer to him, which counts for nothing. */
export async function showReported(context: Context, ticketId: number, personId: number): Promise<void> {
  const userId = context.office.directory.address(personId)?.externalId;
  if (userId === undefined || !context.office.directory.isStaff(personId)) return;
  await forward(context, ticketId, await storedOf(context.tx, ticketId, 'report'), [userId], personId);
}

async function forward(
  { tx, office, now }: Context,
  ticketId: number,
  files: readonly StoredAttachment[],
  userIds: readonly string[],
  asked: number | null = null,
): Promise<void> {
  const ticket = await one<Ticket>(tx, 'SELECT * FROM ticket WHERE id = ?', [ticketId]);
  const notice = ticket?.urgency === 'emergency' ? 'danger' : 'file';
  for (const type of kinds) {
    // Colleagues who get the same file share a message.
    const readers = new Map<StoredAttachment, string[]>();
    for (const userId of files.some(({ kind }) => kind === type) ? userIds : []) {
      const personId = office.directory.personOf(userId);
      if (personId === undefined) continue;
      const what = { ticketId, personId, type, round: ticket?.round ?? 0 };
      const file = await due(tx, files, what);
      if (!file) continue;
      if (personId !== asked && !(await takePush(tx, office, personId, notice, now))) continue;
      if (await markForwarded(tx, ticketId, personId, markOf(what), now))
        readers.set(file, [...(readers.get(file) ?? []), userId]);
    }
    for (const [file, fresh] of readers) {
      const message = fileMessage(ticketId, file);
      const request = { kind: 'app.message' as const, userIds: fresh, message };
      await queue(tx, now, { request, ticketId, ...(asked === null ? { notice } : {}) });
    }
  }
}

/** The picture of the result to who reported, once a round, behind the question whether it is well done. */
export async function forwardResult(context: Context, ticket: Ticket): Promise<void> {
  const { tx, office, now } = context;
  if (ticket.reporterId === ticket.handlerId) return;
  const what = {
    ticketId: ticket.id,
    personId: ticket.reporterId,
    type: 'image',
    round: ticket.round,
  } as const;
  const file = await due(tx, await storedOf(tx, ticket.id, 'result'), what);
  const contact = office.directory.address(ticket.reporterId) ?? (await contactOf(tx, ticket.reporterId));
  if (!file || !contact) return;
  // A picture alone is not worth a visit: when the question can't reach her, neither does it.
  if (contact.channel === 'kf' && (await messagesLeft(tx, contact, now)) < QUESTION_AND_PICTURE) return;
  // A colleague who reported it has the words; the picture rings no more often than he may be rung at.
  const rings =
    !office.directory.isStaff(ticket.reporterId) ||
    (await takePush(tx, office, ticket.reporterId, 'file', now));
  if (!rings || !(await markForwarded(tx, ticket.id, ticket.reporterId, markOf(what), now))) return;
  const message = fileMessage(ticket.id, file);
  const { account, externalId } = contact;
  const request: OutboundRequest =
    contact.channel === 'app'
      ? { kind: 'app.message', userIds: [externalId], message }
      : { kind: 'kf.message', openKfId: account, externalUserId: externalId, message };
  const notice = office.directory.isStaff(ticket.reporterId) ? { notice: 'file' as const } : {};
  await queue(tx, now, { request, ticketId: ticket.id, ...notice });
}
