import { readPhone, tellResident } from '../../actions/tickets/tell-resident';
import { loadTicket } from '../../models/tickets/advance';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { chooseWay, keepPhone } from '../../models/tickets/news';
import { contactLink } from '../../models/staff/persons';
import type { Ticket } from '../../models/tickets/ticket';
import { readTicketNumber, ticketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  askYourself,
  fullNumber,
  memberContact,
  noNumber,
  phoneKept,
  phoneQuestion,
  phoneUnclear,
  tellHimTask,
  toldBefore,
  toldThanks,
  unreachedThanks,
} from '../../notices/tickets/news-words';
import { choiceCard } from '../../notices/exchange/render';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 办好了怎么告诉您, and what the member answers who was asked to tell. */
export const newsHandler: Handler = {
  intent: 'news',
  keepsNumbers: true,
  press: {
    ask: async (turn, [key]) => {
      await own(turn, key);
      await chooseWay(turn.context.tx, turn.person.id, 'ask', turn.context.now);
      return askYourself;
    },
    member: async (turn, [key]) => byMember(turn, await own(turn, key)),
    phone: async (turn, keys) => askPhone(turn, keys),
    told: async (turn, [key]) => told(turn, await loadTicket(turn.context, numberIn(key)), 'member'),
    unreached: async (turn, [key]) => told(turn, await loadTicket(turn.context, numberIn(key)), 'missed'),
    number: async (turn, [key]) => {
      const ticket = await loadTicket(turn.context, numberIn(key));
      const phone = await readPhone(turn.context, ticket);
      if (phone === null) return noNumber(ticket);
      // The number is looked up before the call; the other two buttons are pressed after it.
      return { ...fullNumber(ticket, phone), card: choiceCard(tellHimTask(ticket, phone)) };
    },
  },
  proceed: (turn, dialogue) => phone(turn, dialogue as OpenDialogue<Slots>),
};

interface Slots {
  /** What was reported in one breath. */
  ticketIds: number[];
}

const numberIn = (key: string | undefined): number => readTicketNumber(key ?? '') ?? 0;

/** Only who reported it chooses how he hears of it. */
async function own({ context, person }: Turn, key: string | undefined): Promise<Ticket> {
  const ticket = await loadTicket(context, numberIn(key));
  if (ticket.reporterId === person.id) return ticket;
  throw new Failure('ticket.not_yours', { number: ticketNumber(ticket.id), state: ticket.state });
}

async function byMember({ context, person }: Turn, ticket: Ticket): Promise<Answer> {
  const { tx, office, now } = context;
  await chooseWay(tx, person.id, 'member', now);
  const member = office.directory.responsible(ticket.gridId)[0];
  const userId = member === undefined ? undefined : office.directory.address(member.id)?.externalId;
  return memberContact(office, ticket.gridId, userId === undefined ? null : await contactLink(tx, userId));
}

const NUMBER_WITHIN = 3_600_000;

async function askPhone(turn: Turn, keys: readonly string[]): Promise<Answer> {
  const { context, person } = turn;
  const slots: Slots = { ticketIds: [] };
  for (const key of keys) slots.ticketIds.push((await own(turn, key)).id);
  await openDialogue(context.tx, person, 'news', slots, context.now, {
    expiresAt: context.now + NUMBER_WITHIN,
  });
  return phoneQuestion(slots.ticketIds.length);
}

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const LANDLINE = /(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/;

/** Keys of the choice 留电话 begin so. */
export const LEAVES_PHONE = 'news_phone_';

/** Is this a phone number and nothing else, but for 电话 before it? */
export function isPhoneNumber(text: string): boolean {
  const digits = text.replace(/^\s*(?:留?电话|手机号?)?\s*[:：]?/, '').replace(/[\s-]/g, '');
  return /^(?:1[3-9]\d{9}|0\d{9,11})$/.test(digits);
}

/** Digits are the number; words without any are another matter. */
async function phone(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const written = input.text.replace(/[\s()（）]/g, '').replace(/(?<=\d)-(?=\d{4}(-|\D|$))/g, '');
  const found = MOBILE.exec(written)?.[0] ?? LANDLINE.exec(written)?.[0];
  if (found === undefined) return /^[\d\s-]{5,}$/.test(input.text) ? phoneUnclear : null;
  for (const ticketId of slots.ticketIds) await keepPhone(context.tx, ticketId, person.id, found);
  await chooseWay(context.tx, person.id, 'phone', context.now);
  await closeDialogue(context.tx, id, person.id, context.now);
  return phoneKept(found, slots.ticketIds.length);
}

async function told({ context }: Turn, ticket: Ticket, way: 'member' | 'missed'): Promise<Answer> {
  const noted = await tellResident(context, ticket, way);
  if (!noted) return toldBefore(ticket);
  return way === 'member' ? toldThanks(ticket) : unreachedThanks(ticket);
}
