import type { AskedKind, RequestKind, TicketRequest } from './ticket-sides';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

export const requestById = (reader: Reader, id: number): Promise<TicketRequest | null> =>
  one<TicketRequest>(reader, 'SELECT * FROM ticket_request WHERE id = ?', [id]);

/** The one that waits for a decision. */
export const openRequest = (
  reader: Reader,
  ticketId: number,
  kind: RequestKind,
): Promise<TicketRequest | null> =>
  one<TicketRequest>(
    reader,
    "SELECT * FROM ticket_request WHERE ticketId = ? AND kind = ? AND state = 'asked' ORDER BY id DESC",
    [ticketId, kind],
  );

/** How often it was granted; what was refused does not count. */
export async function timesGranted(reader: Reader, ticketId: number, kind: RequestKind): Promise<number> {
  const row = await one<{ n: number | string }>(
    reader,
    "SELECT COUNT(*) AS n FROM ticket_request WHERE ticketId = ? AND kind = ? AND state = 'granted'",
    [ticketId, kind],
  );
  return Number(row?.n ?? 0);
}

/** How often one of these was asked for, whatever came of it. */
export async function timesAsked(
  reader: Reader,
  ticketId: number,
  kinds: readonly AskedKind[],
): Promise<number> {
  const row = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM ticket_request WHERE ticketId = ? AND kind IN (${kinds.map(() => '?').join(', ')})`,
    [ticketId, ...kinds],
  );
  return Number(row?.n ?? 0);
}

export function keepRequest(
  tx: Transaction,
  request: Pick<TicketRequest, 'ticketId' | 'kind' | 'askedBy' | 'askedAt' | 'reason' | 'untilAt'> & {
    state?: TicketRequest['state'];
    decidedBy?: number | null;
    decidedAt?: number | null;
  },
): Promise<number> {
  return insert(tx, 'ticket_request', { state: 'asked', ...request });
}

/** Decides it once; false when somebody else did. */
export async function settleRequest(
  tx: Transaction,
  id: number,
  state: 'granted' | 'refused',
  decided: { by: number | null; at: number; answer: string },
): Promise<boolean> {
  const { affected } = await tx.run(
    "UPDATE ticket_request SET state = ?, decidedBy = ?, decidedAt = ?, answer = ? WHERE id = ? AND state = 'asked'",
    [state, decided.by, decided.at, decided.answer, id],
  );
  return affected > 0;
}
