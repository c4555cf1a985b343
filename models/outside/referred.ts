import type { Ticket } from '../tickets/ticket';
import type { Reader } from '../store/transaction';
import { marks, OPEN_STATES } from '../tickets/workflow';

/** What was referred to the district (大循环) and is still open in these nodes. */
export const ticketsReferred = async (reader: Reader, gridIds: readonly number[]): Promise<Ticket[]> =>
  gridIds.length === 0
    ? []
    : reader.rows<Ticket>(
        `SELECT * FROM ticket WHERE level = 'district' AND state IN (${marks(OPEN_STATES)})
          AND gridId IN (${marks(gridIds)}) ORDER BY id`,
        [...OPEN_STATES, ...gridIds],
      );
