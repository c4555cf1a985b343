import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { ChannelName, Person } from '../../models/staff/person';
import {
  keepOrder,
  orderByNumber,
  orderOfTicket,
  type PlatformOrder,
} from '../../models/outside/platform-order';
import { holdsRight } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { decline } from '../tickets/decline';
import { report, type ReportFacts } from '../tickets/report';

/** An order as it came, read (handlers/outside/platform-fields.ts). */
export interface IncomingOrder {
  platform: string;
  number: string;
  /** Epoch milliseconds; null: the platform named none. */
  dueAt: number | null;
  returnBy: number | null;
}

const DAY = 86_400_000;

/** Our own end comes before theirs: a day earlier, or after three quarters of a short time. */
export function ownEnd(now: number, dueAt: number): number {
  const half = now + (dueAt - now) / 2;
  const dayBefore = dueAt - DAY;
  return dayBefore > half ? dayBefore : now + Math.max(0, (dueAt - now) * 0.75);
}

/** 退回窗口: as the order says, else two working days or a quarter of its time, whichever ends first. */
export function returnWindow({ office, now }: Pick<Context, 'office' | 'now'>, order: IncomingOrder): number {
  if (order.returnBy !== null) return order.returnBy;
  const days = office.calendar.due(now, { amount: 2, unit: 'WD' });
  return order.dueAt === null ? days : Math.min(days, now + Math.max(0, (order.dueAt - now) / 4));
}

/** Throws role.other, order.known. */
export async function checkOrder(context: Context, order: IncomingOrder): Promise<void> {
  const { tx, office, actorId } = context;
  if (actorId === null || !holdsRight(office.directory, actorId, 'transfer_in'))
    throw new Failure('role.other', { who: '派单员、社区工作人员或网格长' });
  const known = await orderByNumber(tx, order.platform, order.number);
  if (known) throw knownOrder(known);
}

function knownOrder({ number, ticketId }: Pick<PlatformOrder, 'number' | 'ticketId'>): Failure {
  return new Failure('order.known', {
    number,
    ticket: ticketId === null ? '已退回平台' : `是 ${ticketNumber(ticketId)}`,
  });
}

/**
 * 转入: one ticket for the order, its own limit within theirs. The same number never twice. `begun` as in `report`: pictures
 * from two minutes before it belong to the ticket. Throws order.known, role.other.
 */
export async function takeOrder(
  context: Context,
  person: Person,
  channel: ChannelName,
  order: IncomingOrder,
  facts: ReportFacts,
  begun = context.now,
): Promise<Ticket> {
  const { tx, now } = context;
  await checkOrder(context, order);
  const dueBy = order.dueAt === null ? {} : { dueBy: ownEnd(now, order.dueAt) };
  const transferred = { ...facts, ...dueBy, source: 'transfer' as const };
  const ticket = await report(context, person, channel, transferred, begun);
  const kept = await keepOrder(tx, {
    platform: order.platform,
    number: order.number,
    ticketId: ticket.id,
    takenBy: person.id,
    takenAt: now,
    dueAt: order.dueAt,
    returnBy: returnWindow(context, order),
    state: 'open',
  });
  if (!kept) throw knownOrder({ number: order.number, ticketId: null });
  return ticket;
}

/**
 * 退回平台 of an order that was taken in: our ticket is declined, within the window. Throws order.unknown, order.late,
 * what `advance` throws.
 */
export async function returnTaken(context: Context, ticket: Ticket, reason: string): Promise<PlatformOrder> {
  const { tx, now } = context;
  const order = await orderOfTicket(tx, ticket.id);
  if (!order || order.state !== 'open') throw new Failure('order.unknown');
  if (order.returnBy !== null && order.returnBy < now)
    throw new Failure('order.late', { number: order.number });
  await decline(context, ticket, reason);
  await tx.run("UPDATE platform_order SET state = 'returned', settledAt = ? WHERE id = ?", [now, order.id]);
  return order;
}

/** 退回平台: it is not ours; noted so that it isn't taken in again by mistake. Throws order.known, role.other, order.late. */
export async function returnOrder(context: Context, order: IncomingOrder): Promise<void> {
  const { tx, now, actorId } = context;
  await checkOrder(context, order);
  const returnBy = returnWindow(context, order);
  if (returnBy < now) throw new Failure('order.late', { number: order.number });
  const { platform, number, dueAt } = order;
  await keepOrder(tx, {
    platform,
    number,
    ticketId: null,
    takenBy: actorId ?? 0,
    takenAt: now,
    dueAt,
    returnBy,
    state: 'returned',
  });
}
