import { advance } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { GridLevel } from '../../models/staff/grid';
import { askForPaper } from '../../models/figures/paper';
import { isAgain, REWORKS, type RaisedFor } from '../../models/tickets/raising';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { escalatedCardFor, raisedWords, raiseReasons, referredNews } from '../../notices/tickets/level-words';
import { staffHearers } from '../../models/tickets/hearers';
import { tellMoved } from '../../notices/tickets/move-news';
import { sendTicketCard, updateTicketCards } from '../../notices/tickets/ticket-card';
import { forwardReported } from '../../notices/tickets/ticket-files';

/** 微循环 ends with the community, 小循环 with the street; the district gets a letter (`refer`). */
const ABOVE: Partial<Record<GridLevel, GridLevel>> = {
  cell: 'grid',
  grid: 'community',
  community: 'street',
};

/** 提级: up one level; history, reporter and date stay. Throws level.top at the street. */
export async function escalate(context: Context, ticket: Ticket, reason: string): Promise<Ticket> {
  const level = ABOVE[ticket.level];
  if (level === undefined) throw new Failure('level.top', { number: ticketNumber(ticket.id) });
  const up = await advance(context, ticket, {
    transition: 'escalate',
    note: reason,
    set: { level, desk: null },
  });
  await updateTicketCards(context, up, null, true);
  await tellMoved(context, up, 'escalate', { staff: escalatedCardFor(up, reason) });
  await sendTicketCard(context, up, staffHearers(context, up, ['upper']));
  await forwardReported(context, up.id);
  return up;
}

/**
 * 自动提级 by rule (models/tickets/raising.ts): who has it goes on, the next level looks after it too. Stays at the street. Far
 * too late rings; what comes back or comes again stands in the next list.
 */
export async function raise(context: Context, ticket: Ticket, why: RaisedFor): Promise<Ticket> {
  const level = ABOVE[ticket.level] ?? ticket.level;
  const bySystem = { ...context, actorId: null };
  const after = await advance(bySystem, ticket, {
    transition: 'raise',
    note: raiseReasons[why],
    set: { level },
  });
  const staff = raisedWords(after, why, context.now);
  await tellMoved(bySystem, after, 'raise', { staff, notice: why === 'late' ? 'remind' : 'fact' });
  return after;
}

/** 两次返工: the second time that it comes back, once. */
export async function raiseIfReworked(context: Context, ticket: Ticket): Promise<Ticket> {
  return ticket.round === REWORKS ? raise(context, ticket, 'rework') : ticket;
}

/** 老大难: the same place and kind so many times in thirty days. */
export async function raiseIfAgain(context: Context, ticket: Ticket): Promise<Ticket> {
  return (await isAgain(context.tx, ticket, context.now)) ? raise(context, ticket, 'again') : ticket;
}

/** 报区 (大循环): the letter goes out, whoever sends it keeps after it. */
export async function refer(context: Context, ticket: Ticket, reason: string): Promise<Ticket> {
  const referred = await advance(context, ticket, {
    transition: 'refer',
    note: reason,
    set: { level: 'district', handlerId: context.actorId, desk: null, ownerId: context.actorId },
  });
  await updateTicketCards(context, referred);
  await tellMoved(context, referred, 'refer', { reporter: referredNews(context.office, referred) });
  return referred;
}

/** The kind of a paper that `jobs/papers/papers.ts` draws as the letter to the district. */
const LETTER = 'district-letter';

/** 函 as a Word file, drawn outside of this transaction. */
export async function askForLetter({ tx, now, actorId }: Context, { id }: Ticket): Promise<void> {
  if (actorId !== null) await askForPaper(tx, LETTER, { ticketId: id, at: now }, { personId: actorId }, now);
}

/** 报区清单 as a workbook. */
export async function askForDistrictList({ tx, now, actorId }: Context, book: unknown): Promise<void> {
  if (actorId === null) return;
  await askForPaper(tx, 'ready', { charts: [], books: [book] }, { personId: actorId }, now);
}
