import { readFile } from 'node:fs/promises';
import { readWorkbook } from '../../documents/xlsx-read';
import { currentDialogue, saveSlots } from '../../models/exchange/dialogues';
import type { Person } from '../../models/staff/person';
import { holdsRight } from '../../models/staff/rights';
import type { Attachment } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { mappingAmong, type Sheets } from '../../notices/tickets/form-words';
import { neededColumns } from '../../models/figures/old-records';
import {
  importable,
  isPersonal,
  notOldLedger,
  oldProposal,
  type OldLedgerName,
  type OldMapping,
} from '../../notices/figures/old-ledger-words';
import { answerLater } from '../../notices/exchange/send';
import type { SheetOptions } from '../staff/import-sheet';

/** What the dialogue is called; handlers/figures/old-ledger.ts begins it and goes on with it. */
const OLD_LEDGER = 'oldledger';

/** What is known so far; the file itself lies in the folder. */
export interface OldSlots {
  ledger: OldLedgerName | null;
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
  const wasForUs = await database.write(async (tx) => {
    const now = clock.now();
    const dialogue = await currentDialogue(tx, person, now);
    if (dialogue?.intent !== OLD_LEDGER) return false;
    const { ledger } = dialogue.slots as OldSlots;
    const mapping = mapped(sheets, ledger === null ? importable : [ledger]);
    const rows = mapping ? (sheets[mapping.sheet]?.rows.length ?? 0) - mapping.headingRow : 0;
    if (mapping) await saveSlots(tx, dialogue.id, { ledger, sha256, mapping } satisfies OldSlots);
    const answer = mapping ? oldProposal(mapping, rows) : notOldLedger(ledger);
    await answerLater({ tx, office: office(), now, actorId: personId }, personId, answer);
    return true;
  });
  if (wasForUs) options.onQueued?.();
  return wasForUs;
}

/** The heading of one of these ledgers, without the columns about persons; null: what it needs is not there. */
function mapped(sheets: Sheets, among: readonly OldLedgerName[]): OldMapping | null {
  const found = mappingAmong(sheets, among);
  if (!found) return null;
  const ledger = found.ledger as OldLedgerName;
  const columns = found.columns.map((one) => (isPersonal(one) ? { ...one, key: null } : one));
  const known = new Set(columns.flatMap(({ key }) => key ?? []));
  const needs =
    ledger === 'tickets' ? { when: 'reportedAt', oneOf: ['subject', 'category'] } : neededColumns[ledger];
  const fits = known.has(needs.when) && needs.oneOf.some((key) => known.has(key));
  return fits ? { ...found, ledger, columns } : null;
}
