import { changeDraft, dropDraft, keepDraft, type Draft } from '../../actions/tickets/file-draft';
import type { Answer } from '../../notices/answer';
import {
  alreadyFiled,
  confirmQuestion,
  droppedWords,
  kindAtPlace,
  kindOfThing,
  kindQuestion,
  placeQuestion,
  whichPlace,
  type Brought,
} from '../../notices/tickets/report-words';
import { gridWords } from '../../notices/words';
import {
  bareThingIn,
  interpret,
  LEAST_CONFIDENCE,
  normalise,
  withoutAddress,
  type Interpretation,
} from '../interpret';
import { knownOf } from '../turn/known';
import { gridAt } from '../turn/position';
import type { Turn } from '../turn/turn';

export const isUnclear = ({ category, confidence }: Interpretation): boolean =>
  category === 'NONE' || confidence < LEAST_CONFIDENCE;

/** What has to be asked before a yes: the place when there is none, or more than one. */
export const asking = (draft: Draft): Draft =>
  draft.placeText === '' || isAmbiguous(draft) ? { ...draft, asks: 'place' } : draft;

export const isAmbiguous = ({ placeId, maybe = [] }: Draft): boolean => placeId === null && maybe.length > 1;

export function questionAbout(id: number, draft: Draft, brought: Brought = 'noted', missed = 0): Answer {
  if (draft.asks !== 'place') return confirmQuestion(id, draft, brought);
  return isAmbiguous(draft) ? whichPlace(id, draft.maybe ?? [], missed) : placeQuestion(draft, missed);
}

export async function ask(turn: Turn, draft: Draft, question: (id: number) => Answer): Promise<Answer> {
  return question(await keepDraft(turn.context, turn.person, draft));
}

export function askKind(turn: Turn, draft: Draft, understood: Interpretation): Promise<Answer> {
  const { context, input } = turn;
  return ask(turn, { ...draft, asks: 'kind', missed: 1 }, (id) => {
    const colleague = context.office.directory.isStaff(turn.person.id);
    const thing = bareThingIn(draft.description);
    if (thing) return kindOfThing(id, thing.thing, thing.kinds);
    const question = kindQuestion(id, likelyKinds(understood), 1, colleague);
    if (isPlaceAlone(input.text) && draft.placeText !== '') return kindAtPlace(question, draft.placeText);
    if (input.text !== '' || input.placeLabel === null) return question;
    const grid = draft.gridId === undefined ? '' : `（${gridWords(context.office.directory, draft.gridId)}）`;
    return kindAtPlace(question, `${input.placeLabel}${grid}`);
  });
}

/** 13号楼, 在3号楼2单元: where, and not a word of what is wrong there. */
export function isPlaceAlone(text: string): boolean {
  const words = normalise(text);
  const left = withoutAddress(words).words.replace(/[\s，。！,.!]/g, '');
  return (
    words !== left &&
    /^(?:我们?|家|住|就|是|在|的|了|啊|呀|吧|那边|那里|那儿|这边|这里|这儿|门口|楼下)*$/.test(left)
  );
}

export function likelyKinds({ top3 }: Interpretation): { category: string; name: string }[] {
  return top3.length > 0 ? top3.slice(0, 4) : COMMON_KINDS;
}

/** What residents mean most often when nothing else is known. */
const COMMON_KINDS = [
  { category: '0805', name: '噪音' },
  { category: '0501', name: '垃圾、卫生' },
  { category: '0607', name: '停车' },
];

export async function settle(
  turn: Turn,
  id: number,
  draft: Draft,
  brought: Brought = 'noted',
): Promise<Answer> {
  const next = asking(draft);
  await changeDraft(turn.context, id, next);
  return questionAbout(id, next, brought);
}

/** The grid in which a position lies; the position itself goes no further than this. */
export function located({ office }: Turn['context'], { position }: Turn['input']): { gridId?: number } {
  const grid = position === null ? undefined : gridAt(office.directory, position);
  return grid ? { gridId: grid.id } : {};
}

export const understand = (turn: Turn, text: string, placeId = turn.person.placeId): Interpretation =>
  interpret(text, knownOf(turn.context.office.directory, { placeId }));

export async function drop(turn: Turn, id: number): Promise<Answer> {
  return (await dropDraft(turn.context, id, turn.person.id))
    ? droppedWords
    : alreadyFiled('，要撤回就回“撤回”');
}
