import { readFile } from 'node:fs/promises';
import { readWorkbook } from '../documents/xlsx-read';
import { currentDialogue, saveSlots } from '../models/dialogues';
import type { Person } from '../models/person';
import { holdsRight } from '../models/rights';
import type { Attachment } from '../models/ticket';
import { one } from '../models/transaction';
import { mappingFor } from '../notices/form-words';
import { isPersonal, notOldLedger, oldProposal, type OldMapping } from '../notices/old-ledger-words';
import { answerLater } from '../notices/send';
import type { SheetOptions } from './import-sheet';

/** What the dialogue is called; handlers/old-ledger.ts begins it and goes on with it. */
const OLD_LEDGER = 'oldledger';

/** What is known so far; the file itself lies in the folder. */
export interface OldSlots {
  sha256: string | null;
  mapping: OldMapping | null;
}

/** An administrator who said 导入台账 sent a file: its headings are proposed to him. true: it was for that. */
export async function lookAtOldLedger(options: SheetOptions, file: Attachment): Promise<boolean> {
  const { database, office, folder, clock } = options;
  const { personId, sha256 } = file;
  if (sha256 === null || !holdsRight(office().directory, personId, 'configure')) return false;
  const person = await one<Person>(database, 'SELECT * FROM person WHERE id = ?', [personId]);
  if (!person?.dialogueId) return false;
  const sheets = (await readWorkbook(await readFile(folder.pathOf(sha256))).catch(() => null)) ?? [];
  const found = mappingFor(sheets, 'tickets');
  const mapping = found && {
    ...found,
    columns: found.columns.map((one) => (isPersonal(one) ? { ...one, key: null } : one)),
  };
  const rows = mapping ? (sheets[mapping.sheet]?.rows.length ?? 0) - mapping.headingRow : 0;
  const wasForUs = await database.write(async (tx) => {
    const now = clock.now();
    const dialogue = await currentDialogue(tx, person, now);
    if (dialogue?.intent !== OLD_LEDGER) return false;
    const known = new Set(mapping?.columns.map(({ key }) => key));
    const fits =
      mapping !== null && known.has('reportedAt') && (known.has('subject') || known.has('category'));
    if (fits) await saveSlots(tx, dialogue.id, { sha256, mapping } satisfies OldSlots);
    const answer = fits ? oldProposal(mapping, rows) : notOldLedger;
    await answerLater({ tx, office: office(), now, actorId: personId }, personId, answer);
    return true;
  });
  if (wasForUs) options.onQueued?.();
  return wasForUs;
}
