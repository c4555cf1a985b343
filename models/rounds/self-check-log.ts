import type { Reader } from '../store/transaction';
import { marks, type TicketState } from '../tickets/workflow';

/** One 自查 of a firm that was ended; who of the firm did it is nobody's business. */
export interface OwnCheck {
  id: number;
  template: string;
  placeId: number;
  /** Epoch milliseconds. */
  endedAt: number;
  items: number;
  findings: { item: number; ticketId: number; subject: string; state: TicketState }[];
}

/** The checks of these firms that ended since then, the latest first, with what became of what they found. */
export async function ownChecks(
  reader: Reader,
  ownerIds: readonly number[],
  since: number,
): Promise<OwnCheck[]> {
  if (ownerIds.length === 0) return [];
  const rows = await reader.rows<
    Omit<OwnCheck, 'findings' | 'endedAt'> & {
      endedAt: number | string;
      item: number | null;
      ticketId: number | null;
      subject: string | null;
      state: TicketState | null;
    }
  >(
    `SELECT i.id, i.template, i.placeId, i.endedAt, i.items, f.item, f.ticketId, t.subject, t.state
      FROM inspection i LEFT JOIN inspection_finding f ON f.inspectionId = i.id LEFT JOIN ticket t ON t.id = f.ticketId
      WHERE i.ownerId IN (${marks(ownerIds)}) AND i.endedAt >= ? ORDER BY i.endedAt DESC, i.id DESC, f.item, f.id`,
    [...ownerIds, since],
  );
  const checks = new Map<number, OwnCheck>();
  for (const { item, ticketId, subject, state, ...row } of rows) {
    const check = checks.get(row.id) ?? { ...row, endedAt: Number(row.endedAt), findings: [] };
    if (item !== null && ticketId !== null && state !== null)
      check.findings.push({ item, ticketId, subject: subject ?? '', state });
    checks.set(row.id, check);
  }
  return [...checks.values()];
}
