import { DRAFT, changeDraft, dropDraft, fileDraft, keepDraft, type Draft } from '../actions/file-draft';
import { report } from '../actions/report';
import { loadDialogue, type OpenDialogue } from '../models/dialogues';
import type { Answer } from '../notices/answer';
import {
  type Brought,
  alreadyFiled,
  changeAgain,
  changeQuestion,
  confirmQuestion,
  droppedWords,
  filesKept,
  kindAtPlace,
  kindQuestion,
  placeQuestion,
  receipt,
  whichPlace,
  whoseBuilding,
} from '../notices/report-words';
import { isUnheardVoice } from '../models/voice-reports';
import { joinOffer } from '../notices/same-words';
import { reportInvitation } from '../notices/talk-words';
import { voiceAdded } from '../notices/voice-words';
import { categoryWords, gridWords } from '../notices/words';
import { complaintDraft } from './complaint';
import { UNKNOWN_KIND, corrected, correctionIn, isAnotherQuestion, isAnotherReport } from './correction';
import { awaitSafety } from './danger';
import { dangerWords } from '../notices/danger-words';
import { readFormDraft } from './form-draft';
import { isAsking } from './guide-search';
import type { Handler } from './handler';
import {
  decisionOf,
  interpret,
  LEAST_CONFIDENCE,
  yesNo,
  type Interpretation,
  type SmallTalk,
} from './interpret';
import { knownOf } from './known';
import { misunderstood } from './misunderstood';
import { nearForm } from './nearby';
import { saidAtPoint } from './patrol-place';
import { asPlace, lacksPlace } from './place-answer';
import { gridAt } from './position';
import { askSame } from './same';
import { askSeveral } from './several';
import { channelOf, type Turn } from './turn';
import { isThanks } from './withdraw';

const SUBJECT = 16;
const understand = (turn: Turn, text: string, placeId = turn.person.placeId): Interpretation =>
  interpret(text, knownOf(turn.context.office.directory, { placeId }));

/** A report in a person's own words, or by form. */
export const reportHandler: Handler = {
  intent: DRAFT,
  commands: [
    {
      words: ['上报', '反映问题', '报事', '再报一件', '再报', '【上报】'],
      glued: true,
      for: ['resident', 'member', 'leader'],
      example: '上报 楼道灯 3号楼2单元 不亮',
      does: '一句话上报：什么 哪里 怎么了',
      run: async (turn, rest) => (rest === '' ? reportInvitation : byForm(turn, turn.input.text, rest)),
    },
  ],
  press: {
    yes: (turn, [draft]) => confirm(turn, draftId(draft)),
    change: async () => changeQuestion,
    drop: (turn, [draft]) => drop(turn, draftId(draft)),
    place: (turn, [draft, place]) => choosePlace(turn, draftId(draft), Number(place?.slice(1) ?? 0)),
    kind: (turn, [draft, category]) => chooseKind(turn, draftId(draft), category ?? UNKNOWN_KIND),
  },
  wantsNumber: ({ slots }) => {
    const draft = slots as Draft;
    return draft.asks === 'place' && !isAmbiguous(draft);
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Draft>),
};

const draftId = (part: string | undefined): number => Number(part?.slice(1) ?? 0);

/** A complete form is filed at once and answered with its number; an incomplete one is read as free words. */
async function byForm(turn: Turn, text: string, rest: string): Promise<Answer> {
  const facts = readFormDraft(text, knownOf(turn.context.office.directory, turn.person));
  if (!facts) return reportInWords(turn, rest);
  const ticket = await report(turn.context, turn.person, channelOf(turn), facts);
  const filed = receipt(turn.context.office, ticket, turn.context.now);
  const near = await nearForm(turn, ticket);
  return near ? joinOffer(filed, ticket, near, turn.context.now) : filed;
}

/** Free words: filed at once when place and kind are both certain or in danger; otherwise one question. */
export async function reportInWords(
  turn: Turn,
  text: string,
  heard = understand(turn, text),
): Promise<Answer> {
  const { understood, point } = await saidAtPoint(turn, text, heard);
  const draft = { ...draftOf(turn, text, understood), ...(point ? { gridId: point.gridId } : {}) };
  if (understood.intent === 'emergency') return inDanger(turn, draft, understood);
  const complaint = complaintDraft(turn, draft);
  if (complaint) return ask(turn, complaint, (id) => confirmQuestion(id, complaint));
  const several = await askSeveral(turn, understood);
  if (several) return several;
  const certain = understood.categoryCertain && understood.placeCertain;
  if (certain) return (await askSame(turn, draft)) ?? fileNow(turn, draft);
  if (isUnclear(understood)) return askKind(turn, draft, understood);
  const next = asking(draft);
  return ask(turn, next, (id) => questionAbout(id, next));
}

const isUnclear = ({ category, confidence }: Interpretation): boolean =>
  category === 'NONE' || confidence < LEAST_CONFIDENCE;

/** What has to be asked before a yes: the place when there is none, or more than one. */
const asking = (draft: Draft): Draft =>
  draft.placeText === '' || isAmbiguous(draft) ? { ...draft, asks: 'place' } : draft;

const isAmbiguous = ({ placeId, maybe = [] }: Draft): boolean => placeId === null && maybe.length > 1;

function questionAbout(id: number, draft: Draft, brought: Brought = 'noted', missed = 0): Answer {
  if (draft.asks !== 'place') return confirmQuestion(id, draft, brought);
  return isAmbiguous(draft) ? whichPlace(id, draft.maybe ?? [], missed) : placeQuestion(draft, missed);
}

function draftOf(turn: Turn, text: string, understood: Interpretation): Draft {
  const { context, input, robot } = turn;
  const known = understood.category !== 'NONE';
  // Only a position: its label is the place, and what is wrong there is still to be asked.
  const placed = input.text === '' && input.placeLabel !== null;
  return {
    category: known ? understood.category : UNKNOWN_KIND,
    placeId: understood.placeId ?? null,
    placeText: (placed ? input.placeLabel : understood.placeText || input.placeLabel) ?? '',
    ...located(context, input),
    ...(understood.placeCandidates ? { maybe: understood.placeCandidates } : {}),
    subject: known ? understood.subject || understood.categoryName : placed ? '' : text.slice(0, SUBJECT),
    description: text,
    urgency: understood.urgency,
    confirmed: true,
    channel: channelOf(turn),
    asks: 'confirm',
    begunAt: context.now,
    ...(robot?.inGroup === true && robot.late ? { late: robot.late } : {}),
  };
}

/** The grid in which a position lies; the position itself goes no further than this. */
function located({ office }: Turn['context'], { position }: Turn['input']): { gridId?: number } {
  const grid = position === null ? undefined : gridAt(office.directory, position);
  return grid ? { gridId: grid.id } : {};
}

async function ask(turn: Turn, draft: Draft, question: (id: number) => Answer): Promise<Answer> {
  return question(await keepDraft(turn.context, turn.person, draft));
}

function askKind(turn: Turn, draft: Draft, understood: Interpretation): Promise<Answer> {
  const { context, input } = turn;
  return ask(turn, { ...draft, asks: 'kind', missed: 1 }, (id) => {
    const colleague = context.office.directory.isStaff(turn.person.id);
    const question = kindQuestion(id, likelyKinds(understood), 1, colleague);
    if (input.text !== '' || input.placeLabel === null) return question;
    const grid = draft.gridId === undefined ? '' : `（${gridWords(context.office.directory, draft.gridId)}）`;
    return kindAtPlace(question, `${input.placeLabel}${grid}`);
  });
}

function likelyKinds({ top3 }: Interpretation): { category: string; name: string }[] {
  return top3.length > 0 ? top3.slice(0, 4) : COMMON_KINDS;
}

/** What residents mean most often when nothing else is known. */
const COMMON_KINDS = [
  { category: '0805', name: '噪音' },
  { category: '0501', name: '垃圾、卫生' },
  { category: '0607', name: '停车' },
];

async function fileNow(turn: Turn, draft: Draft): Promise<Answer> {
  const { context, person } = turn;
  return receipt(context.office, await report(context, person, channelOf(turn), draft), context.now);
}

async function inDanger(turn: Turn, draft: Draft, understood: Interpretation): Promise<Answer> {
  const { context, person } = turn;
  const ticket = await report(context, person, channelOf(turn), { ...draft, urgency: 'emergency' });
  await awaitSafety(turn, ticket);
  return dangerWords(context.office, ticket, understood.emergencyNumbers ?? [], understood.urgencyReason);
}

async function confirm(turn: Turn, id: number): Promise<Answer> {
  const { context } = turn;
  const dialogue = await loadDialogue<Draft>(context.tx, id);
  if (dialogue?.personId !== turn.person.id) return alreadyFiled('');
  const open = asking(dialogue.slots);
  if (open.asks === 'place' && dialogue.closedAt === null) return questionAbout(id, open);
  const ticket = await fileDraft(context, id, true);
  if (!ticket) return alreadyFiled('');
  return receipt(context.office, ticket, context.now);
}

async function drop(turn: Turn, id: number): Promise<Answer> {
  return (await dropDraft(turn.context, id, turn.person.id))
    ? droppedWords
    : alreadyFiled('，要撤回就回“撤回”');
}

async function chooseKind(turn: Turn, id: number, category: string): Promise<Answer> {
  const dialogue = await loadDialogue<Draft>(turn.context.tx, id);
  if (!dialogue || dialogue.closedAt !== null || dialogue.personId !== turn.person.id)
    return alreadyFiled('');
  const subject = dialogue.slots.subject || categoryWords(category);
  return settle(turn, id, { ...dialogue.slots, category, subject, asks: 'confirm' });
}

/** 〔幸福社区3号楼〕: what was said behind the building's name (2单元) stays. */
async function choosePlace(turn: Turn, id: number, placeId: number): Promise<Answer> {
  const { context, person } = turn;
  const dialogue = await loadDialogue<Draft>(context.tx, id);
  const place = context.office.directory.place(placeId);
  if (!dialogue || !place || dialogue.closedAt !== null || dialogue.personId !== person.id)
    return alreadyFiled('');
  const { maybe: _chosen, ...draft } = dialogue.slots;
  const behind = draft.placeText.startsWith(place.name) ? draft.placeText.slice(place.name.length) : '';
  const asks = draft.category === UNKNOWN_KIND ? draft.asks : 'confirm';
  const next = {
    ...draft,
    placeId,
    placeText: `${place.name}${behind}`,
    asks: asks === 'place' ? 'confirm' : asks,
  };
  return settle(turn, id, next);
}

/** The next words while a draft is open. */
async function goOn(turn: Turn, dialogue: OpenDialogue<Draft>): Promise<Answer | null> {
  const { text: written, files, placeLabel } = turn.input;
  if (written === '' && placeLabel !== null && dialogue.slots.asks === 'confirm')
    return movedTo(turn, dialogue, placeLabel);
  const sentPlace = written === '' && dialogue.slots.asks === 'place' ? placeLabel : null;
  const text = sentPlace ?? written;
  if (text === '') {
    if (files.length === 0) return null;
    return files.some(({ kind }) => kind === 'voice') ? voiceAdded : filesKept(files);
  }
  const draft = dialogue.slots;
  const decision = decisionOf(text);
  if (decision === 'drop') return drop(turn, dialogue.id);
  if (decision === 'file' && draft.asks !== 'kind') return smallTalk(turn, dialogue, 'yes');
  const words = correctionIn(draft.asks === 'place' ? asPlace(text) : text);
  if (words === '' || (yesNo(text) === 'no' && text.length <= 4))
    return misunderstood(turn, dialogue.id, draft, changeAgain);
  if (words === null) return drop(turn, dialogue.id);
  const understood = understand(turn, words, draft.placeId);
  if (understood.intent === 'emergency') return null;
  if (understood.smallTalk !== undefined) return smallTalk(turn, dialogue, understood.smallTalk);
  if (isThanks(words) || isAnotherReport(draft, words, understood) || isAnotherQuestion(draft, understood))
    return null;
  if (draft.asks === 'kind' && isUnclear(understood) && !understood.placeCertain)
    return misunderstood(
      turn,
      dialogue.id,
      { ...draft, description: `${draft.description}\n${words}` },
      (missed) => kindQuestion(dialogue.id, likelyKinds(understood), missed),
    );
  const lacking = sentPlace === null ? lacksPlace(draft, words, understood) : null;
  if (lacking) return askPlaceAgain(turn, dialogue.id, draft, words, lacking);
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
  if (ticket) return receipt(context.office, ticket, context.now);
  return misunderstood(turn, id, slots, changeAgain);
}

async function settle(turn: Turn, id: number, draft: Draft, brought: Brought = 'noted'): Promise<Answer> {
  const next = asking(draft);
  await changeDraft(turn.context, id, next);
  return questionAbout(id, next, brought);
}
