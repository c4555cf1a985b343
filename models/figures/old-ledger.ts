import { nextDay, type WorkingCalendar } from '../calendar';
import { categories } from '../category-table';
import type { Directory } from '../staff/directory';

/** A row of an old ledger as a closed matter. */
export interface OldTicket {
  /** Its number there; empty: it had none. */
  number: string;
  /** Epoch milliseconds. */
  reportedAt: number;
  /** null: nothing was written down; its time is not counted. */
  doneAt: number | null;
  closedAt: number;
  dueAt: number | null;
  category: string;
  gridId: number;
  placeId: number | null;
  placeText: string;
  subject: string;
  desk: string;
  result: string;
}

export interface OldLedger {
  /** By row of the sheet, from 1. */
  rows: { at: number; ticket: OldTicket }[];
  /** Rows that can't come in, and what they lack. */
  faults: { at: number; lacks: 'date' | 'subject' | 'future' | 'dispute' }[];
  /** Came in under 其他, and under the node as a whole. */
  unknownCategory: number;
  unknownGrid: number;
}

/** What nobody recognises stands under the last row of the table's services. */
const OTHER = '1299';
/** 矛盾纠纷. */
const DISPUTES = '11';

export interface OldReading {
  directory: Directory;
  calendar: WorkingCalendar;
  now: number;
  /** The administrator's node: what names no grid belongs to it. */
  gridId: number;
}

/** The key of a column (notices/figures/ledger-words.ts) → where it stands in a row, from 0. */
export type ColumnPlaces = Readonly<Record<string, number>>;

/** Reads the rows below the heading. Pure: the same file gives the same rows. */
export function readOldLedger(
  sheet: readonly (readonly string[])[],
  headingRow: number,
  places: ColumnPlaces,
  reading: OldReading,
): OldLedger {
  const ledger: OldLedger = { rows: [], faults: [], unknownCategory: 0, unknownGrid: 0 };
  for (const [index, cells] of sheet.slice(headingRow).entries()) {
    const at = headingRow + index + 1;
    const cell = (key: string): string => cells[places[key] ?? -1]?.trim() ?? '';
    // Sums and signatures below the table have no date and hardly a word.
    if (cells.filter((words) => words !== '').length < LEAST_CELLS) continue;
    const reported = momentOf(cell('reportedAt'), reading.calendar);
    const subject = cell('subject') || cell('category');
    const lacks =
      reported === null ? 'date' : reported > reading.now ? 'future' : subject === '' ? 'subject' : null;
    if (lacks !== null || reported === null) {
      ledger.faults.push({ at, lacks: lacks ?? 'date' });
      continue;
    }
    const category = categoryOf(cell('category'), subject);
    // Who was at odds with whom is nobody's but the mediators': a ticket would show it to everybody.
    if (category?.startsWith(DISPUTES) === true) {
      ledger.faults.push({ at, lacks: 'dispute' });
      continue;
    }
    const node = nodeOf(cell('grid'), cell('place'), reading);
    if (category === null) ledger.unknownCategory += 1;
    if (node === null) ledger.unknownGrid += 1;
    const done = notBefore(momentOf(cell('doneAt'), reading.calendar), reported);
    const closed = notBefore(momentOf(cell('closedAt'), reading.calendar), reported);
    ledger.rows.push({
      at,
      ticket: {
        number: cell('number'),
        reportedAt: reported,
        doneAt: done ?? closed,
        closedAt: closed ?? done ?? reported,
        dueAt: notBefore(momentOf(cell('dueAt'), reading.calendar), reported),
        category: category ?? OTHER,
        gridId: node?.gridId ?? reading.gridId,
        placeId: node?.placeId ?? null,
        placeText: cell('place'),
        subject,
        desk: cell('handler'),
        result: cell('result'),
      },
    });
  }
  return ledger;
}

export const LEAST_CELLS = 3;

export const notBefore = (at: number | null, first: number): number | null =>
  at === null || at < first ? null : at;

const MOMENT =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT]*(\d{1,2})\s*[:：时点]\s*(\d{1,2})?)?/;
const MORNING = 8 * 60;

/** 2025-03-04, 2025/3/4 9:30, 2025年3月4日9时; a day alone begins at eight. null: it is none. */
export function momentOf(words: string, calendar: WorkingCalendar): number | null {
  const [, year, month, day, hour, minute] = MOMENT.exec(words.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const local = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // 2025-02-30 is no day.
  if (Number.isNaN(Date.parse(local)) || nextDay(nextDay(local), -1) !== local) return null;
  return calendar.at(local, hour === undefined ? MORNING : Number(hour) * 60 + Number(minute ?? 0));
}

/** By its name, by a wording of ours, or by its group's last row; null: nobody knows it. */
function categoryOf(words: string, subject: string): string | null {
  const named = categories.find(({ name, code }) => words !== '' && (name === words || code === words));
  if (named) return named.code;
  const close = categories.find(
    ({ name }) => words.length > 1 && (name.includes(words) || words.includes(name)),
  );
  if (close) return close.code;
  const said = [words, subject].flatMap((text) =>
    categories.filter(({ wordings }) =>
      wordings.some((wording) => wording.length > 1 && text.includes(wording)),
    ),
  )[0];
  if (said) return said.code;
  const group = categories.find(
    ({ groupName }) => words.length > 1 && (groupName.includes(words) || words.includes(groupName)),
  );
  return group ? (categories.findLast((one) => one.group === group.group)?.code ?? null) : null;
}

const BUILDING = /([A-Za-z]?\d{1,3})\s*(?:号楼|栋|幢|号院)/;

/** The node below the administrator's that the words name, and the building; null: neither is known. */
export function nodeOf(
  gridWords: string,
  placeWords: string,
  { directory, gridId }: OldReading,
): { gridId: number; placeId: number | null } | null {
  const below = new Set(directory.below(gridId));
  const named = directory.grids
    .filter(({ id }) => below.has(id))
    .filter((grid) => {
      const community = directory.above(grid.id, 'community')?.name ?? '';
      const whole = `${community}${grid.name}`;
      return gridWords !== '' && (gridWords === grid.name || gridWords.includes(whole));
    })
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  const within = new Set(named ? directory.below(named.id) : below);
  const number = BUILDING.exec(placeWords)?.[1]?.toUpperCase();
  const places = directory.places.filter((place) => within.has(place.gridId));
  const found = places.filter(
    ({ name, number: own }) =>
      (number !== undefined && own === number) || (name.length > 1 && placeWords.includes(name)),
  );
  // A number that two buildings have says nothing.
  const place = found.length === 1 ? found[0] : undefined;
  if (place) return { gridId: place.gridId, placeId: place.id };
  return named ? { gridId: named.id, placeId: null } : null;
}
