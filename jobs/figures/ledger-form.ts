import { readFile } from 'node:fs/promises';
import { readWorkbook } from '../../documents/xlsx-read';
import { openDialogue } from '../../models/exchange/dialogues';
import { contentTypeOf } from '../../models/exchange/file-kind';
import type { Person } from '../../models/staff/person';
import { holdsRight } from '../../models/staff/rights';
import type { Attachment } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { formProposal, mappingOf } from '../../notices/tickets/form-words';
import { answerLater } from '../../notices/exchange/send';
import type { SheetOptions } from '../staff/import-sheet';

/** What the dialogue is called; handlers/figures/ledger-form.ts takes it up. */
export const FORM = 'form';
const ANSWER_WITHIN = 24 * 3_600_000;

/** A workbook with the headings of a ledger: its sender is asked what it is to be called. true: it was one. */
export async function lookAtForm(options: SheetOptions, file: Attachment): Promise<boolean> {
  const { database, office, folder, clock } = options;
  const { personId, sha256 } = file;
  if (sha256 === null || !holdsRight(office().directory, personId, 'export_ledger')) return false;
  const content = await readFile(folder.pathOf(sha256));
  if (contentTypeOf(content) !== 'application/zip') return false;
  const mapping = mappingOf((await readWorkbook(content).catch(() => null)) ?? []);
  if (!mapping) return false;
  await database.write(async (tx) => {
    const now = clock.now();
    const person = await one<Person>(tx, 'SELECT * FROM person WHERE id = ?', [personId]);
    if (!person) return;
    await openDialogue(tx, person, FORM, { sha256, mapping }, now, { expiresAt: now + ANSWER_WITHIN });
    await answerLater({ tx, office: office(), now, actorId: personId }, personId, formProposal(mapping));
  });
  options.onQueued?.();
  return true;
}
