import { advance, loadTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { addPart, helpersOf, isHelper, openWhistle, partById, partsOf } from '../../models/tickets/parts';
import type { TicketPart, Whistle } from '../../models/tickets/ticket-sides';
import type { Ticket } from '../../models/tickets/ticket';
import { insert, one } from '../../models/store/transaction';
import { ticketNumber } from '../../models/tickets/workflow';
import {
  cannotCome,
  whistleNews,
  whistleNote,
  whistleQuestion,
  whistleSheet,
} from '../../notices/tickets/assist-words';
import { holdersOf } from '../../models/tickets/hearers';
import { tellHearers, tellMoved } from '../../notices/tickets/move-news';
import type { Receiver } from './transfer';

/** 吹哨: several desks to a place at a time; each says whether it comes. */
export async function whistle(
  context: Context,
  ticket: Ticket,
  called: readonly Receiver[],
  meetAt: number,
  place: string,
): Promise<Whistle> {
  const { tx, now, actorId, office } = context;
  const names = called.map(({ name }) => name);
  const note = whistleNote(office, names, meetAt, place, now);
  const after = await advance(context, ticket, { transition: 'whistle', note });
  const row = { ticketId: ticket.id, calledBy: actorId ?? 0, calledAt: now, meetAt, place };
  const whistleId = await insert(tx, 'whistle', row);
  const blown: Whistle = { id: whistleId, ...row, result: null, endedAt: null };
  const asked = new Set<number>();
  for (const { desk, personId } of called) {
    const part = {
      ticketId: ticket.id,
      whistleId,
      desk,
      personId,
      task: '到现场',
      dueAt: meetAt,
      askedAt: now,
    };
    const made = await partById(tx, await addPart(tx, part));
    if (!made) continue;
    const helpers = helpersOf(office.directory, made);
    for (const id of helpers) asked.add(id);
    const staff = whistleQuestion(office, after, blown, made, now);
    await tellHearers(context, after, ['helpers'], { staff, notice: 'question' }, { helpers });
  }
  // Who has it in hand knows who comes to his matter, called or not.
  const holder = holdersOf(office.directory, after).filter((id) => !asked.has(id));
  const staff = whistleNews(office, after, blown, names, now);
  await tellHearers(context, after, ['holder'], { staff }, { holder });
  return blown;
}

/** 一定到, 来不了; who can't come is told to who called. Throws part.none. */
export async function answerWhistle(context: Context, partId: number, coming: boolean): Promise<TicketPart> {
  const { tx, now, actorId, office } = context;
  const part = await partById(tx, partId);
  if (!part || !isHelper(office.directory, part, actorId)) throw new Failure('choice.gone');
  await tx.run('UPDATE ticket_part SET answer = ?, answeredAt = ? WHERE id = ?', [
    coming ? 'coming' : 'unable',
    now,
    partId,
  ]);
  const ticket = await loadTicket(context, part.ticketId);
  const blown = await one<Whistle>(tx, 'SELECT * FROM whistle WHERE id = ?', [part.whistleId]);
  if (!coming && blown)
    await tellHearers(
      context,
      ticket,
      ['orderer'],
      { staff: cannotCome(office, ticket, part) },
      { orderer: [blown.calledBy] },
    );
  return part;
}

/** 现场结果: one sheet to everybody who was called and to who has the ticket. Throws whistle.none. */
export async function endWhistle(context: Context, ticket: Ticket, result: string): Promise<string> {
  const { tx, now, actorId, office } = context;
  const blown = await openWhistle(tx, ticket);
  if (!blown) throw new Failure('whistle.none', { number: ticketNumber(ticket.id) });
  const parts = (await partsOf(tx, ticket.id)).filter(({ whistleId }) => whistleId === blown.id);
  const called = parts.some((part) => isHelper(office.directory, part, actorId));
  const after = await advance(context, ticket, {
    transition: 'whistle_end',
    note: result,
    as: called ? ['helper'] : [],
  });
  await tx.run('UPDATE whistle SET result = ?, endedAt = ? WHERE id = ?', [result, now, blown.id]);
  await tx.run('UPDATE ticket_part SET doneAt = ? WHERE whistleId = ?', [now, blown.id]);
  const there = parts.map((part) =>
    isHelper(office.directory, part, actorId) ? Object.assign({}, part, { answer: 'coming' as const }) : part,
  );
  const sheet = whistleSheet(office, after, Object.assign({}, blown, { result }), there, now);
  const helpers = parts.flatMap((part) => helpersOf(office.directory, part));
  await tellMoved(context, after, 'whistle_end', { staff: sheet }, { helpers, orderer: [blown.calledBy] });
  return sheet.text;
}
