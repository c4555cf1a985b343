import { DRAFT, fileDraft, type Draft } from '../../actions/tickets/file-draft';
import { report } from '../../actions/tickets/report';
import { loadDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import type { Answer } from '../../notices/answer';
import { dangerWords } from '../../notices/tickets/danger-words';
import { alreadyFiled, changeQuestion, confirmQuestion, receipt } from '../../notices/tickets/report-words';
import { joinOffer } from '../../notices/tickets/same-words';
import { reportInvitation } from '../../notices/talk-words';
import { categoryWords } from '../../notices/words';
import { complaintDraft } from './complaint';
import { UNKNOWN_KIND } from './correction';
import { awaitSafety } from './danger';
import { receiptOf } from './detail';
import {
  ask,
  askKind,
  asking,
  drop,
  isAmbiguous,
  isPlaceAlone,
  isUnclear,
  located,
  questionAbout,
  settle,
  understand,
} from './draft-question';
import { goOnWithDraft } from './draft-talk';
import { readFormDraft } from './form-draft';
import type { Handler } from '../handler';
import { bareThingIn, type Interpretation } from '../interpret';
import { knownOf } from '../turn/known';
import { nearForm } from './nearby';
import { saidAtPoint } from '../rounds/patrol-place';
import { askSame } from './same';
import { askSeveral } from './several';
import { channelOf, type Turn } from '../turn/turn';

const SUBJECT = 16;
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
  wantsRow: ({ slots }, { row, words }) => {
    const draft = slots as Draft;
    return row !== undefined && words === '' && draft.asks === 'place' && !isAmbiguous(draft);
  },
  proceed: (turn, dialogue) => goOnWithDraft(turn, dialogue as OpenDialogue<Draft>),
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
  if (isUnclear(understood) || bareThingIn(text)) return askKind(turn, draft, understood);
  const next = asking(draft);
  return ask(turn, next, (id) => questionAbout(id, next));
}

function draftOf(turn: Turn, text: string, understood: Interpretation): Draft {
  const { context, input, robot } = turn;
  const known = understood.category !== 'NONE';
  // Only a position or a place: what is wrong there is still to be asked.
  const atPosition = input.text === '' && input.placeLabel !== null;
  const placed = atPosition || isPlaceAlone(text);
  const bare = placed || bareThingIn(text) !== undefined;
  return {
    category: known ? understood.category : UNKNOWN_KIND,
    placeId: understood.placeId ?? null,
    placeText: (atPosition ? input.placeLabel : understood.placeText || input.placeLabel) ?? '',
    ...located(context, input),
    ...(understood.placeCandidates ? { maybe: understood.placeCandidates } : {}),
    subject: known ? understood.subject || understood.categoryName : bare ? '' : text.slice(0, SUBJECT),
    description: text,
    urgency: understood.urgency,
    confirmed: true,
    channel: channelOf(turn),
    asks: 'confirm',
    begunAt: context.now,
    ...(robot?.inGroup === true && robot.late ? { late: robot.late } : {}),
  };
}

async function fileNow(turn: Turn, draft: Draft): Promise<Answer> {
  const { context, person } = turn;
  return receiptOf(turn, await report(context, person, channelOf(turn), draft));
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
  return ticket ? receiptOf(turn, ticket) : alreadyFiled('');
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
