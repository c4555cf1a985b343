import type { Office } from '../../models/context';
import { LIST_ROWS } from '../../models/exchange/push-budget';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { greetingWords, momentWords, numberedWords, overdueWords } from '../words';

/** Something that waited for the list: about a ticket, or by itself. */
export interface Held {
  ticketId: number | null;
  text: string;
}

/** How bad a row is: late first, then what came back, what nobody took, what is in hand; inside by its time. */
function rank(ticket: Ticket, now: number): number {
  if (ticket.dueAt !== null && ticket.dueAt < now) return 0;
  if (ticket.state === 'returned' || ticket.round > 0) return 1;
  return ticket.state === 'dispatched' ? 2 : 3;
}

function rowWords({ calendar }: Office, ticket: Ticket, said: string | undefined, now: number): string {
  const late = ticket.dueAt !== null && ticket.dueAt < now;
  const time =
    ticket.dueAt === null
      ? ''
      : late
        ? overdueWords(ticket.dueAt, now)
        : `${momentWords(calendar, ticket.dueAt, now)} 前`;
  const state = ticket.state === 'handling' ? '在办' : ticket.state === 'verifying' ? '等核实' : '等您接';
  const news = said === undefined || said === '' ? '' : `：${oneLine(said)}`;
  return `${numberedWords(ticket)}（${[state, time].filter(Boolean).join('，')}）${news}`;
}

const SAID = 40;
const oneLine = (text: string): string => {
  const line = Array.from(text.replace(/\s+/g, ' ').replace(/^T-\d+ /, ''));
  return line.length > SAID ? `${line.slice(0, SAID).join('')}…` : line.join('');
};

/** The rows of a list, at most ten, the worst first, and what is left out in a line. */
function listRows(
  office: Office,
  tickets: readonly Ticket[],
  held: readonly Held[],
  now: number,
): { text: string; choices: { label: string; key: string }[] } {
  const ordered = tickets.toSorted(
    (a, b) => rank(a, now) - rank(b, now) || (a.dueAt ?? 0) - (b.dueAt ?? 0) || a.id - b.id,
  );
  const shown = ordered.slice(0, LIST_ROWS);
  const saidOf = new Map(held.map(({ ticketId, text }) => [ticketId, text]));
  const rows = shown.map(
    (ticket, at) => `${circled(at)} ${rowWords(office, ticket, saidOf.get(ticket.id), now)}`,
  );
  const listed = new Set(shown.map(({ id }) => id));
  const others = held.filter(
    ({ ticketId, text }) => text !== '' && (ticketId === null || !listed.has(ticketId)),
  );
  const room = Math.max(0, LIST_ROWS - shown.length);
  const lines = others.slice(0, room).map(({ text }) => `· ${oneLine(text)}`);
  const left = ordered.length - shown.length + others.length - lines.length;
  return {
    text: [...rows, ...lines, left > 0 ? `另有 ${left} 件，回“我的任务”看。` : ''].filter(Boolean).join('\n'),
    choices: shown.map((ticket) => ({
      label: numberedWords(ticket),
      key: choiceKey('show', 'ticket', ticketKey(ticket.id)),
    })),
  };
}

/** The list at the start of work; null when there is nothing to say. */
export function morningList(
  office: Office,
  tickets: readonly Ticket[],
  held: readonly Held[],
  now: number,
): Answer | null {
  const { text, choices } = listRows(office, tickets, held, now);
  if (text === '') return null;
  return {
    text: `${greetingWords(office.calendar, now)}，今天您这里：\n${text}${choices.length > 0 ? '\n回数字看一件。' : ''}`,
    ...(choices.length > 0 ? { choices, listed: true } : {}),
  };
}

/** Who asks on a day with nothing. */
export const nothingToday: Answer = {
  text: '今天您这里没有要办的事，也没有等您接、等您核实的。',
};

/** A digest, or the reminder of the meeting, with what waited for it: ten rows at most, its own counted. */
export function withHeld(text: string, held: readonly Held[]): string {
  const lines = held.flatMap((one) => (one.text === '' ? [] : [`· ${oneLine(one.text)}`]));
  const own = text.match(/^[①-⑩·]/gmu)?.length ?? 0;
  const shown = lines.slice(0, Math.max(1, LIST_ROWS - own));
  const left = lines.length - shown.length;
  return [text, ...shown, left > 0 ? `另有 ${left} 条没有列出来。` : ''].filter(Boolean).join('\n');
}

/** Nobody touched the card by the time somebody was to be there. */
export const untouchedWords = ({ calendar }: Office, ticket: Ticket, now: number): Answer => ({
  text: `${numberedWords(ticket)} 还没有人接，说好${ticket.lookBy === null ? '' : momentWords(calendar, ticket.lookBy, now)}前到场。能去就回“我来办 ${ticketNumberOf(ticket)}”，不归您管就回“不归我管 ${ticketNumberOf(ticket)}”。`,
});

const ticketNumberOf = (ticket: Ticket): string => numberedWords(ticket).split(' ')[0] ?? '';
