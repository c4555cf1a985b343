import { readFile } from 'node:fs/promises';
import { administeredBy } from '../../actions/organisation/scope';
import { readWorkbook, type SheetRead } from '../../documents/xlsx-read';
import type { Context } from '../../models/context';
import { contentTypeOf } from '../../models/exchange/file-kind';
import { forgetFile } from '../../models/store/retention';
import { holdsRight } from '../../models/staff/rights';
import type { Attachment } from '../../models/tickets/ticket';
import type { Answer } from '../../notices/answer';
import { answerLater } from '../../notices/exchange/send';
import type { SheetOptions } from '../staff/import-sheet';

export interface OrderSheetOptions extends SheetOptions {
  /** What a workbook's orders would bring (handlers/outside/order-sheet-arrived.ts); null: it holds none. */
  propose: (
    context: Context,
    personId: number,
    sheets: readonly SheetRead[],
    sure: boolean,
  ) => Promise<Answer | null>;
}

/**
 * A platform's export from somebody who may take orders in: he is told what it would bring, and decides. The file names
 * callers, so it goes at once. true: it was one; `sure`: only beyond doubt.
 */
export async function lookAtOrders(
  options: OrderSheetOptions,
  file: Attachment,
  sure: boolean,
): Promise<boolean> {
  const { database, office, folder, clock, propose } = options;
  const { id, personId, sha256 } = file;
  const { directory } = office();
  if (sha256 === null || !holdsRight(directory, personId, 'transfer_in')) return false;
  if (!sure && administeredBy(directory, personId) !== null) return false;
  const content = await readFile(folder.pathOf(sha256));
  if (contentTypeOf(content) !== 'application/zip') return false;
  const sheets = await readWorkbook(content).catch(() => null);
  if (sheets === null) return false;
  const gone = await database.write(async (tx) => {
    const context = { tx, office: office(), now: clock.now(), actorId: personId };
    const answer = await propose(context, personId, sheets, sure);
    if (!answer) return null;
    await answerLater(context, personId, answer);
    await tx.run('DELETE FROM attachment WHERE id = ?', [id]);
    return forgetFile(tx, sha256);
  });
  if (gone === null) return false;
  if (gone) await folder.remove(sha256, Number.POSITIVE_INFINITY);
  options.onQueued?.();
  return true;
}
