import { changeDraft, fileDraft, type Draft } from '../../actions/tickets/file-draft';
import { keepSeveral } from '../../actions/tickets/file-several';
import { closeDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { wantsAnonymity } from '../../models/tickets/travel';
import type { Answer } from '../../notices/answer';
import { placeAgain, stillAsked, thanksMeanwhile } from '../../notices/tickets/report-words';
import { severalQuestion } from '../../notices/tickets/several-words';
import { feelingAnswers } from '../../notices/talk-words';
import { isThereToo, isWrongPlace } from './correction';
import { receiptOf } from './detail';
import { questionAbout, settle } from './draft-question';
import type { Interpretation, SmallTalk } from '../interpret';
import type { Turn } from '../turn/turn';

type Open = OpenDialogue<Draft>;

/**
 * What is said beside the question of an open draft and is neither its answer nor another matter: thanks, a loss, a
 * curse, a wish not to be named, that the place is wrong, that it is so elsewhere too. Null when it is none of these.
 */
export async function besideDraft(
  turn: Turn,
  dialogue: Open,
  words: string,
  understood: Interpretation,
): Promise<Answer | null> {
  const said = feltOrThanked(dialogue, understood.smallTalk);
  if (said) return said;
  if (isWrongPlace(words)) return placeWrong(turn, dialogue);
  if (isWishNotToBeNamed(words, understood)) return hide(turn, dialogue, words);
  return isThereToo(words) && understood.placeText !== '' ? there(turn, dialogue, words, understood) : null;
}

/** Nothing of it is kept with the report. */
function feltOrThanked({ id, slots }: Open, kind: SmallTalk | undefined): Answer | null {
  if (kind === 'thanks') return thanksMeanwhile(slots);
  if (kind !== 'loss' && kind !== 'trouble' && kind !== 'anger') return null;
  if (slots.asks === 'kind') return feelingAnswers[kind];
  return stillAsked(kind, questionAbout(id, slots));
}

async function placeWrong({ context }: Turn, { id, slots }: Open): Promise<Answer> {
  await changeDraft(context, id, { ...slots, asks: 'place' });
  return placeAgain;
}

/** 别说是我说的 and no matter of its own. */
const isWishNotToBeNamed = (words: string, { category, confidence, placeCertain }: Interpretation): boolean =>
  words.length <= LONGEST_WISH &&
  wantsAnonymity(words) &&
  !placeCertain &&
  (category === 'NONE' || confidence < OWN);
const LONGEST_WISH = 30;
/** 不要告诉楼上 names a neighbour and means no matter. */
const OWN = 0.9;

/** The words stay with the report: by them it is filed without a name, and at once when they begin with a yes. */
async function hide(turn: Turn, { id, slots }: Open, words: string): Promise<Answer> {
  const answer = await settle(
    turn,
    id,
    { ...slots, description: `${slots.description}\n${words}` },
    'hidden',
  );
  if (
    slots.asks !== 'confirm' ||
    !/^(?:对|是|好|可以|行|嗯|报)(?:的|吧|了)?(?:[，,\s]|但|报|不过)/.test(words)
  )
    return answer;
  const ticket = await fileDraft(turn.context, id, true);
  return ticket ? receiptOf(turn, ticket) : answer;
}

/** The same matter at another place is a matter of its own: both are asked about together. */
async function there(
  { context, person }: Turn,
  { id, slots }: Open,
  words: string,
  { placeId, placeText }: Interpretation,
): Promise<Answer | null> {
  if (slots.asks !== 'confirm' || placeText === slots.placeText) return null;
  const { channel, begunAt, asks: _asks, maybe: _maybe, missed: _missed, late: _late, ...facts } = slots;
  const other = {
    ...facts,
    placeId: placeId ?? null,
    placeText,
    description: `${slots.description}\n${words}`,
  };
  await closeDialogue(context.tx, id, person.id, context.now);
  const parts = [facts, other];
  return severalQuestion(await keepSeveral(context, person, { parts, channel, begunAt }), parts);
}
