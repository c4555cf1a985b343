import { DRAFT, type Draft } from '../../actions/tickets/file-draft';
import { currentDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { mayDo, relationsTo } from '../../models/staff/rights';
import { passes, type Reading } from '../../models/tickets/travel';
import { historyOf, ticketsReported } from '../../models/tickets/tickets';
import type { Ticket } from '../../models/tickets/ticket';
import { OPEN_STATES, readTicketNumber, ticketKey, transitions } from '../../models/tickets/workflow';
import { choiceKey, type Answer, type Choice } from '../../notices/answer';
import { outsideOf } from '../../actions/residents/hand-out';
import { chargeOf } from '../../notices/tickets/charge-words';
import { outsideLines } from '../../notices/outside/outside-words';
import { progressList, ticketStory } from '../../notices/tickets/handling-words';
import { notFiledYet, unfiledWords } from '../../notices/tickets/report-words';
import { showReported } from '../../notices/tickets/ticket-files';
import { ratingChoices } from '../../notices/tickets/result-question';
import { resultQuestion } from '../../notices/tickets/ticket-news';
import { questionAbout } from './draft-question';
import type { Handler } from '../handler';
import { headingOf } from '../outside/platform-facts';
import { readTicket } from './readable';
import type { Turn } from '../turn/turn';

/** 办到哪了: what became of what I reported. */
export const progressHandler: Handler = {
  intent: 'progress',
  commands: [
    {
      words: ['办到哪了', '进度', '查进度', '我的上报', '我报的事', '我报过什么', '我报了什么', '我报过哪些'],
      for: ['resident', 'member'],
      example: '办到哪了',
      does: '看您报的事办到哪一步',
      run: (turn, rest) => {
        const number = readTicketNumber(rest);
        return number === null ? listReported(turn) : story(turn, number);
      },
    },
  ],
  press: { list: listReported },
};

/** T-0003 and words that are no command: said of that ticket, never a report of its own. */
export async function ticketInWords(turn: Turn, text: string): Promise<Answer | null> {
  const number = readTicketNumber(/^[Tt]-?\d{1,9}(?=[\s，,：:])/.exec(text)?.[0] ?? '');
  return number === null ? null : story(turn, number);
}

/** One ticket, asked for by its number or as a row of a list. */
export const showHandler: Handler = {
  intent: 'show',
  press: { ticket: (turn, [key]) => story(turn, readTicketNumber(key ?? '') ?? 0) },
};

export async function listReported(turn: Turn): Promise<Answer> {
  const { context, person } = turn;
  const tickets = await ticketsReported(context.tx, person.id);
  const [newest] = tickets;
  if (tickets.length === 1 && newest?.state === 'verifying') return resultQuestion(newest);
  const draft = await openDraft(turn);
  const reported = progressList(context.office, tickets);
  if (!draft) return reported;
  if (tickets.length === 0) return notFiledYet(questionAbout(draft.id, draft.slots));
  return { ...reported, text: `${reported.text}\n${unfiledWords(draft.slots)}` };
}

/** What is being asked about and not yet filed. */
async function openDraft({ context, person, robot }: Turn): Promise<OpenDialogue<Draft> | null> {
  const open = robot?.inGroup === true ? null : await currentDialogue(context.tx, person, context.now);
  return open?.intent === DRAFT ? (open as OpenDialogue<Draft>) : null;
}

/** The whole way for who is in charge, steps and answers for the reporter and who follows, for others the state. */
async function story(turn: Turn, id: number): Promise<Answer> {
  const { context, person } = turn;
  const { tx, office, now } = context;
  const { ticket, reading } = await readTicket(turn, id);
  const relations = relationsTo(office.directory, person.id, ticket);
  if (mayDo('accept', relations) || ticket.handlerId === person.id)
    await showReported(context, id, person.id);
  const told = ticketStory(
    office,
    ticket,
    await historyOf(tx, id),
    [...stepChoices(ticket, relations), ...furtherChoices(ticket, relations, reading, now)],
    now,
    reading,
  );
  const outside = outsideLines(office, ticket, await outsideOf(context, id), now, reading === 'story');
  const lines = [chargeOf(office, ticket), ...outside].filter(Boolean);
  const heading = reading === 'story' ? await headingOf(context, ticket) : '';
  return { ...told, text: [heading, told.text, ...lines].filter(Boolean).join('\n') };
}

/** What this person can do with it now, as choices. */
const steps = [
  { transition: 'accept', label: '我来办', intent: 'accept', action: 'take' },
  { transition: 'finish', label: '办结', intent: 'finish', action: 'ask' },
  { transition: 'close', label: '属实，结案', intent: 'verify', action: 'close' },
  { transition: 'rework', label: '没好，退回', intent: 'verify', action: 'back' },
  { transition: 'bring_up', label: '上会', intent: 'agenda', action: 'add' },
  { transition: 'answer', label: '回话', intent: 'inquiry', action: 'begin' },
  { transition: 'withdraw', label: '撤回', intent: 'withdraw', action: 'now' },
] as const;

/** He is asked what he thinks of it; to verify is the word of those in charge. */
const isAsked = ({ state, rating }: Ticket, relations: ReturnType<typeof relationsTo>): boolean =>
  relations.has('reporter') && rating === null && (state === 'verifying' || state === 'closed');

function stepChoices(ticket: Ticket, relations: ReturnType<typeof relationsTo>): Choice[] {
  const asked = isAsked(ticket, relations) && relations.size === 1;
  if (asked) return ratingChoices(ticket);
  return steps
    .filter(
      ({ transition }) =>
        transitions[transition].from.includes(ticket.state) &&
        mayDo(transition, relations) &&
        (transition !== 'bring_up' || passes(ticket, 'agenda')),
    )
    .map(({ label, intent, action }) => ({ label, key: choiceKey(intent, action, ticketKey(ticket.id)) }));
}

/** Colleagues find every other step behind 更多; who reported it may urge what is late. */
function furtherChoices(
  ticket: Ticket,
  relations: ReturnType<typeof relationsTo>,
  reading: Reading,
  now: number,
): Choice[] {
  const key = ticketKey(ticket.id);
  if (reading === 'story' && (OPEN_STATES as readonly string[]).includes(ticket.state))
    return [{ label: '更多', key: choiceKey('steps', 'list', key) }];
  const late = ticket.dueAt !== null && ticket.dueAt < now;
  if (!late || !transitions.urge.from.includes(ticket.state) || !mayDo('urge', relations)) return [];
  return [{ label: '催办', key: choiceKey('urge', 'ask', key) }];
}
