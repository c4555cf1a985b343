import { recategorise } from '../../actions/tickets/recategorise';
import { checkMove, loadTicket } from '../../models/tickets/advance';
import { categories, categoryByCode } from '../../models/category-table';
import { Failure } from '../../models/failure';
import type { Ticket } from '../../models/tickets/ticket';
import { readTicketNumber } from '../../models/tickets/workflow';
import { passes } from '../../models/tickets/travel';
import type { Answer } from '../../notices/answer';
import { recategorisedWords, whichCategory } from '../../notices/category-words';
import { ticketCard } from '../../notices/tickets/ticket-card';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { mayTeach } from '../turn/learned';
import type { Turn } from '../turn/turn';

/** 改类别: staff say what a ticket really is, and the next answer is better for it. */
export const recategoriseHandler: Handler = {
  intent: 'recategorise',
  commands: [
    {
      words: ['改类别', '改分类'],
      for: ['member', 'leader', 'official'],
      example: '改类别 T-0001 路灯',
      does: '类别分错了改过来，小格会记住',
      run: async (turn, rest) => {
        const [first = '', ...others] = rest.split(/[\s，,]+/);
        const number = readTicketNumber(first);
        if (number === null || others.length === 0) throw new Failure('category.usage');
        return inWords(turn, await loadTicket(turn.context, number), others.join(' '));
      },
    },
  ],
  press: {
    set: async (turn, [key, category]) =>
      set(turn, await loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0), category ?? ''),
  },
};

/** Codes for a code, the name of a kind, one of its wordings, or what it says otherwise; the best first. */
function categoriesSaid(words: string): string[] {
  if (/^\d{4}$/.test(words)) return categoryByCode(words) ? [words] : [];
  const named = categories.filter(({ name, wordings }) => name === words || wordings.includes(words));
  if (named.length > 0) return named.map(({ code }) => code);
  const within = categories.filter(({ name, code }) => name.includes(words) && !code.endsWith('99'));
  const guessed = interpret(words).top3.map(({ category }) => category);
  return [...new Set([...within.map(({ code }) => code), ...guessed])].slice(0, MOST);
}

const MOST = 4;

async function inWords(turn: Turn, ticket: Ticket, words: string): Promise<Answer> {
  checkMove(turn.context, ticket, 'recategorise');
  const codes = categoriesSaid(words);
  const [only] = codes;
  if (only === undefined) throw new Failure('category.unknown', { words });
  return codes.length === 1 ? set(turn, ticket, only) : whichCategory(ticket, codes);
}

async function set(turn: Turn, ticket: Ticket, category: string): Promise<Answer> {
  const { context, person } = turn;
  const teaches = passes(ticket, 'lessons') && mayTeach(ticket.description, ticket.category, category);
  const after = await recategorise(context, ticket, category, teaches);
  return {
    ...recategorisedWords(after, teaches),
    card: ticketCard(context.office, after, person.id, context.now),
  };
}
