import { readFile } from 'node:fs/promises';
import { importOrganisation } from '../../actions/organisation/import';
import { fillSheets } from '../../actions/organisation/sheets';
import { administeredBy } from '../../actions/organisation/scope';
import { readWorkbook, type SheetRead } from '../../documents/xlsx-read';
import type { Office } from '../../models/context';
import type { Database } from '../../models/store/database';
import { keepAside } from '../../models/exchange/dialogues';
import type { FileFolder } from '../../models/exchange/file-folder';
import { forgetFile } from '../../models/store/retention';
import type { Attachment } from '../../models/tickets/ticket';
import { notASheet, sheetFaults, sheetPreview } from '../../notices/staff/import-words';
import { tell } from '../../notices/exchange/send';

export interface SheetOptions {
  database: Database;
  office: () => Office;
  folder: Pick<FileFolder, 'pathOf' | 'remove'>;
  clock: { now(): number };
  onQueued?: () => void;
}

const DECIDE_WITHIN = 24 * 3_600_000;
/** What the dialogue of an import is called; handlers/staff/import-sheet.ts takes it up. */
const IMPORT = 'import';

/**
 * An administrator sent a file: he is told what it would change, and decides. It names people and their phones, so the
 * file itself goes at once. Files of others are left alone, and so is what is no list of the organisation.
 */
export async function lookAtSheet(options: SheetOptions, file: Attachment): Promise<void> {
  const { database, office, folder, clock } = options;
  const within = administeredBy(office().directory, file.personId);
  if (within === null || file.sha256 === null) return;
  const sheets = await readWorkbook(await readFile(folder.pathOf(file.sha256))).catch(() => null);
  const { id, personId, sha256 } = file;
  const gone = await database.write(async (tx) => {
    const context = { tx, office: office(), now: clock.now(), actorId: personId };
    const answer = sheets === null ? notASheet : await previewOf(context, sheets, within);
    await tell(context, personId, answer, { notice: 'order' });
    if (sheets === null || !isOrganisation(sheets)) return false;
    await tx.run('DELETE FROM attachment WHERE id = ?', [id]);
    return forgetFile(tx, sha256);
  });
  if (gone) await folder.remove(sha256, Number.POSITIVE_INFINITY);
  options.onQueued?.();
}

const isOrganisation = (sheets: readonly SheetRead[]): boolean => fillSheets(sheets).given.size > 0;

async function previewOf(
  context: Parameters<typeof importOrganisation>[0],
  sheets: SheetRead[],
  within: string,
): Promise<ReturnType<typeof sheetPreview>> {
  const { faults, changes } = await importOrganisation(context, sheets, { preview: true, within });
  if (faults.length > 0) return sheetFaults(faults);
  const { tx, now, actorId } = context;
  const id = await keepAside(tx, actorId ?? 0, IMPORT, sheets, now, { expiresAt: now + DECIDE_WITHIN });
  return sheetPreview(id, changes);
}
