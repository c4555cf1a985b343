import { closeDialogue, saveSlots, type OpenDialogue } from '../../models/exchange/dialogues';
import type { LedgerForm } from '../../models/figures/ledger-form';
import { nodesOfRight } from '../../models/staff/rights';
import { insert, one, type Reader } from '../../models/store/transaction';
import type { Answer } from '../../notices/answer';
import {
  formColumnUnknown,
  formKept,
  formProposal,
  keyOf,
  type FormMapping,
} from '../../notices/tickets/form-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

interface Slots {
  sha256: string;
  mapping: FormMapping;
}

/** The office's own form: corrected in words, then remembered under a name. */
export const ledgerFormHandler: Handler = {
  intent: 'form',
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

const NAME = 20;
const CORRECTION = /^([A-Za-z]{1,2})\s*(?:列)?\s*(?:填|=|＝|是)\s*(.+)$/;

async function goOn(turn: Turn, dialogue: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const { tx, now } = context;
  const words = input.text.trim();
  const { mapping, sha256 } = dialogue.slots;
  const correction = CORRECTION.exec(words);
  if (correction) {
    const key = keyOf(mapping.ledger, correction[2] ?? '');
    if (key === null) return formColumnUnknown(mapping.ledger);
    const column = columnAt(correction[1] ?? '');
    const columns = mapping.columns.map((one) =>
      one.column === column ? { ...one, key } : one.key === key ? { ...one, key: null } : one,
    );
    const changed = { ...mapping, columns };
    await saveSlots(tx, dialogue.id, { sha256, mapping: changed });
    return formProposal(changed);
  }
  // A name is short and no sentence; anything else is meant for somebody else.
  if (words === '' || words.length > NAME || /[\s，。？！]/.test(words) || !/表$|单$|册$|账$/.test(words))
    return null;
  await keepForm(turn, words, sha256, mapping);
  await closeDialogue(tx, dialogue.id, person.id, now);
  return formKept(words);
}

const columnAt = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

async function keepForm(
  { context, person }: Turn,
  name: string,
  sha256: string,
  mapping: FormMapping,
): Promise<void> {
  const { tx, office, now } = context;
  const [gridId = 0] = nodesOfRight(office.directory, person.id, 'export_ledger');
  await tx.run('DELETE FROM ledger_form WHERE gridId = ? AND name = ?', [gridId, name]);
  await insert(tx, 'ledger_form', {
    name,
    gridId,
    sha256,
    ledger: mapping.ledger,
    mapping: JSON.stringify(mapping),
    createdBy: person.id,
    createdAt: now,
  });
}

/** The form whose name stands in the words, of any node the speaker reads; the longest name wins. */
export async function formIn(
  reader: Reader,
  words: string,
  gridIds: readonly number[],
): Promise<LedgerForm | null> {
  const forms = await reader.rows<Pick<LedgerForm, 'id' | 'name' | 'gridId'>>(
    'SELECT id, name, gridId FROM ledger_form ORDER BY id',
  );
  const found = forms
    .filter(({ name, gridId }) => gridIds.includes(gridId) && words.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  return found ? one<LedgerForm>(reader, 'SELECT * FROM ledger_form WHERE id = ?', [found.id]) : null;
}
