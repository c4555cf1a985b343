import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { dayWords, numberedWords, stateWords } from '../words';
import type { WorkingCalendar } from '../../models/calendar';

export const searchUsage: Answer = {
  text: '按地点或类别找，比如“搜 3号楼”“搜 路灯”“搜 3号楼 路灯”；有编号的直接发编号。不按人名、也不按报的原话找。',
};

const SHOWN = 10;

/** 搜: matters at a place or of a kind that the reader has to do with. */
export function foundTickets(
  calendar: WorkingCalendar,
  what: string,
  tickets: readonly Ticket[],
  days: number,
): Answer {
  if (tickets.length === 0) return { text: `${what}：您这里近 ${days} 天没有。` };
  const shown = tickets.slice(0, SHOWN);
  const rows = shown.map(
    (ticket, at) =>
      `${circled(at)} ${numberedWords(ticket)} · ${stateWords[ticket.state]}（${dayWords(calendar.local(ticket.reportedAt).day)}）`,
  );
  const more = tickets.length - shown.length;
  return {
    text: `${what}：\n${rows.join('\n')}${more > 0 ? `\n还有 ${more} 件，说得细一点，或要“台账”。` : ''}\n回数字看一件。`,
    choices: shown.map((ticket) => ({
      label: numberedWords(ticket),
      key: choiceKey('show', 'ticket', ticketKey(ticket.id)),
    })),
    listed: true,
  };
}
