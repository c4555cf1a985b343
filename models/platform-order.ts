import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from './columns';
import type { Ticket } from './ticket';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from './transaction';

/** open: being handled. drafted: done, its reply waits to be 回填. filled: it stands in the platform. returned: 退回平台. */
export type OrderState = 'open' | 'drafted' | 'filled' | 'returned';

/** 转入: an order of another platform, told apart by its number there. */
@Entity('platform_order')
export class PlatformOrder {
  @Id() id!: number;
  /** 12345, 数字城管, 平台. */
  @Words(20) platform!: string;
  @Words(40) number!: string;
  /** null when it went back to the platform. */
  @Whole(true) ticketId!: number | null;
  @Whole() takenBy!: number;
  @Time() takenAt!: number;
  /** When the platform wants its reply. */
  @Time(true) dueAt!: number | null;
  /** Until then it may go back. */
  @Time(true) returnBy!: number | null;
  @Words(10) state!: OrderState;
  /** Sealed: what is to be, or was, filled in there. */
  @LongText(true) reply!: string | null;
  @Time(true) settledAt!: number | null;
}

/** A text the office set for itself. */
@Entity('office_text')
export class OfficeText {
  @Id() id!: number;
  @Words(40) name!: string;
  @LongText() content!: string;
}

export const orderByNumber = (
  reader: Reader,
  platform: string,
  number: string,
): Promise<PlatformOrder | null> =>
  one<PlatformOrder>(reader, 'SELECT * FROM platform_order WHERE platform = ? AND number = ?', [
    platform,
    number,
  ]);

export const orderOfTicket = (reader: Reader, ticketId: number): Promise<PlatformOrder | null> =>
  one<PlatformOrder>(reader, 'SELECT * FROM platform_order WHERE ticketId = ? ORDER BY id', [ticketId]);

/** Takes the number once; false when it is there already. */
export async function keepOrder(
  tx: Transaction,
  order: Omit<PlatformOrder, 'id' | 'reply' | 'settledAt'>,
): Promise<boolean> {
  try {
    await insert(tx, 'platform_order', { ...order, reply: null, settledAt: null });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** Drafted replies that somebody took in and nobody has filled in yet, the most pressing first. */
export function repliesOwed(
  reader: Reader,
  personIds: readonly number[],
): Promise<(PlatformOrder & Pick<Ticket, 'placeText' | 'subject'>)[]> {
  if (personIds.length === 0) return Promise.resolve([]);
  return reader.rows(
    `SELECT o.*, t.placeText, t.subject FROM platform_order o JOIN ticket t ON t.id = o.ticketId
      WHERE o.takenBy IN (${personIds.map(() => '?').join(', ')}) AND o.state = 'drafted' ORDER BY o.dueAt, o.id LIMIT 20`,
    [...personIds],
  );
}

export async function officeText(reader: Reader, name: string): Promise<string | null> {
  const row = await one<OfficeText>(reader, 'SELECT * FROM office_text WHERE name = ?', [name]);
  return row?.content ?? null;
}

export async function setOfficeText(tx: Transaction, name: string, content: string): Promise<void> {
  const { affected } = await tx.run('UPDATE office_text SET content = ? WHERE name = ?', [content, name]);
  if (affected === 0) await insert(tx, 'office_text', { name, content });
}
