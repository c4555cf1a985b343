import type { Context } from '../../models/context';
import { momentWords } from '../../notices/words';
import {
  columnQuestion,
  ordersPreview,
  platformQuestion,
  type ColumnWords,
} from '../../notices/outside/order-sheet-words';
import type { Answer } from '../../notices/answer';
import { sortOrders } from './platform-batch';
import { factsOfOrder } from './platform-facts';
import { fieldNames, type OrderField, type OrderFields } from './platform-fields';
import { findTable, readOrderSheet, type ColumnMap } from './platform-sheet';

/** A platform's sheet that waits for its sender's word. */
export interface SheetDraft {
  /** Without what stands in columns about persons. */
  rows: string[][];
  /** null: to be asked. */
  platform: string | null;
  columns: ColumnMap;
  /** The column that was asked for. */
  asked: 'number' | 'content' | null;
}

/** What a field is called when we speak of it. */
const fieldTitle = (field: OrderField): string =>
  ({
    content: '诉求内容',
    place: '地址',
    category: '类别',
    due: '办理时限',
    return: '退单时限',
    received: '受理时间',
  })[field as string] ??
  fieldNames[field][0] ??
  field;
/** What a column can be said to be. */
export const fieldTitles = (
  ['number', 'content', 'place', 'category', 'due', 'return', 'received'] as const
).map(fieldTitle);

const columnsIn = (draft: SheetDraft): ColumnWords[] => {
  const table = findTable(draft.rows, draft.columns);
  return (table?.headings ?? []).flatMap((heading, column) => {
    if (heading === '') return [];
    const field = table?.meanings[column];
    return [{ column, heading, field: field === undefined ? null : field === null ? '' : fieldTitle(field) }];
  });
};

/** 情况说明, or the letter that stands over it; null: there is no such column. */
export function columnNamed({ rows, columns }: SheetDraft, words: string): number | null {
  const headings = findTable(rows, columns)?.headings ?? [];
  const [, letters] = /^([A-Za-z]{1,2})\s*列?$/.exec(words) ?? [];
  const exact = headings.indexOf(words.replace(/列$/, ''));
  if (exact >= 0 || letters === undefined) return exact >= 0 ? exact : null;
  const at =
    Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return headings[at] ? at : null;
}

/** The column read as that field, whatever it was before; null: there is no such column. */
export function withColumn(draft: SheetDraft, column: number, field: ColumnMap[string]): SheetDraft | null {
  const table = findTable(draft.rows, draft.columns);
  const heading = table?.headings[column];
  if (!table || !heading) return null;
  const before = table.headings.filter((_, at) => field !== '-' && table.meanings[at] === field);
  const left = Object.fromEntries(before.map((one) => [one, '-' as const]));
  return { ...draft, columns: { ...draft.columns, ...left, [heading.trim()]: field } };
}

/** What has to be known next, or what the sheet would bring. */
export async function proposal(
  context: Context,
  id: number,
  draft: SheetDraft,
): Promise<{ answer: Answer; asked: SheetDraft['asked'] }> {
  const { platform, rows, columns } = draft;
  if (platform === null)
    return { answer: platformQuestion(id, rows.filter((row) => row.some(Boolean)).length - 1), asked: null };
  const meanings = findTable(rows, columns)?.meanings ?? [];
  for (const asked of ['number', 'content'] as const)
    if (!meanings.includes(asked))
      return { answer: columnQuestion(id, fieldTitle(asked), columnsIn(draft)), asked };
  const sheet = readOrderSheet(rows, platform, columns, context.office.calendar, context.now);
  const { orders, faults } = sheet ?? { orders: [], faults: [] };
  const { fresh, known } = await sortOrders(context.tx, platform, orders);
  const first = fresh.slice(0, SHOWN).map((order) => orderLine(context, order));
  const words = { platform, columns: columnsIn(draft), fresh: fresh.length, known, faults, first };
  return { answer: ordersPreview(id, words), asked: null };
}

const SHOWN = 3;

/** A-1 3号楼2单元 楼道灯不亮，限11月26日 18:00 */
function orderLine(context: Pick<Context, 'office' | 'now'>, order: OrderFields): string {
  const { placeText, subject } = factsOfOrder(context, order);
  const due =
    order.dueAt === null ? '' : `，限${momentWords(context.office.calendar, order.dueAt, context.now)}`;
  return `${[order.number, placeText, subject].filter(Boolean).join(' ')}${due}`;
}

/** What every heading was taken for, so that the next sheet of the platform is known by it. */
export function columnsRead({ rows, columns }: SheetDraft): Record<string, string> {
  const table = findTable(rows, columns);
  const read = (table?.headings ?? []).flatMap((heading, column): [string, string][] => {
    const field = table?.meanings[column];
    return field && heading !== '' ? [[heading.trim(), field]] : [];
  });
  return { ...Object.fromEntries(read), ...columns };
}
