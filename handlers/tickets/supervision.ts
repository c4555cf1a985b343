import { askForSheet } from '../../actions/tickets/supervise';
import { loadTicket } from '../../models/tickets/advance';
import { Failure } from '../../models/failure';
import { concerning, relationsTo } from '../../models/staff/rights';
import {
  supervisionById,
  supervisionNumbered,
  supervisionOf,
  supervisionsIn,
} from '../../models/tickets/supervision';
import type { Supervision, Ticket } from '../../models/tickets/ticket';
import { readTicketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  supervisionAppOnly,
  supervisionDrawn,
  supervisionList,
  supervisionUsage,
} from '../../notices/tickets/supervision-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 督办清单 and 督办单: what was ordered, whether it was answered, and the paper. */
export const supervisionHandler: Handler = {
  intent: 'supervision',
  commands: [
    {
      words: ['督办清单', '督办台账'],
      for: ['leader', 'official'],
      example: '督办清单',
      does: '看下过的督办、回复了没有',
      run: list,
    },
    {
      words: ['督办单'],
      for: ['leader', 'official'],
      example: '督办单 T-0001',
      does: '出一份可以打印的督办单（Word）',
      run: sheet,
    },
  ],
  press: {
    draw: async (turn, [order]) =>
      draw(turn, await supervisionById(turn.context.tx, Number(order?.slice(1) ?? 0))),
  },
};

async function list({ context, person }: Turn): Promise<Answer> {
  const { tx, office, now } = context;
  const { directory } = office;
  if (!directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const nodes = directory.staff(person.id)?.roles.flatMap(({ gridId }) => directory.below(gridId)) ?? [];
  const orders = await supervisionsIn(tx, [...new Set(nodes)]);
  const tickets: Ticket[] = [];
  for (const { ticketId } of orders) tickets.push(await loadTicket(context, ticketId));
  const his = new Set(concerning(directory, person.id, tickets).map(({ id }) => id));
  const shown = orders.flatMap((order) => {
    const ticket = tickets.find(({ id }) => id === order.ticketId);
    return ticket && his.has(ticket.id) ? [{ order, ticket }] : [];
  });
  return supervisionList(office, shown, now);
}

/** T-0001: the newest order of it; 3号, 2026-3: that one. */
async function sheet(turn: Turn, rest: string): Promise<Answer> {
  const { tx, office, now } = turn.context;
  const numbered = /^(?:〔?(\d{4})〕?[-年 ]*)?第?(\d{1,4})号?$/.exec(rest.trim());
  const ticketId = /^[Tt]|^\d{4,}$/.test(rest.trim()) ? readTicketNumber(rest) : null;
  if (ticketId !== null) return draw(turn, await supervisionOf(tx, ticketId));
  if (!numbered) return rest === '' ? list(turn) : supervisionUsage;
  const year = Number(numbered[1] ?? office.calendar.local(now).day.slice(0, 4));
  return draw(turn, await supervisionNumbered(tx, year, Number(numbered[2])));
}

async function draw(turn: Turn, order: Supervision | null): Promise<Answer> {
  const { context, person, contact } = turn;
  if (!order) return supervisionUsage;
  const ticket = await loadTicket(context, order.ticketId);
  // Whose ticket it is not, learns nothing of what was ordered.
  if (relationsTo(context.office.directory, person.id, ticket).size === 0) return supervisionUsage;
  if (!context.office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
  if (contact.channel !== 'app') return supervisionAppOnly;
  await askForSheet(context, order);
  return supervisionDrawn(order, ticket);
}
