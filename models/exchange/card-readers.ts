import type { OutboundRequest } from '../../bot/outbox';
import type { Reader } from '../store/transaction';
import { ticketKey } from '../tickets/workflow';

/** Who was sent the card of a ticket: userids, one list for each card, the oldest first. */
export async function cardReaders(reader: Reader, ticketId: number): Promise<string[][]> {
  const rows = await reader.rows<{ payload: string | null }>(
    "SELECT payload FROM outbound WHERE ticketId = ? AND kind = 'app.message' AND taskPrefix = ? ORDER BY id",
    [ticketId, ticketKey(ticketId)],
  );
  return rows.flatMap(({ payload }) => {
    if (payload === null) return [];
    const request = JSON.parse(reader.vault.open(payload)) as OutboundRequest;
    return request.kind === 'app.message' ? [request.userIds] : [];
  });
}
