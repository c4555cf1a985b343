import { activityKinds, type ActivityAmount, type ActivityKind } from '../rounds/activity';
import { maskNumbers } from '../residents/mask';
import { LEAST_CELLS, momentOf, nodeOf, notBefore, type ColumnPlaces, type OldReading } from './old-ledger';
import { personalMatterIn, withoutNames } from '../residents/personal-matters';

/** Ledgers besides 事件 of which an old one comes in: counts of work, nobody's words, nobody's name. */
export const recordLedgers = ['activities', 'visits', 'patrols', 'inspections'] as const;
export type RecordLedger = (typeof recordLedgers)[number];
export const isRecordLedger = (ledger: string): ledger is RecordLedger =>
  (recordLedgers as readonly string[]).includes(ledger);

/** A row of an old ledger of work. */
export interface OldRecord {
  /** Epoch milliseconds: when it was, or began. */
  begunAt: number;
  endedAt: number | null;
  gridId: number;
  /** A building; always there for visits and checks. */
  placeId: number | null;
  kind: ActivityKind;
  /** Of 记一笔: what was done, without numbers and names; of a check: the name of its sheet. */
  text: string;
  amounts: ActivityAmount[];
}

export type RecordFault = 'date' | 'future' | 'subject' | 'place' | 'personal';

export interface OldRecords {
  /** By row of the sheet, from 1. */
  rows: { at: number; record: OldRecord }[];
  faults: { at: number; lacks: RecordFault }[];
  /** Came in under the node as a whole. */
  unknownGrid: number;
}

/** The columns that say when, by ledger. */
const began: Record<RecordLedger, string> = {
  activities: 'day',
  visits: 'visitedAt',
  patrols: 'startedAt',
  inspections: 'begunAt',
};
/** What a ledger's heading must have to be taken for one: when, and one of these. */
export const neededColumns: Record<RecordLedger, { when: string; oneOf: readonly string[] }> = {
  activities: { when: began.activities, oneOf: ['text', 'kind'] },
  visits: { when: began.visits, oneOf: ['place'] },
  patrols: { when: began.patrols, oneOf: ['grid'] },
  inspections: { when: began.inspections, oneOf: ['place'] },
};

/** Reads the rows below the heading. Pure: the same file gives the same rows. */
export function readOldRecords(
  ledger: RecordLedger,
  sheet: readonly (readonly string[])[],
  headingRow: number,
  places: ColumnPlaces,
  reading: OldReading,
): OldRecords {
  const records: OldRecords = { rows: [], faults: [], unknownGrid: 0 };
  for (const [index, cells] of sheet.slice(headingRow).entries()) {
    const at = headingRow + index + 1;
    // Sums and signatures below the table have no date and hardly a word.
    if (cells.filter((words) => words !== '').length < Math.min(LEAST_CELLS, Object.keys(places).length))
      continue;
    const cell = (key: string): string => cells[places[key] ?? -1]?.trim() ?? '';
    const read = readRow(ledger, cell, reading);
    if (typeof read === 'string') records.faults.push({ at, lacks: read });
    else {
      records.rows.push({ at, record: read.record });
      if (!read.knownGrid) records.unknownGrid += 1;
    }
  }
  return records;
}

function readRow(
  ledger: RecordLedger,
  cell: (key: string) => string,
  reading: OldReading,
): { record: OldRecord; knownGrid: boolean } | RecordFault {
  const begunAt = momentOf(cell(began[ledger]), reading.calendar);
  if (begunAt === null) return 'date';
  if (begunAt > reading.now) return 'future';
  const node = nodeOf(cell('grid'), cell('place'), reading);
  const needsPlace = ledger === 'visits' || ledger === 'inspections';
  if (needsPlace && (node?.placeId ?? null) === null) return 'place';
  const said = cell('text');
  if (ledger === 'activities' && said === '' && cell('kind') === '') return 'subject';
  if (ledger === 'activities' && personalMatterIn(said) !== null) return 'personal';
  const kind = kindOf(cell('kind'), said);
  const record: OldRecord = {
    begunAt,
    endedAt: notBefore(momentOf(cell('endedAt'), reading.calendar), begunAt),
    gridId: node?.gridId ?? reading.gridId,
    placeId: node?.placeId ?? null,
    kind,
    text: ledger === 'inspections' ? cell('template') : withoutNames(maskNumbers(said || cell('kind')).text),
    amounts: ledger === 'activities' ? amountsIn(cell('quantities'), activityKinds[kind].label) : [],
  };
  return { record, knownGrid: node !== null };
}

/** By its label, or by a word of it in kind or text; else 其他. */
function kindOf(kindWords: string, text: string): ActivityKind {
  const kinds = Object.entries(activityKinds) as [
    ActivityKind,
    { label: string; words: readonly string[] },
  ][];
  for (const said of [kindWords, text]) {
    const found = kinds.find(
      ([, { label, words }]) =>
        said !== '' && (said.includes(label) || words.some((word) => said.includes(word))),
    );
    if (found) return found[0];
  }
  return 'other';
}

const AMOUNT = /^(.*?)[\s:：]*([约近]?)\s*(\d+(?:\.\d+)?)\s*([余多]?)\s*([^\d\s]{1,6})$/;

/** 传单300份；参加约80人 → two amounts. What is no amount is left out. */
function amountsIn(words: string, item: string): ActivityAmount[] {
  return words.split(/[；;，,、\n]/).flatMap((part) => {
    const [, name = '', about = '', count, more = '', unit = ''] = AMOUNT.exec(part.trim()) ?? [];
    if (count === undefined) return [];
    return [
      { item: (name || item).slice(0, ITEM), amount: Number(count), unit, approximate: about + more !== '' },
    ];
  });
}
const ITEM = 40;
