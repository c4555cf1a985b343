import type { Context } from '../../models/context';
import { openDialogue } from '../../models/exchange/dialogues';
import type { Person } from '../../models/staff/person';
import { columnsOf, platformsKnown } from '../../models/outside/platform-order';
import { holdsRight } from '../../models/staff/rights';
import { one } from '../../models/store/transaction';
import type { Answer } from '../../notices/answer';
import { ordersArrived, tooManyRows } from '../../notices/outside/order-sheet-words';
import { proposal, type SheetDraft } from './order-sheet-draft';
import { platformIn } from './platform-fields';
import { findTable, holdsOrders, withoutPersons, type ColumnMap } from './platform-sheet';
import type { Turn } from '../turn/turn';

/** What the dialogue of a platform's sheet is called. */
export const ORDERS = 'orders';
const ANSWER_WITHIN = 24 * 3_600_000;
const MOST_ROWS = 1_000;

interface Sheet {
  name: string;
  rows: readonly string[][];
}
type Known = readonly { platform: string; columns: Readonly<Record<string, string>> }[];

/**
 * A workbook that somebody with the right to take orders in sent: what it would bring, or what is not clear about it.
 * Null when it holds no orders; `sure`: only when that is beyond doubt, for it may also be a form or a list of the office.
 */
export async function proposeOrders(
  context: Context,
  personId: number,
  sheets: readonly Sheet[],
  sure: boolean,
): Promise<Answer | null> {
  const { tx, office, now } = context;
  if (!holdsRight(office.directory, personId, 'transfer_in')) return null;
  const person = await one<Person>(tx, 'SELECT * FROM person WHERE id = ?', [personId]);
  const known = await platformsKnown(tx);
  const sheet = sheetOfOrders(sheets, known, sure);
  if (!person || !sheet) return null;
  if (sheet.rows.length > MOST_ROWS) return tooManyRows(MOST_ROWS);
  const platform = platformOfSheet(sheet, known);
  const columns = platform === null ? {} : ((await columnsOf(tx, platform)) as ColumnMap);
  const draft: SheetDraft = { rows: withoutPersons(sheet.rows, columns), platform, columns, asked: null };
  const id = await openDialogue(tx, person, ORDERS, draft, now, { expiresAt: now + ANSWER_WITHIN });
  return (await proposal(context, id, draft)).answer;
}

function sheetOfOrders(sheets: readonly Sheet[], known: Known, sure: boolean): Sheet | undefined {
  const maps: ColumnMap[] = [{}, ...known.map(({ columns }) => columns as ColumnMap)];
  const certain = sheets.find(({ rows }) => maps.some((columns) => holdsOrders(rows, columns)));
  if (certain || sure) return certain;
  return sheets.find(({ rows }) => rows.length > 1 && findTable(rows, {}) !== null);
}

/** The platform whose columns these are, else the one that the sheet names; null: to be asked. */
function platformOfSheet({ name, rows }: Sheet, known: Known): string | null {
  const fitting = known.filter(({ columns }) => {
    const headings = findTable(rows, columns as ColumnMap)?.headings ?? [];
    const wanted = Object.entries(columns).filter(([, field]) => field !== '-');
    return wanted.length > 0 && wanted.every(([heading]) => headings.includes(heading));
  });
  if (fitting.length === 1) return fitting[0]?.platform ?? null;
  const table = findTable(rows, {});
  const above = rows.slice(0, table?.top ?? 0).flat();
  const column = table?.meanings.indexOf('platform') ?? -1;
  const cells = column < 0 ? [] : rows.slice((table?.top ?? 0) + 1).map((row) => row[column] ?? '');
  return platformIn([name, ...above, ...cells].join(' '));
}

/** A file from somebody who may take orders in; null: it is looked at by nobody. */
export function orderFileArrived({ context, person, input }: Turn): Answer | null {
  const isFile = input.files.some(({ kind }) => kind === 'file');
  return isFile && holdsRight(context.office.directory, person.id, 'transfer_in') ? ordersArrived : null;
}
