import { undoOrders } from '../../actions/outside/undo-orders';
import {
  closeDialogue,
  keepAside,
  loadDialogue,
  saveSlots,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { columnsOf, keepColumns } from '../../models/outside/platform-order';
import { holdsRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import { failureWords } from '../../notices/failures';
import {
  columnUnknown,
  headingUnknown,
  ordersDropped,
  ordersTaken,
  ordersUndone,
  platformAt,
  undoOver,
} from '../../notices/outside/order-sheet-words';
import type { Handler } from '../handler';
import { ORDERS } from './order-sheet-arrived';
import {
  columnNamed,
  columnsRead,
  fieldTitles,
  proposal,
  withColumn,
  type SheetDraft,
} from './order-sheet-draft';
import { sortOrders, takeFromSheet } from './platform-batch';
import { platformIn } from './platform-fields';
import { fieldMeant, readOrderSheet, type ColumnMap } from './platform-sheet';
import type { Turn } from '../turn/turn';

const UNDO_WITHIN = 3_600_000;
/** So many tickets in one transaction; the rest with the next tap. */
const AT_ONCE = 200;
const PLATFORM_LENGTH = 20;
const CORRECTION_LENGTH = 40;

type Draft = OpenDialogue<SheetDraft>;

/** An exported sheet of 12345 or another platform: its columns corrected in words, taken in by one tap, undone by another. */
export const orderSheetHandler: Handler = {
  intent: ORDERS,
  press: {
    platform: (turn, [id, at]) =>
      onDraft(turn, id, (draft) => named(turn, draft, platformAt(Number(at)) ?? '')),
    other: (turn, [id]) => onDraft(turn, id, (draft) => goOnWith(turn, draft, { platform: null })),
    column: (turn, [id, column]) =>
      onDraft(turn, id, (draft) => corrected(turn, draft, Number(column), draft.slots.asked ?? 'number')),
    take: (turn, [id]) => onDraft(turn, id, (draft) => take(turn, draft)),
    drop: (turn, [id]) =>
      onDraft(turn, id, async (draft) => {
        await forgetDraft(turn, draft.id);
        return ordersDropped;
      }),
    undo: (turn, [id]) => undo(turn, idOf(id)),
  },
  proceed: (turn, dialogue) => inWords(turn, dialogue as Draft),
};

const idOf = (part: string | undefined): number => Number(part?.slice(1) ?? 0);

/** The sender's own draft that is still open. Throws choice.gone. */
async function onDraft(
  { context, person }: Turn,
  part: string | undefined,
  then: (draft: Draft) => Promise<Answer>,
): Promise<Answer> {
  const draft = await loadDialogue<SheetDraft>(context.tx, idOf(part));
  const own = draft?.intent === ORDERS && draft.personId === person.id && draft.closedAt === null;
  if (!own || !holdsRight(context.office.directory, person.id, 'transfer_in'))
    throw new Failure('choice.gone');
  return then(draft);
}

async function goOnWith(
  { context }: Turn,
  { id, slots }: Draft,
  changes: Partial<SheetDraft>,
): Promise<Answer> {
  const draft = { ...slots, ...changes };
  const { answer, asked } = await proposal(context, id, draft);
  await saveSlots(context.tx, id, { ...draft, asked });
  return answer;
}

async function named(turn: Turn, draft: Draft, words: string): Promise<Answer> {
  const platform = platformIn(words) ?? words.slice(0, PLATFORM_LENGTH);
  const columns = { ...((await columnsOf(turn.context.tx, platform)) as ColumnMap), ...draft.slots.columns };
  return goOnWith(turn, draft, { platform, columns });
}

async function corrected(
  turn: Turn,
  draft: Draft,
  column: number,
  field: ColumnMap[string],
): Promise<Answer> {
  const changed = withColumn(draft.slots, column, field);
  return changed ? goOnWith(turn, draft, changed) : headingUnknown;
}

const CORRECTION = /^(.+?)\s*(?:是|填|=|＝|为)\s*(.+)$/;
const NOT_WANTED = /^(.+?)\s*(不要|不读)$/;

/** 12345, E 是 地址, E 不要; null: the words are not for the sheet. */
async function inWords(turn: Turn, draft: Draft): Promise<Answer | null> {
  const words = turn.input.text.trim();
  const { slots } = draft;
  if (words === '' || words.length > CORRECTION_LENGTH) return null;
  if (slots.platform === null) return words.length > PLATFORM_LENGTH ? null : named(turn, draft, words);
  if (words === '换个平台') return goOnWith(turn, draft, { platform: null });
  const alone = slots.asked ? columnNamed(slots, words) : null;
  if (alone !== null && slots.asked) return corrected(turn, draft, alone, slots.asked);
  const [, which, what] = NOT_WANTED.exec(words) ?? CORRECTION.exec(words) ?? [];
  if (which === undefined || what === undefined) return null;
  const column = columnNamed(slots, which);
  if (column === null) return /^[A-Za-z]{1,2}列?$/.test(which) ? headingUnknown : null;
  const field = what === '不读' ? '-' : fieldMeant(what.trim());
  return field === null ? columnUnknown(fieldTitles) : corrected(turn, draft, column, field);
}

async function take(turn: Turn, draft: Draft): Promise<Answer> {
  const { context, person, contact } = turn;
  const { tx, office, now } = context;
  const { platform, rows, columns } = draft.slots;
  const sheet = platform === null ? null : readOrderSheet(rows, platform, columns, office.calendar, now);
  if (!sheet || platform === null) return goOnWith(turn, draft, {});
  const { fresh } = await sortOrders(tx, platform, sheet.orders);
  const taken: { number: string; ticketId: number }[] = [];
  const failed: string[] = [];
  for (const order of fresh.slice(0, AT_ONCE)) {
    try {
      const ticket = await takeFromSheet(context, person, contact.channel, order);
      taken.push({ number: order.number, ticketId: ticket.id });
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'role.other') throw error;
      failed.push(failureWords(error));
    }
  }
  await keepColumns(tx, platform, columnsRead(draft.slots));
  const rest = fresh.length - AT_ONCE;
  if (rest <= 0) await forgetDraft(turn, draft.id);
  const undoable = { at: now, taken: taken.map(({ ticketId }) => ticketId) };
  const undoId = await keepAside(tx, person.id, ORDERS, undoable, now, { expiresAt: now + UNDO_WITHIN });
  return ordersTaken(undoId, taken, failed, rest > 0 ? { id: draft.id, count: rest } : null);
}

/** Ends it; what stood in the sheet is kept no longer. */
async function forgetDraft({ context, person }: Turn, id: number): Promise<void> {
  await closeDialogue(context.tx, id, person.id, context.now);
  await saveSlots(context.tx, id, {});
}

async function undo({ context, person }: Turn, id: number): Promise<Answer> {
  const { tx, now } = context;
  const dialogue = await loadDialogue<{ at?: number; taken?: number[] }>(tx, id);
  const { at, taken } = dialogue?.slots ?? {};
  const own = dialogue?.intent === ORDERS && dialogue.personId === person.id;
  if (!own || at === undefined || !taken) throw new Failure('choice.gone');
  if (at + UNDO_WITHIN < now) return undoOver;
  if (!(await closeDialogue(tx, id, person.id, now))) throw new Failure('choice.gone');
  const { undone, begun } = await undoOrders(context, taken);
  return ordersUndone(undone, begun);
}
