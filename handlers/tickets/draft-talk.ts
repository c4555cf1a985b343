import { changeDraft, fileDraft, type Draft } from '../../actions/tickets/file-draft';
import type { OpenDialogue } from '../../models/exchange/dialogues';
import { isUnheardVoice } from '../../models/tickets/voice-reports';
import type { Answer } from '../../notices/answer';
import {
  alreadyFiled,
  changeAgain,
  filesKept,
  kindQuestion,
  receipt,
  whoseBuilding,
} from '../../notices/tickets/report-words';
import { voiceAdded } from '../../notices/tickets/voice-words';
import { corrected, correctionIn, isAnotherQuestion, isAnotherReport, swapIn, swapped } from './correction';
import { receiptOf } from './detail';
import { besideDraft } from './draft-aside';
import { drop, isUnclear, likelyKinds, located, questionAbout, settle, understand } from './draft-question';
import { isAsking } from '../residents/guide-search';
import { decisionOf, yesNo, type Interpretation, type SmallTalk } from '../interpret';
import { misunderstood } from '../turn/misunderstood';
import { asPlace, lacksPlace } from './place-answer';
import type { Turn } from '../turn/turn';
import { isThanks } from './withdraw';

/** The next words while a draft is open: a picture or a voice joins it, a position is its place. */
export async function goOnWithDraft(turn: Turn, dialogue: OpenDialogue<Draft>): Promise<Answer | null> {
  const { text, files, placeLabel } = turn.input;
  const { asks } = dialogue.slots;
  if (text !== '') return hear(turn, dialogue, text);
  if (placeLabel !== null && asks === 'confirm') return movedTo(turn, dialogue, placeLabel);
  if (placeLabel !== null && asks === 'place') return bring(turn, dialogue, placeLabel);
  if (files.length === 0) return null;
  return files.some(({ kind }) => kind === 'voice') ? voiceAdded : filesKept(files);
}

async function hear(turn: Turn, dialogue: OpenDialogue<Draft>, text: string): Promise<Answer | null> {
  const { id, slots: draft } = dialogue;
  const decision = decisionOf(text);
  if (decision === 'drop') return drop(turn, id);
  if (decision === 'file' && draft.asks !== 'kind') return smallTalk(turn, dialogue, 'yes');
  const words = correctionIn(draft.asks === 'place' ? asPlace(text) : text);
  if (words === null) return drop(turn, id);
  if (words === '' || (yesNo(text) === 'no' && text.length <= 4))
    return misunderstood(turn, id, draft, changeAgain);
  const understood = understoodOf(turn, draft, words);
  if (understood.intent === 'emergency') return null;
  const beside = await besideDraft(turn, dialogue, words, understood);
  if (beside) return beside;
  if (understood.smallTalk !== undefined) return smallTalk(turn, dialogue, understood.smallTalk);
  if (isThanks(words) || isAnotherReport(draft, words, understood) || isAnotherQuestion(draft, understood))
    return null;
  if (draft.asks === 'kind' && isUnclear(understood) && !understood.placeCertain) {
    const longer = { ...draft, description: `${draft.description}\n${words}` };
    return misunderstood(turn, id, longer, (missed) => kindQuestion(id, likelyKinds(understood), missed));
  }
  if (draft.asks === 'place' && understood.placeText === '' && isAsking(words)) return null;
  const lacking = lacksPlace(draft, words, understood);
  return lacking ? askPlaceAgain(turn, id, draft, words, lacking) : bring(turn, dialogue, words, understood);
}

/** What is right in 不是…，是…; 停了 said to 水怎么了 is read as 水停了. */
function understoodOf(turn: Turn, draft: Draft, words: string): Interpretation {
  const swap = swapIn(words);
  const understood = understand(turn, swap ? swapped(draft.subject, swap) : words, draft.placeId);
  if (draft.asks !== 'kind' || !isUnclear(understood) || understood.smallTalk !== undefined)
    return understood;
  const together = [`${draft.description}${words}`, `${words}${draft.description}`].map((said) =>
    understand(turn, said, draft.placeId),
  );
  return together.find((one) => !isUnclear(one) && one.intent !== 'emergency') ?? understood;
}

async function bring(
  turn: Turn,
  dialogue: OpenDialogue<Draft>,
  words: string,
  understood = understand(turn, words, dialogue.slots.placeId),
): Promise<Answer | null> {
  const draft = dialogue.slots;
  const next = { ...corrected(draft, words, understood), ...located(turn.context, turn.input) };
  if (isUnheardVoice(draft) && next.placeText !== '') return fileVoice(turn, dialogue.id, next);
  return goOnWith(turn, dialogue, words, next);
}

/** Words that change nothing of what is shown are kept with it, and are not called a change; a question goes its own way. */
function goOnWith(
  turn: Turn,
  { id, slots }: OpenDialogue<Draft>,
  words: string,
  next: Draft,
): Promise<Answer | null> {
  const added = slots.asks === 'confirm' && isShownAlike(slots, next);
  if (added && isAsking(words)) return Promise.resolve(null);
  return settle(turn, id, next, added ? 'added' : slots.asks === 'confirm' ? 'changed' : 'noted');
}

const isShownAlike = (draft: Draft, next: Draft): boolean =>
  draft.placeText === next.placeText && draft.subject === next.subject && draft.category === next.category;

/** 不知道 or 楼下 brought no place; what was said is kept all the same, unless it was said before. */
function askPlaceAgain(
  turn: Turn,
  id: number,
  draft: Draft,
  words: string,
  lacking: 'somewhere' | 'nothing',
): Promise<Answer> {
  const description = draft.description.includes(words)
    ? draft.description
    : `${draft.description}\n${words}`;
  return misunderstood(turn, id, { ...draft, description }, (missed) =>
    lacking === 'somewhere' && missed === 1
      ? whoseBuilding(words)
      : questionAbout(id, draft, 'noted', missed),
  );
}

/** A position sent to 对吗？ is where it really is. */
function movedTo(turn: Turn, { id, slots }: OpenDialogue<Draft>, label: string): Promise<Answer> {
  const found = understand(turn, label);
  const { gridId: _before, maybe: _chosen, ...draft } = slots;
  const place = { placeId: found.placeId ?? null, placeText: found.placeText || label };
  return settle(turn, id, { ...draft, ...place, ...located(turn.context, turn.input) }, 'changed');
}

/** A voice lacked nothing but its place. */
async function fileVoice({ context }: Turn, id: number, draft: Draft): Promise<Answer> {
  await changeDraft(context, id, draft);
  const ticket = await fileDraft(context, id, true);
  return ticket ? receipt(context.office, ticket, context.now) : alreadyFiled('');
}

/** 好 to an open question is no answer to it and asks again; 谢谢 or a face changes nothing of the draft. */
async function smallTalk(
  turn: Turn,
  { id, slots }: OpenDialogue<Draft>,
  kind: SmallTalk,
): Promise<Answer | null> {
  if (kind !== 'yes' && kind !== 'no') return null;
  const { context } = turn;
  if (slots.asks === 'place')
    return misunderstood(turn, id, slots, (missed) => questionAbout(id, slots, 'noted', missed));
  if (slots.asks === 'kind') return null;
  const ticket = kind === 'yes' ? await fileDraft(context, id, true) : null;
  if (ticket) return receiptOf(turn, ticket);
  return misunderstood(turn, id, slots, changeAgain);
}
