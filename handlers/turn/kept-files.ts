import { holdsRight } from '../../models/staff/rights';
import { ticketForPicture } from '../../models/tickets/tickets';
import { insert } from '../../models/store/transaction';
import type { Answer } from '../../notices/answer';
import { filesAlone, filesKept } from '../../notices/tickets/report-words';
import { unreadable } from '../../notices/talk-words';
import { voiceAdded } from '../../notices/tickets/voice-words';
import { fileArrived } from '../staff/import-sheet';
import { orderFileArrived } from '../outside/order-sheet-arrived';
import { reportInWords } from '../tickets/report';
import { channelOf, type Turn } from './turn';
import { reportVoice } from '../tickets/voice';

/** Pictures and voices wait two minutes for their words, or join what was just reported or done. */
export async function keepFiles(turn: Turn): Promise<void> {
  const { context, person, input } = turn;
  for (const { kind, mediaId, address } of input.files) {
    const joins =
      person.dialogueId === null ? await ticketForPicture(context.tx, person.id, context.now) : null;
    // What may be a platform's orders names callers: it goes to nobody behind the ticket reported just before.
    const orders = kind === 'file' && holdsRight(context.office.directory, person.id, 'transfer_in');
    const owner = orders && joins?.purpose === 'report' ? null : joins;
    await insert(context.tx, 'attachment', {
      personId: person.id,
      ticketId: owner?.id ?? null,
      kind,
      purpose: owner?.purpose ?? 'report',
      mediaId,
      address: address === undefined ? null : context.tx.vault.seal(address),
      channel: channelOf(turn),
      createdAt: context.now,
    });
  }
}

/** Nothing was written: a file, a place, or what nobody can read. */
export async function withoutWords(turn: Turn): Promise<Answer | null> {
  const sheet = fileArrived(turn) ?? orderFileArrived(turn);
  if (sheet) return sheet;
  const { context, person, input } = turn;
  if (input.files.some(({ kind }) => kind === 'voice')) {
    return (await ticketForPicture(context.tx, person.id, context.now)) ? voiceAdded : reportVoice(turn);
  }
  if (input.files.length > 0) {
    const joins = await ticketForPicture(context.tx, person.id, context.now);
    return joins ? filesKept(input.files) : filesAlone(input.files);
  }
  if (input.placeLabel !== null) return reportInWords(turn, input.placeLabel);
  return input.unreadable ? unreadable : null;
}
