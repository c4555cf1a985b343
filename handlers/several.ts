import {
  changeSeveral,
  fileSeveral,
  keepSeveral,
  SEVERAL,
  type SeveralDrafts,
} from '../actions/file-several';
import type { ReportFacts } from '../actions/report';
import { closeDialogue, loadDialogue, type OpenDialogue } from '../models/dialogues';
import type { Answer } from '../notices/answer';
import { alreadyFiled, changeQuestion, droppedWords, pictureKept } from '../notices/report-words';
import { severalQuestion, severalReceipt } from '../notices/several-words';
import type { Handler } from './handler';
import { interpret, type Interpretation } from './interpret';
import { knownOf } from './known';
import type { Turn } from './turn';

/** Two problems in one message are two tickets, each offered by itself. */
export const severalHandler: Handler = {
  intent: SEVERAL,
  press: {
    all: (turn, [draft]) => file(turn, draft),
    only: (turn, [draft, at]) => file(turn, draft, Number(at)),
    change: async () => changeQuestion,
    drop: async (turn, [draft]) => {
      const { context, person } = turn;
      return (await closeDialogue(context.tx, dialogueId(draft), person.id, context.now))
        ? droppedWords
        : alreadyFiled('，要撤回就回“撤回”');
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<SeveralDrafts>),
};

const dialogueId = (part: string | undefined): number => Number(part?.slice(1) ?? 0);
/** More than this in one message is rather a story than a list. */
const MOST = 4;

/** Asks about each problem; null when the message is about one. What names no place of its own is at the place before it. */
export async function askSeveral(turn: Turn, understood: Interpretation): Promise<Answer | null> {
  const { context, person, contact } = turn;
  if (understood.problems.length < 2 || understood.problems.length > MOST) return null;
  const known = knownOf(context.office.directory, person);
  const parts: ReportFacts[] = [];
  for (const text of understood.problems) {
    const part = interpret(text, known);
    if (part.category === 'NONE') return null;
    const own = part.placeCertain || parts.length === 0;
    parts.push({
      category: part.category,
      placeId: own ? (part.placeId ?? null) : (parts.at(-1)?.placeId ?? null),
      placeText: own ? part.placeText : (parts.at(-1)?.placeText ?? ''),
      subject: part.subject || part.categoryName,
      description: text,
      urgency: part.urgency,
      confirmed: true,
    });
  }
  if (parts.some(({ placeText }) => placeText === '')) return null;
  const id = await keepSeveral(context, person, { parts, channel: contact.channel, begunAt: context.now });
  return severalQuestion(id, parts);
}

async function file(turn: Turn, draft: string | undefined, only?: number): Promise<Answer> {
  const { context, person } = turn;
  const dialogue = await loadDialogue<SeveralDrafts>(context.tx, dialogueId(draft));
  if (dialogue?.personId !== person.id) return alreadyFiled('');
  const tickets = await fileSeveral(context, dialogue.id, true, only);
  return tickets === null ? alreadyFiled('') : severalReceipt(context.office, tickets, context.now);
}

/** 不对 是6号楼: the place of all of them changes; anything else is left to the next conversation. */
async function goOn(turn: Turn, dialogue: OpenDialogue<SeveralDrafts>): Promise<Answer | null> {
  const { context, person, input } = turn;
  if (input.text === '') return input.files.length > 0 ? pictureKept : null;
  const said = interpret(input.text, knownOf(context.office.directory, person));
  if (!said.placeCertain || said.categoryCertain) return null;
  const parts = dialogue.slots.parts.map((part) => ({
    ...part,
    placeId: said.placeId ?? null,
    placeText: said.placeText,
    description: `${part.description}\n${input.text}`,
  }));
  await changeSeveral(context, dialogue.id, { ...dialogue.slots, parts });
  return severalQuestion(dialogue.id, parts, true);
}
