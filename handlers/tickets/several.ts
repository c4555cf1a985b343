import {
  changeSeveral,
  fileSeveral,
  keepSeveral,
  SEVERAL,
  type SeveralDrafts,
} from '../../actions/tickets/file-several';
import type { ReportFacts } from '../../actions/tickets/report';
import { closeDialogue, loadDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import type { Answer } from '../../notices/answer';
import { alreadyFiled, changeQuestion, droppedWords, pictureKept } from '../../notices/tickets/report-words';
import { severalQuestion, severalReceipt } from '../../notices/tickets/several-words';
import type { Handler } from '../handler';
import { decisionOf, interpret, type Interpretation } from '../interpret';
import { knownOf } from '../turn/known';
import { readRow } from '../turn/row-words';
import type { Turn } from '../turn/turn';

/** Two problems in one message are two tickets, each offered by itself. */
export const severalHandler: Handler = {
  intent: SEVERAL,
  press: {
    all: (turn, [draft]) => file(turn, draft),
    only: (turn, [draft, at]) => file(turn, draft, Number(at)),
    change: async () => changeQuestion,
    drop: (turn, [draft]) => drop(turn, draft),
  },
  wantsRow: ({ slots }, { row = 0, words }) =>
    ABOUT_ONE.test(words) && row >= 1 && row <= (slots as SeveralDrafts).parts.length,
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<SeveralDrafts>),
};

/** 第2件不对，是6号楼 and 第2件不报: said of the second matter. */
const ABOUT_ONE = /^(?:不对|错了?|改|应该|是|不报|不要|算了|去掉|删)/;
const DROPS_ONE = /^(?:不报|不要|算了|去掉|删)/;

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

/** 都报, 不用了, 不对 是6号楼 (of all or of one); anything else is left to the next conversation. */
async function goOn(turn: Turn, dialogue: OpenDialogue<SeveralDrafts>): Promise<Answer | null> {
  const { text, files } = turn.input;
  if (text === '') return files.length > 0 ? pictureKept : null;
  const decision = /^都(?:对|是|报|要|行|可以)/.test(text) ? 'file' : decisionOf(text);
  if (decision === 'file') return file(turn, `D${dialogue.id}`);
  if (decision === 'drop') return drop(turn, `D${dialogue.id}`);
  return change(turn, dialogue, text);
}

async function drop({ context, person }: Turn, draft: string | undefined): Promise<Answer> {
  const closed = await closeDialogue(context.tx, dialogueId(draft), person.id, context.now);
  return closed ? droppedWords : alreadyFiled('，要撤回就回“撤回”');
}

/** Another place of all matters or of the one that is named, or one of them less. */
async function change(
  turn: Turn,
  { id, slots }: OpenDialogue<SeveralDrafts>,
  text: string,
): Promise<Answer | null> {
  const { context, person } = turn;
  const { row, words = text } = readRow(text) ?? {};
  const meant = (at: number): boolean => row === undefined || at === row - 1;
  if (row !== undefined && DROPS_ONE.test(words))
    return keep(
      turn,
      id,
      slots,
      slots.parts.filter((_, at) => !meant(at)),
    );
  const said = interpret(words, knownOf(context.office.directory, person));
  if (!said.placeCertain || said.categoryCertain) return null;
  const place = { placeId: said.placeId ?? null, placeText: said.placeText };
  const changed = slots.parts.map((part, at) =>
    meant(at) ? { ...part, ...place, description: `${part.description}\n${words}` } : part,
  );
  return keep(turn, id, slots, changed);
}

async function keep(
  { context }: Turn,
  id: number,
  slots: SeveralDrafts,
  parts: ReportFacts[],
): Promise<Answer> {
  await changeSeveral(context, id, { ...slots, parts });
  return severalQuestion(id, parts, true);
}
