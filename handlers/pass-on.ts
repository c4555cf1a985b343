import { passOn, whoMay } from '../actions/pass-on';
import { loadTicket } from '../models/advance';
import { Failure } from '../models/failure';
import { relationsTo } from '../models/rights';
import { passes } from '../models/travel';
import { readTicketNumber, transitions, type TransitionName } from '../models/workflow';
import type { Answer } from '../notices/answer';
import { passedOn, refusalWithOffer } from '../notices/pass-words';
import type { Handler } from './handler';
import type { Turn } from './turn';

/** 转给…: offered with a refused step. */
export const passOnHandler: Handler = {
  intent: 'pass',
  press: {
    on: async (turn, [key, person, ...move]) => {
      const transition = move.join('_');
      if (!isTransition(transition)) throw new Failure('choice.gone');
      const ticket = await loadTicket(turn.context, readTicketNumber(key ?? '') ?? 0);
      await passOn(turn.context, ticket, transition, Number(person));
      return passedOn(turn.context.office.directory.staff(Number(person))?.name ?? '');
    },
  },
};

const isTransition = (name: string): name is TransitionName => name in transitions;

/** The apology of a colleague's refused step names who may and offers to pass it on; any other stays as it is. */
export async function withPassOn(turn: Turn, apology: Answer, error: unknown): Promise<Answer> {
  if (!(error instanceof Failure)) return apology;
  const { context, person } = turn;
  const { directory } = context.office;
  const { number = '', transition = '' } = error.facts;
  const refused = error.code === 'ticket.not_allowed' || error.code === 'ticket.own_work';
  if (!refused || !isTransition(transition) || !directory.isStaff(person.id)) return apology;
  const ticket = await loadTicket(context, readTicketNumber(number) ?? 0);
  // Who is nothing to a guarded matter is told nothing about who is.
  if (!passes(ticket, 'agenda') && relationsTo(directory, person.id, ticket).size === 0) return apology;
  const other = whoMay(directory, ticket, transition, person.id);
  if (!other) return apology;
  return refusalWithOffer(error, ticket, transition, other);
}
