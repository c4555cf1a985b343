import { Entity } from 'typeorm';
import { Id, Time, Whole, Words } from '../store/columns';
import type { Office } from '../context';
import { seasonStart, templatesFor, type InspectionTemplate } from './inspection-templates';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** A template gone through at a place. What was not right is a ticket. */
@Entity('inspection')
export class Inspection {
  @Id() id!: number;
  /** Name of the template. */
  @Words(40) template!: string;
  @Whole() placeId!: number;
  @Whole() gridId!: number;
  @Whole() personId!: number;
  @Time() begunAt!: number;
  @Time(true) endedAt!: number | null;
  @Whole() items!: number;
  /** 自查: the firm (owner) whose contact went through it; null: the office did. */
  @Whole(true) ownerId!: number | null;
}

/** An item that was not right. */
@Entity('inspection_finding')
export class InspectionFinding {
  @Id() id!: number;
  @Whole() inspectionId!: number;
  /** Position of the item in its template, from 1. */
  @Whole() item!: number;
  @Whole() ticketId!: number;
}

export const keepInspection = (
  tx: Transaction,
  inspection: Omit<Inspection, 'id' | 'endedAt'>,
): Promise<number> => insert(tx, 'inspection', { ...inspection, endedAt: null });

export const loadInspection = (reader: Reader, id: number): Promise<Inspection | null> =>
  one<Inspection>(reader, 'SELECT * FROM inspection WHERE id = ?', [id]);

/** The check somebody began last, since then, and has not ended. */
export const openInspection = (reader: Reader, personId: number, since: number): Promise<Inspection | null> =>
  one<Inspection>(
    reader,
    'SELECT * FROM inspection WHERE personId = ? AND begunAt >= ? AND endedAt IS NULL ORDER BY id DESC LIMIT 1',
    [personId, since],
  );

/** The check at which a ticket was found; null: none. */
export const inspectionOfTicket = (reader: Reader, ticketId: number): Promise<Inspection | null> =>
  one<Inspection>(
    reader,
    'SELECT i.* FROM inspection i JOIN inspection_finding f ON f.inspectionId = i.id WHERE f.ticketId = ? ORDER BY i.id LIMIT 1',
    [ticketId],
  );

export const findingsOf = (reader: Reader, inspectionId: number): Promise<InspectionFinding[]> =>
  reader.rows<InspectionFinding>('SELECT * FROM inspection_finding WHERE inspectionId = ? ORDER BY id', [
    inspectionId,
  ]);

/** What was reported at a check was taken back: nothing was wrong there. */
export const forgetFinding = (tx: Transaction, ticketId: number): Promise<unknown> =>
  tx.run('DELETE FROM inspection_finding WHERE ticketId = ?', [ticketId]);

/** 检查处: a template that is to be gone through at a place again and again, from the street's spreadsheet. */
@Entity('inspection_place')
export class InspectionPlace {
  @Id() id!: number;
  @Whole() gridId!: number;
  @Words(40) template!: string;
  @Whole() placeId!: number;
  /** Another interval than the template's; null: its own. */
  @Whole(true) everyDays!: number | null;
  @Time() addedAt!: number;
  /** When its people were reminded last; once for each time it comes due. */
  @Time(true) remindedAt!: number | null;
}

export interface DueInspection {
  template: InspectionTemplate;
  placeId: number;
  gridId: number;
  /** When it was gone through last; null: never. */
  lastAt: number | null;
  /** Was that the firm itself? */
  lastOwn: boolean;
  /** Since when it is due. */
  dueAt: number;
  /** The row of the plan; null: it was gone through once by somebody's own choice. */
  plan: InspectionPlace | null;
}

const DAY = 86_400_000;

/** Sheets that are to be gone through at a place, by the street's spreadsheet. */
export const templatesPlannedAt = async (reader: Reader, placeId: number): Promise<string[]> => {
  const rows = await reader.rows<{ template: string }>(
    'SELECT template FROM inspection_place WHERE placeId = ? ORDER BY id',
    [placeId],
  );
  return rows.map(({ template }) => template);
};

/** Places where a template is to be gone through, in the order of the street's spreadsheet. */
export const placesPlannedFor = async (
  reader: Reader,
  gridIds: readonly number[],
  template: string,
): Promise<number[]> => {
  if (gridIds.length === 0) return [];
  const rows = await reader.rows<{ placeId: number }>(
    `SELECT placeId FROM inspection_place WHERE template = ? AND gridId IN (${marks(gridIds)}) ORDER BY id`,
    [template, ...gridIds],
  );
  return rows.map(({ placeId }) => placeId);
};

/** So far back a place that was found wrong again counts. */
export const REPEATS_WITHIN = 90 * DAY;

/** A place where a sheet found something wrong more than once. */
export interface RepeatedlyWrong {
  placeId: number;
  /** Checks in that time, and how many of them found something. */
  checks: number;
  wrong: number;
}

/** Places of these nodes where a template's checks found something wrong at least twice since then, the most first. */
export async function repeatedlyWrong(
  reader: Reader,
  gridIds: readonly number[],
  template: string,
  since: number,
): Promise<RepeatedlyWrong[]> {
  if (gridIds.length === 0) return [];
  const rows = await reader.rows<Record<keyof RepeatedlyWrong, number | string>>(
    `SELECT i.placeId AS placeId, COUNT(DISTINCT i.id) AS checks, COUNT(DISTINCT f.inspectionId) AS wrong
      FROM inspection i LEFT JOIN inspection_finding f ON f.inspectionId = i.id
      WHERE i.template = ? AND i.begunAt >= ? AND i.gridId IN (${marks(gridIds)})
      GROUP BY i.placeId HAVING COUNT(DISTINCT f.inspectionId) >= 2 ORDER BY wrong DESC, placeId LIMIT 20`,
    [template, since, ...gridIds],
  );
  return rows.map(({ placeId, checks, wrong }) => ({
    placeId: Number(placeId),
    checks: Number(checks),
    wrong: Number(wrong),
  }));
}

/** What is due in these grids: the plan's places, and those that were gone through once; the longest waiting first. */
export async function dueInspections(
  reader: Reader,
  { directory, calendar }: Pick<Office, 'directory' | 'calendar'>,
  gridIds: readonly number[],
  now: number,
): Promise<DueInspection[]> {
  if (gridIds.length === 0) return [];
  const templates = await templatesFor(reader, directory, gridIds[0]);
  const plans = await reader.rows<InspectionPlace>(
    `SELECT * FROM inspection_place WHERE gridId IN (${marks(gridIds)}) ORDER BY id`,
    [...gridIds],
  );
  const done = await reader.rows<{
    template: string;
    placeId: number;
    gridId: number;
    lastAt: number | string;
    ownAt: number | string | null;
  }>(
    `SELECT template, placeId, MAX(gridId) AS gridId, MAX(endedAt) AS lastAt,
      MAX(CASE WHEN ownerId IS NOT NULL THEN endedAt END) AS ownAt FROM inspection
      WHERE gridId IN (${marks(gridIds)}) AND endedAt IS NOT NULL GROUP BY template, placeId`,
    [...gridIds],
  );
  const keyOf = ({ template, placeId }: { template: string; placeId: number }): string =>
    `${placeId} ${template}`;
  const last = new Map(done.map((row) => [keyOf(row), row]));
  const planned = new Set(plans.map(keyOf));
  const rows = [
    ...plans.map((plan) => ({ plan, template: plan.template, placeId: plan.placeId, gridId: plan.gridId })),
    ...done.filter((row) => !planned.has(keyOf(row))).map((row) => ({ ...row, plan: null })),
  ];
  const today = calendar.local(now).day;
  return rows
    .flatMap(({ plan, template: name, placeId, gridId }): DueInspection[] => {
      const template = templates.find((known) => known.name === name);
      const begins = template && seasonStart(template.season, today);
      if (!template || typeof begins !== 'string' || !directory.place(placeId)) return [];
      const before = last.get(keyOf({ template: name, placeId }));
      const lastAt = before ? Number(before.lastAt) : null;
      const lastOwn = Number(before?.ownAt ?? -1) === lastAt;
      const next =
        lastAt === null ? (plan?.addedAt ?? now) : lastAt + (plan?.everyDays ?? template.everyDays) * DAY;
      // Before the season nothing was due.
      const dueAt = template.season === '' ? next : Math.max(next, calendar.at(begins, 0));
      return dueAt <= now ? [{ template, placeId, gridId, lastAt, lastOwn, dueAt, plan }] : [];
    })
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

/** Somebody was told that these are due; false for those of which it was said before. */
export async function noteReminded(tx: Transaction, due: DueInspection, now: number): Promise<boolean> {
  if (!due.plan) return false;
  const { affected } = await tx.run(
    'UPDATE inspection_place SET remindedAt = ? WHERE id = ? AND (remindedAt IS NULL OR remindedAt < ?)',
    [now, due.plan.id, due.dueAt],
  );
  return affected > 0;
}
