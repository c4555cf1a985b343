import { readFile } from 'node:fs/promises';
import { readWorkbook } from '../documents/xlsx-read';
import { openDialogue } from '../models/dialogues';
import { contentTypeOf } from '../models/file-kind';
import type { Person } from '../models/person';
import { holdsRight } from '../models/rights';
import type { Attachment } from '../models/ticket';
import { one } from '../models/transaction';
import { formProposal, mappingOf } from '../notices/form-words';
import { answerLater } from '../notices/send';
import type { SheetOptions } from './import-sheet';

/** What the dialogue is called; handlers/ledger-form.ts takes it up. */
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
