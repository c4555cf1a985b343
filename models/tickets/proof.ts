import { categoryByCode } from '../category-table';
import { arrangementOf, type Office } from '../context';
import type { Ticket } from './ticket';
import { one, type Reader } from '../store/transaction';

/** What 办结 has to bring for such a matter. */
export interface Demand {
  photo: boolean;
  /** Empty: no quantity. */
  unit: string;
}

/** What it brings. */
export interface Proof {
  /** Pictures of this round's result. */
  pictures: number;
  quantities: number;
  /** 没拍, and why: closes too (docs/decisions/burden.md), but never by itself; a leader looks. */
  without: string | null;
}

const NOTHING: Demand = { photo: false, unit: '' };

/**
 * The street's own rule, else the photo column of the category table. What a member found and did himself (随手办) is
 * one message and asks for nothing.
 */
export function demandOf(
  office: Office,
  { gridId, category, source }: Pick<Ticket, 'gridId' | 'category' | 'source'>,
): Demand {
  if (source === 'self') return NOTHING;
  const own = arrangementOf(office).proof(office.directory, gridId, category);
  if (own) return { photo: Boolean(Number(own.photo)), unit: own.unit };
  const rule = categoryByCode(category)?.photo;
  return { photo: rule === 'BA' || rule === 'A', unit: '' };
}

/** What is still missing; null: it may be closed. */
export function lackingProof(
  { photo, unit }: Demand,
  { pictures, quantities, without }: Proof,
): 'photo' | 'quantity' | null {
  if (photo && pictures === 0 && without === null) return 'photo';
  if (unit !== '' && quantities === 0) return 'quantity';
  return null;
}

/** Pictures of the result that came since the ticket was last sent back. */
export async function resultPictures(reader: Reader, ticketId: number): Promise<number> {
  const row = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM attachment WHERE ticketId = ? AND purpose = 'result' AND kind IN ('image', 'video')
      AND createdAt >= COALESCE((SELECT MAX(at) FROM ticket_event
        WHERE ticketId = ? AND transition IN ('rework', 'reopen')), 0)`,
    [ticketId, ticketId],
  );
  return Number(row?.n ?? 0);
}

/** Pictures that somebody sent since then and that belong to nothing yet: they will be of the result. */
export async function loosePictures(reader: Reader, personId: number, since: number): Promise<number> {
  const row = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM attachment WHERE personId = ? AND ticketId IS NULL AND disputeId IS NULL
      AND kind IN ('image', 'video') AND createdAt >= ?`,
    [personId, since],
  );
  return Number(row?.n ?? 0);
}
