import {
  closeDialogue,
  currentDialogue,
  openDialogue,
  saveSlots,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { loadImport, type LedgerImport } from '../../models/figures/ledger-import';
import { askForPaper } from '../../models/figures/paper';
import { nodesOfRight } from '../../models/staff/rights';
import { insert } from '../../models/store/transaction';
import type { Answer } from '../../notices/answer';
import { keyOf } from '../../notices/tickets/form-words';
import {
  importableNamed,
  isPersonal,
  notImportable,
  oldBegun,
  oldColumnUnknown,
  oldDropped,
  oldLedgerWay,
  oldLooking,
  oldPersonal,
  oldProposal,
  oldTooLate,
  oldUndoing,
  type OldLedgerName,
  type OldMapping,
} from '../../notices/figures/old-ledger-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

interface Slots {
  /** Said with the command; null: the file tells. */
  ledger: OldLedgerName | null;
  sha256: string | null;
  mapping: OldMapping | null;
}

const INTENT = 'oldledger';
const FILE_WITHIN = 30 * 60_000;
const UNDO_WITHIN = 24 * 3_600_000;

/** 导入台账: an old ledger comes in once, as closed history (jobs/figures/old-ledger.ts looks at the file). */
export const oldLedgerHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['导入台账', '导入旧台账'],
      glued: true,
      for: ['administrator'],
      example: '导入台账',
      does: '把以前的台账（Excel）一次导进来，按它自己的日期统计：事件、走访、巡查、检查、活动',
      run: begin,
    },
  ],
  press: {
    preview: (turn) => preview(turn),
    do: (turn) => take(turn),
    drop: async (turn) => {
      const dialogue = await opened(turn);
      await closeDialogue(turn.context.tx, dialogue.id, turn.person.id, turn.context.now);
      return oldDropped;
    },
    undo: (turn, [id]) => undo(turn, Number(id ?? 0)),
  },
  proceed: (turn, dialogue) => correct(turn, dialogue as OpenDialogue<Slots>),
};

/** The node somebody administers. Throws role.other. */
function nodeOf({ context, person }: Turn): number {
  const [gridId] = nodesOfRight(context.office.directory, person.id, 'configure');
  if (gridId === undefined) throw new Failure('role.other', { who: '管理员' });
  return gridId;
}

async function begin(turn: Turn, rest: string): Promise<Answer> {
  nodeOf(turn);
  const ledger = importableNamed(rest);
  if (rest !== '' && ledger === null) return notImportable;
  const { context, person } = turn;
  const slots: Slots = { ledger, sha256: null, mapping: null };
  const times = { expiresAt: context.now + FILE_WITHIN };
  await openDialogue(context.tx, person, INTENT, slots, context.now, times);
  return oldLedgerWay(ledger);
}

/** Throws choice.gone when it is over. */
async function opened(turn: Turn): Promise<OpenDialogue<Slots>> {
  nodeOf(turn);
  const { context, person } = turn;
  const dialogue = await currentDialogue(context.tx, person, context.now);
  if (dialogue?.intent !== INTENT) throw new Failure('choice.gone');
  return dialogue as OpenDialogue<Slots>;
}

const CORRECTION = /^([A-Za-z]{1,2})\s*列?\s*(?:取|填|=|＝|是)\s*(.+)$/;
const columnAt = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** E 取 办理结果; 看预览. */
async function correct(turn: Turn, dialogue: OpenDialogue<Slots>): Promise<Answer | null> {
  const { ledger, mapping, sha256 } = dialogue.slots;
  const words = turn.input.text.trim();
  const found = CORRECTION.exec(words);
  if (!mapping || !found) return null;
  const key = keyOf(mapping.ledger, found[2] ?? '');
  const column = columnAt(found[1] ?? '');
  if (key === null || !mapping.columns.some((one) => one.column === column))
    return oldColumnUnknown(mapping.ledger);
  if (mapping.columns.some((one) => one.column === column && isPersonal(one))) return oldPersonal;
  const columns = mapping.columns.map((one) =>
    one.column === column ? { ...one, key } : one.key === key ? { ...one, key: null } : one,
  );
  const changed = { ...mapping, columns };
  await saveSlots(turn.context.tx, dialogue.id, { ledger, sha256, mapping: changed });
  return oldProposal(changed, null);
}

async function preview(turn: Turn): Promise<Answer> {
  const { slots } = await opened(turn);
  const { sha256, mapping } = slots;
  if (sha256 === null || mapping === null) return oldLedgerWay(null);
  const { tx, now } = turn.context;
  const spec = { step: 'preview', gridId: nodeOf(turn), sha256, mapping };
  await askForPaper(tx, INTENT, spec, { personId: turn.person.id }, now);
  return oldLooking;
}

async function take(turn: Turn): Promise<Answer> {
  const dialogue = await opened(turn);
  const { sha256, mapping } = dialogue.slots;
  if (sha256 === null || mapping === null) return oldLedgerWay(null);
  const { context, person } = turn;
  const { tx, now } = context;
  // Of two presses one begins it.
  if (!(await closeDialogue(tx, dialogue.id, person.id, now))) throw new Failure('choice.gone');
  const batch: Omit<LedgerImport, 'id'> = {
    personId: person.id,
    gridId: nodeOf(turn),
    sha256,
    importedAt: now,
    undoneAt: null,
    ledger: mapping.ledger,
  };
  const importId = await insert(tx, 'ledger_import', batch);
  await askForPaper(tx, INTENT, { step: 'take', importId, mapping }, { personId: person.id }, now);
  return oldBegun;
}

async function undo(turn: Turn, id: number): Promise<Answer> {
  const gridId = nodeOf(turn);
  const { context, person } = turn;
  const batch = await loadImport(context.tx, id);
  if (!batch || batch.gridId !== gridId) throw new Failure('choice.gone');
  const { affected } = await context.tx.run(
    'UPDATE ledger_import SET undoneAt = ? WHERE id = ? AND undoneAt IS NULL AND importedAt > ?',
    [context.now, id, context.now - UNDO_WITHIN],
  );
  if (affected === 0) return oldTooLate;
  await askForPaper(context.tx, INTENT, { step: 'undo', importId: id }, { personId: person.id }, context.now);
  return oldUndoing;
}
