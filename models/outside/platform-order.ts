import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import type { Ticket } from '../tickets/ticket';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

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

const PAGE = 200;

/** Those of the numbers that were taken in, or given back, before. */
export async function numbersKnown(
  reader: Reader,
  platform: string,
  numbers: readonly string[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (let at = 0; at < numbers.length; at += PAGE) {
    const page = numbers.slice(at, at + PAGE);
    const rows = await reader.rows<{ number: string }>(
      `SELECT number FROM platform_order WHERE platform = ? AND number IN (${marks(page)})`,
      [platform, ...page],
    );
    for (const { number } of rows) known.add(number);
  }
  return known;
}

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

/** Its number may come again. */
export const forgetOrder = (tx: Transaction, ticketId: number): Promise<unknown> =>
  tx.run('DELETE FROM platform_order WHERE ticketId = ?', [ticketId]);

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

const COLUMNS = 'columns ';

/** What a platform's headings mean, as somebody said once: heading → field, '-' for one that is not wanted. */
export async function columnsOf(reader: Reader, platform: string): Promise<Record<string, string>> {
  return JSON.parse((await officeText(reader, `${COLUMNS}${platform}`)) ?? '{}') as Record<string, string>;
}

export const keepColumns = (
  tx: Transaction,
  platform: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> => setOfficeText(tx, `${COLUMNS}${platform}`, JSON.stringify(columns));

/** Platforms whose columns are known. */
export async function platformsKnown(
  reader: Reader,
): Promise<{ platform: string; columns: Record<string, string> }[]> {
  const rows = await reader.rows<OfficeText>('SELECT * FROM office_text WHERE name LIKE ? ORDER BY id', [
    `${COLUMNS}%`,
  ]);
  return rows.map(({ name, content }) => ({
    platform: name.slice(COLUMNS.length),
    columns: JSON.parse(content) as Record<string, string>,
  }));
}
