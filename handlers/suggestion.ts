import { answerSuggestion, giveSuggestion, raiseSuggestion } from '../actions/suggest';
import { closeDialogue, openDialogue, type OpenDialogue } from '../models/dialogues';
import { Failure } from '../models/failure';
import { answeredSuggestions, boardOf, openSuggestions, type Feedback } from '../models/feedback';
import { personalMatterIn } from '../models/personal-matters';
import { holdsRight, nodesOfRight } from '../models/rights';
import type { Answer } from '../notices/answer';
import {
  askSuggestionAnswer,
  openSuggestionList,
  suggestionAnswerSent,
  suggestionBoard,
  suggestionKept,
  suggestionRaised,
  suggestionUsage,
  suggestionWhere,
} from '../notices/suggestion-words';
import { personalRefused } from '../notices/visit-words';
import type { Handler } from './handler';
import { interpret } from './interpret';
import { knownOf } from './known';
import type { Turn } from './turn';

const INTENT = 'suggestion';
const WAITS = 3_600_000;
const ROWS = 8;
const SHOWN_FOR = 30 * 86_400_000;
const EXAMPLE = '民情 中心花园想加两盏灯';

/** 民情: what people wish for, heard on a round or said oneself; the answer comes back to who gave it. */
export const suggestionHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['民情', '社情民意', '记民情'],
      for: ['resident', 'member', 'leader', 'official'],
      example: EXAMPLE,
      does: '愿望、建议，不署名，有答复',
      run: (turn, rest) => (rest === '' ? list(turn) : give(turn, rest)),
    },
    {
      words: ['民情公示'],
      for: ['resident', 'member', 'leader', 'official'],
      example: '民情公示',
      does: '看提过的愿望和答复',
      run: board,
    },
  ],
  press: {
    answer: (turn, [key], words) => answer(turn, suggestionId(key), words),
    raise: async ({ context }, [key]) => {
      await raiseSuggestion(context, suggestionId(key));
      return suggestionRaised;
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<{ suggestionId: number }>),
};

const suggestionId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

async function give(turn: Turn, rest: string): Promise<Answer> {
  const { directory } = turn.context.office;
  const { placeId } = interpret(rest, knownOf(directory, turn.person));
  const own = directory.isStaff(turn.person.id) ? directory.defaultGrid(turn.person.id) : undefined;
  const gridId = directory.place(placeId ?? null)?.gridId ?? own;
  return gridId === undefined ? suggestionWhere : suggest(turn, rest, gridId);
}

/** Kept as 民情 of the node, unless it says something of a person's life. */
export async function suggest({ context, person }: Turn, words: string, gridId: number): Promise<Answer> {
  const matter = personalMatterIn(words);
  if (matter !== null) return personalRefused(matter, EXAMPLE);
  const { dueAt, text } = await giveSuggestion(context, person.id, gridId, words);
  return suggestionKept(context.office, dueAt, text);
}

const read = ({ context }: Turn, rows: readonly Feedback[]) =>
  rows.map((row) =>
    Object.assign(row, {
      text: context.tx.vault.open(row.content),
      reply: row.answer === null ? '' : context.tx.vault.open(row.answer),
    }),
  );

async function list(turn: Turn): Promise<Answer> {
  const { context, person } = turn;
  const { directory } = context.office;
  const nodes = nodesOfRight(directory, person.id, 'answer_suggestion').flatMap((id) => directory.below(id));
  if (nodes.length === 0) return suggestionUsage;
  return openSuggestionList(read(turn, await openSuggestions(context.tx, nodes, ROWS)), context.now);
}

async function board(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { directory } = context.office;
  const { placeId } = interpret(rest, knownOf(directory, person));
  const gridId = directory.place(placeId ?? null)?.gridId ?? directory.homeGrid(person);
  if (gridId === undefined) throw new Failure('street.empty');
  const { node, gridIds } = boardOf(directory, gridId);
  const rows = await answeredSuggestions(context.tx, gridIds, context.now - SHOWN_FOR, ROWS);
  return suggestionBoard(context.office, node, read(turn, rows));
}

async function answer(turn: Turn, id: number, words: string): Promise<Answer> {
  const { context, person } = turn;
  if (!holdsRight(context.office.directory, person.id, 'answer_suggestion'))
    throw new Failure('role.other', { who: '网格长、社区工作人员或街道领导' });
  if (words !== '') return reply(turn, id, words);
  const times = { expiresAt: context.now + WAITS };
  await openDialogue(context.tx, person, INTENT, { suggestionId: id }, context.now, times);
  return askSuggestionAnswer;
}

async function goOn(turn: Turn, dialogue: OpenDialogue<{ suggestionId: number }>): Promise<Answer | null> {
  const words = turn.input.text.trim();
  if (words === '') return null;
  await closeDialogue(turn.context.tx, dialogue.id, turn.person.id, turn.context.now);
  return reply(turn, dialogue.slots.suggestionId, words);
}

async function reply(turn: Turn, id: number, words: string): Promise<Answer> {
  await answerSuggestion(turn.context, id, words);
  return suggestionAnswerSent;
}
