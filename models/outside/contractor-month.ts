import { nextDay } from '../calendar';
import type { Office } from '../context';
import type { Period } from '../period';
import type { Reader } from '../store/transaction';
import { openOnly } from '../tickets/travel';

/** A ticket that was with an owner's firm in the period; its own words, no names. Times are epoch milliseconds. */
export interface ContractorJob {
  ticketId: number;
  placeText: string;
  subject: string;
  askedAt: number;
  takenAt: number | null;
  doneAt: number | null;
  returnedAt: number | null;
  /** By when the office had to be done. */
  dueAt: number | null;
  note: string;
}

/** A check at one of its places, and what was not right there. */
export interface ContractorCheck {
  endedAt: number;
  template: string;
  placeId: number;
  items: number;
  /** 自查: by the firm itself. */
  own: boolean;
  ticketIds: number[];
}

export interface ContractorMonth {
  jobs: ContractorJob[];
  checks: ContractorCheck[];
  /** 整改通知书 to it: number of the ticket, the day, what became of it. */
  notices: { ticketId: number; dueDay: string; state: 'open' | 'mended' | 'passed' }[];
}

/**
 * The month of an outside firm: what it was given in the period and what it still had from before, the
 * checks at its places, and the 整改通知书 to it. `period` in local days, both included.
 */
export async function contractorMonth(
  reader: Reader,
  { calendar }: Pick<Office, 'calendar'>,
  owner: { id: number; name: string },
  period: Period,
): Promise<ContractorMonth> {
  const [from, until] = [calendar.at(period.from, 0), calendar.at(nextDay(period.to), 0)];
  const jobs = await reader.rows<ContractorJob>(
    `SELECT j.ticketId, t.placeText, t.subject, j.askedAt, j.takenAt, j.doneAt, j.returnedAt, t.dueAt, j.note
      FROM outside_job j JOIN ticket t ON t.id = j.ticketId
      WHERE j.ownerId = ? AND j.askedAt < ? AND (j.doneAt IS NULL OR j.doneAt >= ?)
        AND (j.returnedAt IS NULL OR j.returnedAt >= ?) AND t.state NOT IN ('withdrawn', 'merged') AND ${openOnly('t.')}
        AND (j.doneAt IS NOT NULL OR j.returnedAt IS NOT NULL OR t.closedAt IS NULL OR t.closedAt >= ?)
      ORDER BY j.askedAt, j.id`,
    [owner.id, until, from, from, from],
  );
  const found = await reader.rows<
    Omit<ContractorCheck, 'ticketIds' | 'own'> & {
      id: number;
      ticketId: number | null;
      ownerId: number | null;
    }
  >(
    `SELECT i.id, i.endedAt, i.template, i.placeId, i.items, i.ownerId, f.ticketId FROM inspection i
      JOIN place p ON p.id = i.placeId LEFT JOIN inspection_finding f ON f.inspectionId = i.id
      WHERE p.ownerId = ? AND i.endedAt >= ? AND i.endedAt < ? ORDER BY i.id, f.id`,
    [owner.id, from, until],
  );
  const checks = new Map<number, ContractorCheck>();
  for (const { id, ticketId, ownerId, ...row } of found) {
    const check = checks.get(id) ?? { ...row, own: ownerId !== null, ticketIds: [] };
    if (ticketId !== null) check.ticketIds.push(ticketId);
    checks.set(id, check);
  }
  const notices = await reader.rows<ContractorMonth['notices'][number]>(
    `SELECT ticketId, dueDay, state FROM rectification
      WHERE unit = ? AND state <> 'void' AND issuedAt >= ? AND issuedAt < ? ORDER BY id`,
    [owner.name, from, until],
  );
  return { jobs, checks: [...checks.values()], notices };
}

/** How a job ended, seen from the end of the period or now, whichever was first. */
export function jobFate(
  { doneAt, returnedAt, dueAt }: ContractorJob,
  at: number,
): { ended: 'done' | 'returned' | 'open'; late: boolean } {
  const ended =
    doneAt !== null && doneAt < at ? 'done' : returnedAt !== null && returnedAt < at ? 'returned' : 'open';
  const end = ended === 'done' ? doneAt : ended === 'returned' ? returnedAt : at;
  return { ended, late: dueAt !== null && end !== null && end > dueAt && ended !== 'returned' };
}
