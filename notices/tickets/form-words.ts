import { columnLetters } from '../../documents/xlsx-parts';
import type { LedgerName } from '../../models/figures/ledger';
import type { Answer } from '../answer';
import type { LedgerColumn } from '../figures/ledger-columns';
import { ledgers } from '../figures/ledger-words';

export type FormLedger = Exclude<LedgerName, 'disputes'>;

/** What fills each column of an office's form. */
export interface FormMapping {
  sheet: number;
  /** From 1. */
  headingRow: number;
  ledger: FormLedger;
  /** By column: the heading as it stands there, and the key of what fills it; null: left for people. */
  columns: { column: number; heading: string; key: string | null }[];
}

const tidy = (words: string): string => words.replace(/[\s（()）:：]/g, '');
const exact = ({ title, also }: LedgerColumn, heading: string): boolean =>
  [title, ...also].some((words) => tidy(words) === heading);
const close = ({ title, also }: LedgerColumn, heading: string): boolean =>
  [title, ...also].some((words) => heading.includes(tidy(words)) && words.length > 1);

/** Proposes what fills each heading of a row; each of ours once, the exact names first. */
function mapRow(cells: readonly string[], ledger: FormLedger): FormMapping['columns'] {
  const taken = new Set<string>();
  const found = new Map<number, string>();
  for (const fits of [exact, close]) {
    cells.forEach((cell, column) => {
      const heading = tidy(cell);
      if (heading === '' || found.has(column)) return;
      const match = ledgers[ledger].columns.find((one) => !taken.has(one.key) && fits(one, heading));
      if (!match) return;
      taken.add(match.key);
      found.set(column, match.key);
    });
  }
  return cells.flatMap((heading, column) =>
    tidy(heading) === '' ? [] : [{ column, heading: tidy(heading), key: found.get(column) ?? null }],
  );
}

const LOOKED_AT = 15;
const LEAST_KNOWN = 3;
const FEW_KNOWN = 2;

/** The row that looks most like the heading of a ledger; null when no row has three headings we know. */
export const mappingOf = (sheets: Sheets): FormMapping | null =>
  bestMapping(sheets, Object.keys(ledgers) as FormLedger[]);

/** The same for some ledgers alone; of one, two headings are enough. */
export const mappingAmong = (sheets: Sheets, ledgers: readonly FormLedger[]): FormMapping | null =>
  bestMapping(sheets, ledgers, ledgers.length === 1 && ledgers[0] !== 'tickets' ? FEW_KNOWN : LEAST_KNOWN);

export type Sheets = readonly { rows: readonly (readonly string[])[] }[];

function bestMapping(sheets: Sheets, among: readonly FormLedger[], least = LEAST_KNOWN): FormMapping | null {
  let best: FormMapping | null = null;
  let most = 0;
  for (const [sheet, { rows }] of sheets.entries()) {
    for (const [at, cells] of rows.slice(0, LOOKED_AT).entries()) {
      for (const ledger of among) {
        const columns = mapRow(cells, ledger);
        const known = columns.filter(({ key }) => key !== null).length;
        // Of two that know as many headings, the one that calls them so itself: 活动内容 is 活动's.
        const likeness = known + columns.filter((one) => isExact(ledger, one)).length / cells.length / 2;
        if (known < least || likeness <= most) continue;
        most = likeness;
        best = { sheet, headingRow: at + 1, ledger, columns };
      }
    }
  }
  return best;
}

const isExact = (ledger: FormLedger, { heading, key }: FormMapping['columns'][number]): boolean =>
  ledgers[ledger].columns.some((column) => column.key === key && exact(column, heading));

/** The key of one of the ledger's own columns, by any of its names. */
export const keyOf = (ledger: FormLedger, words: string): string | null =>
  ledgers[ledger].columns.find((column) => exact(column, tidy(words)))?.key ?? null;

const titleOf = (ledger: FormLedger, key: string): string =>
  ledgers[ledger].columns.find((column) => column.key === key)?.title ?? key;

/** How the form was understood, and what is asked of whoever sent it. */
export function formProposal({ ledger, headingRow, columns }: FormMapping): Answer {
  const known = columns.flatMap(({ column, heading, key }) =>
    key === null ? [] : [`${columnLetters(column)} ${heading}＝${titleOf(ledger, key)}`],
  );
  const open = columns.filter(({ key }) => key === null);
  return {
    text: [
      `像是${ledgers[ledger].title}的表，第 ${headingRow} 行是表头。我这样填：`,
      known.join('；'),
      open.length > 0
        ? `没认出：${open.map(({ column, heading }) => `${columnLetters(column)} ${heading}`).join('、')}，空着。要填就回“${columnLetters(open[0]?.column ?? 0)} 填 办理结果”。`
        : '',
      '对的话，给这张表起个名字，比如“城管科表”；不用就回“取消”。',
    ]
      .filter(Boolean)
      .join('\n'),
  };
}

export const formKept = (name: string): Answer => ({
  text: `记住了“${name}”。以后说“台账 3月 ${name}”，就用这张表填好给您，格式不动。`,
});
export const formColumnUnknown = (ledger: FormLedger): Answer => ({
  text: `没认出要填什么。可以填：${ledgers[ledger].columns.map(({ title }) => title).join('、')}。比如“C 填 地点”。`,
});
