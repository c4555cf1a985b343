import { DRAFT, keepDraft, type Draft } from '../actions/file-draft';
import { follow } from '../actions/follow';
import { report } from '../actions/report';
import { loadTicket } from '../models/advance';
import { closeDialogue, loadDialogue } from '../models/dialogues';
import { Failure } from '../models/failure';
import { openAtPlace } from '../models/followers';
import { readTicketNumber } from '../models/workflow';
import type { Answer } from '../notices/answer';
import { receipt } from '../notices/report-words';
import { followingWords, sameQuestion } from '../notices/same-words';
import type { Handler } from './handler';
import { sameProblem, sameProblemThreshold } from './interpret';
import type { Turn } from './turn';

/** Same problem again: joining is offered, never decided; an unanswered question files the report all the same. */
export const sameHandler: Handler = {
  intent: 'same',
  press: {
    follow: async (turn, [draft, key]) => {
      await take(turn, draft);
      const ticket = await loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);
      await follow(turn.context, ticket);
      return followingWords(ticket);
    },
    other: async (turn, [draft]) => {
      const { context, person } = turn;
      const { channel, begunAt, asks: _asks, ...facts } = await take(turn, draft);
      return receipt(context.office, await report(context, person, channel, facts, begunAt), context.now);
    },
  },
};

/** Asks when somebody else reported the same a short while ago; null when nobody did. */
export async function askSame(turn: Turn, draft: Draft): Promise<Answer | null> {
  const { context, person } = turn;
  const others = await openAtPlace(context.tx, draft, person.id, context.now);
  const same = others.find(
    (other) => sameProblem(other.description, draft.description) >= sameProblemThreshold,
  );
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
