import { changeDraft, fileDraft, type Draft } from '../../actions/tickets/file-draft';
import type { Answer } from '../../notices/answer';
import { filedAllTheSame, filedWithoutKind, withPerson } from '../../notices/tickets/report-words';
import { handToPerson } from '../residents/find';
import type { Turn } from './turn';

/** From this misunderstanding on a person is offered, and from the next one a person takes over without being asked. */
const OFFER_PERSON = 2;

/**
 * The words did not bring a draft on: it is asked again in other words, `ask` gets how often that was. Nobody is held
 * in a circle: at the second time a person is offered, at the third the leader is told. What lacked nothing but its
 * kind is then filed without one: who takes it asks.
 */
export async function misunderstood(
  turn: Turn,
  id: number,
  draft: Draft,
  ask: (missed: number) => Answer,
): Promise<Answer> {
  const missed = (draft.missed ?? 0) + 1;
  await changeDraft(turn.context, id, { ...draft, missed });
  if (missed > OFFER_PERSON) {
    const ticket = draft.asks === 'kind' ? await fileDraft(turn.context, id, false) : null;
    if (ticket && turn.context.office.directory.isStaff(turn.person.id)) return filedWithoutKind(ticket);
    const answer = await handToPerson(turn);
    return ticket ? filedAllTheSame(answer, ticket) : answer;
  }
  return missed < OFFER_PERSON ? ask(missed) : withPerson(ask(missed));
}
