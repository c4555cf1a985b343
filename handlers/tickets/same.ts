import { DRAFT, keepDraft, type Draft } from '../../actions/tickets/file-draft';
import { follow, unfollow } from '../../actions/tickets/follow';
import { report } from '../../actions/tickets/report';
import { loadTicket } from '../../models/tickets/advance';
import { closeDialogue, loadDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { followedBy, openAtPlace, ownAtPlace } from '../../models/tickets/followers';
import { readTicketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  followingNothing,
  followingWords,
  ownAgainQuestion,
  sameAgainWords,
  sameQuestion,
  unfollowedWords,
} from '../../notices/tickets/same-words';
import { receiptOf } from './detail';
import type { Handler } from '../handler';
import { sameProblem, sameProblemThreshold } from '../interpret';
import type { Turn } from '../turn/turn';

/** Same problem again: joining is offered, never decided; an unanswered question files the report all the same. */
export const sameHandler: Handler = {
  intent: 'same',
  commands: [
    {
      words: ['不关注了', '取消关注', '不再关注'],
      for: ['resident'],
      example: '不关注了 T-0001',
      does: '一起关注的事不用再告诉您',
      run: stopFollowing,
    },
  ],
  press: {
    again: async (turn, [key]) => {
      const ticket = await loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);
      await follow(turn.context, ticket);
      return followingWords(ticket);
    },
    follow: async (turn, [draft, key]) => {
      await take(turn, draft);
      const ticket = await loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);
      await follow(turn.context, ticket);
      return followingWords(ticket);
    },
    mine: async (turn, [draft, key]) => {
      await take(turn, draft);
      return sameAgainWords(await loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0));
    },
    other: async (turn, [draft]) => {
      const { context, person } = turn;
      const { channel, begunAt, asks: _asks, ...facts } = await take(turn, draft);
      return receiptOf(turn, await report(context, person, channel, facts, begunAt));
    },
  },
};

/** Of the ticket named, else of the one followed last. */
async function stopFollowing({ context, person }: Turn, rest: string): Promise<Answer> {
  const followed = await followedBy(context.tx, person.id);
  const id = readTicketNumber(rest.trim()) ?? followed[0];
  if (id === undefined || !followed.includes(id)) return followingNothing;
  const ticket = await loadTicket(context, id);
  await unfollow(context, ticket);
  return unfollowedWords(ticket);
}

/** Asks when it was reported a short while ago, by the person himself or by somebody else; null when it was not. */
export async function askSame(turn: Turn, draft: Draft): Promise<Answer | null> {
  const { context, person } = turn;
  const isSame = ({ description }: { description: string }): boolean =>
    sameProblem(description, draft.description) >= sameProblemThreshold;
  // 2单元 and 3单元 are one place to the directory and two lamps to her.
  const own = (await ownAtPlace(context.tx, draft, person.id, context.now)).find(
    (ticket) => ticket.placeText === draft.placeText && isSame(ticket),
  );
  if (own) return ownAgainQuestion(own, await keepDraft(context, person, draft), context.now);
  const same = (await openAtPlace(context.tx, draft, person.id, context.now)).find(isSame);
  if (!same) return null;
  return sameQuestion(context.office, same, await keepDraft(context, person, draft), context.now);
}

/** The draft behind the question, taken once. Throws choice.gone. */
async function take({ context, person }: Turn, draft: string | undefined): Promise<Draft> {
  const id = Number(draft?.slice(1) ?? 0);
  const dialogue = await loadDialogue<Draft>(context.tx, id);
  const own = dialogue?.personId === person.id && dialogue.intent === DRAFT;
  if (!own || !(await closeDialogue(context.tx, id, person.id, context.now)))
    throw new Failure('choice.gone');
  return dialogue.slots;
}
