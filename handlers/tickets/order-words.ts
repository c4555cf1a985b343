import { supervise } from '../../actions/tickets/supervise';
import { loadTicket } from '../../models/tickets/advance';
import { minutesOf } from '../../models/calendar';
import { closeDialogue, keepAside, lastOffer, loadDialogue } from '../../models/exchange/dialogues';
import type { Directory } from '../../models/staff/directory';
import { Failure } from '../../models/failure';
import { morningFigures } from '../../models/figures/morning';
import { concerning, holdsRight, nodesOfRight } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { readTicketNumber, transitions } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { orderDraft, orderDropped, orderMeansNone, orderSent } from '../../notices/tickets/order-words';
import { readDay } from '../interpret/dates';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

interface Slots {
  ticketIds: number[];
  dueAt: number;
  words: string;
}

const ORDER = 'order';
const SENT_WITHIN = 3_600_000;
const CLOSING_TIME = '18:00';
/** 请…抓紧, 请…周五前报我. */
const ORDERS =
  /^(?:请|让|叫|要求|通知|督促)?.{1,40}?(?:抓紧|尽快|加快|赶紧|马上|限期|必须|务必|盯紧|落实|(?:之)?前(?:报|回|办|解决|完成|处理))/;

/** A leader's one line under his digest becomes an order, once he says 下达. */
export const orderHandler: Handler = {
  intent: ORDER,
  press: {
    send: (turn, [draft]) => send(turn, Number(draft?.slice(1) ?? 0)),
    drop: async ({ context, person }, [draft]) => {
      await closeDialogue(context.tx, Number(draft?.slice(1) ?? 0), person.id, context.now);
      return orderDropped;
    },
  },
};

/** The order that these words are, as a draft; null when they are none. */
export async function orderInWords(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  const { directory, calendar } = context.office;
  if (!holdsRight(directory, person.id, 'order_in_words') || !ORDERS.test(text)) return null;
  const whom = addressee(directory, text, person.id);
  const row = /第\s*(\d|[一二三四五六七八九])\s*件/.exec(text)?.[1];
  const numbered = await ticketNamed(turn, text);
  if (!whom && row === undefined && !numbered) return null;
  const listed = numbered ? [] : await shownTo(turn);
  const meant =
    row === undefined ? listed.filter((ticket) => whom?.has(ticket)) : [listed[numberOf(row) - 1]];
  const tickets = numbered ? [numbered] : meant.flatMap((ticket) => ticket ?? []);
  const day = readDay(text, calendar.local(context.now).day);
  const dueAt =
    day === null
      ? calendar.due(context.now, { amount: 1, unit: 'WD' })
      : calendar.at(day, minutesOf(CLOSING_TIME));
  if (tickets.length === 0) return orderMeansNone(whom?.name ?? '');
  const slots: Slots = { ticketIds: tickets.map(({ id }) => id), dueAt, words: text };
  const id = await keepAside(context.tx, person.id, ORDER, slots, context.now, {
    expiresAt: context.now + SENT_WITHIN,
  });
  return orderDraft(context.office, id, tickets, slots, context.now);
}

/** The ticket whose number stands in the line, when it is his to order on. */
async function ticketNamed({ context, person }: Turn, text: string): Promise<Ticket | null> {
  const id = readTicketNumber(/[Tt]-?\d{1,9}/.exec(text)?.[0] ?? '');
  if (id === null) return null;
  const ticket = await loadTicket(context, id);
  const open = transitions.supervise.from.includes(ticket.state);
  return open && concerning(context.office.directory, person.id, [ticket]).length > 0 ? ticket : null;
}

const NUMERALS = '零一二三四五六七八九';
const numberOf = (row: string): number => (/\d/.test(row) ? Number(row) : NUMERALS.indexOf(row));

interface Addressee {
  name: string;
  has(ticket: Ticket): boolean;
}

/** The desk or colleague the words name; of a desk, a part of its name will do (城管). */
function addressee(directory: Directory, text: string, selfId: number): Addressee | null {
  const desks = [...new Set(directory.roles.flatMap(({ desk }) => desk ?? []))];
  const desk = desks.find(
    (name) => text.includes(name) || text.includes(name.replace(/[科办室组站所]$/, '')),
  );
  if (desk !== undefined) {
    const staff = new Set(
      directory.roles.filter((role) => role.desk === desk).map(({ personId }) => personId),
    );
    return {
      name: desk,
      has: (ticket) => ticket.desk === desk || (ticket.handlerId !== null && staff.has(ticket.handlerId)),
    };
  }
  const person = directory.colleagues().find(({ id, name }) => id !== selfId && text.includes(name));
  if (!person) return null;
  const responsible = ({ gridId }: Ticket): boolean =>
    directory.responsible(gridId).some(({ id }) => id === person.id);
  return {
    name: person.name,
    has: (ticket) =>
      ticket.handlerId === person.id ||
      (ticket.handlerId === null && ticket.desk === null && responsible(ticket)),
  };
}

/** What his card showed, in its order; without a card, what would stand on it now. */
async function shownTo({ context, person }: Turn): Promise<Ticket[]> {
  const { tx, office, now } = context;
  const offered = await lastOffer(tx, person.id, now);
  const ids = (offered?.choices ?? []).flatMap(({ key }) => /^supervise_order_T(\d+)$/.exec(key)?.[1] ?? []);
  const shown: Ticket[] = [];
  for (const id of ids) shown.push(await loadTicket(context, Number(id)));
  for (const node of nodesOfRight(office.directory, person.id, 'order_in_words')) {
    const { needsYou } = await morningFigures(tx, context, node);
    shown.push(...needsYou.filter(({ id }) => !shown.some((ticket) => ticket.id === id)));
  }
  const open = shown.filter(({ state }) => transitions.supervise.from.includes(state));
  return concerning(office.directory, person.id, open);
}

async function send({ context, person }: Turn, id: number): Promise<Answer> {
  const dialogue = await loadDialogue<Slots>(context.tx, id);
  const own = dialogue?.personId === person.id && dialogue.intent === ORDER;
  if (!own || !(await closeDialogue(context.tx, id, person.id, context.now)))
    throw new Failure('choice.gone');
  const { ticketIds, dueAt, words } = dialogue.slots;
  for (const ticketId of ticketIds)
    await supervise(context, await loadTicket(context, ticketId), { dueAt, words });
  return orderSent(context.office, ticketIds.length, dueAt, context.now);
}
