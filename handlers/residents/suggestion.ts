import {
  answerSuggestion,
  giveSuggestion,
  raiseSuggestion,
  withdrawSuggestion,
} from '../../actions/residents/suggest';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import {
  answeredSuggestions,
  boardOf,
  openSuggestions,
  type Feedback,
} from '../../models/residents/feedback';
import { personalMatterIn } from '../../models/residents/personal-matters';
import { holdsRight, nodesOfRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import {
  askSuggestionAnswer,
  openSuggestionList,
  suggestionAnswerSent,
  suggestionBoard,
  suggestionKept,
  suggestionRaised,
  suggestionUsage,
  suggestionWhere,
  wishKept,
} from '../../notices/residents/suggestion-words';
import { personalRefused } from '../../notices/rounds/visit-words';
import type { Handler } from '../handler';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { reportInWords } from '../tickets/report';
import type { Turn } from '../turn/turn';

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
    report: async (turn, [key]) =>
      reportInWords(turn, await withdrawSuggestion(turn.context, suggestionId(key))),
    raise: async ({ context }, [key]) => {
      await raiseSuggestion(context, suggestionId(key));
      return suggestionRaised;
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<{ suggestionId: number }>),
};

const suggestionId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

async function give(turn: Turn, rest: string): Promise<Answer> {
  const gridId = nodeOf(turn, rest);
  return gridId === undefined ? suggestionWhere : suggest(turn, rest, gridId);
}

/** Of which grid the words are: of the place they name, of where the speaker lives, or works. */
function nodeOf({ context, person }: Turn, words: string): number | undefined {
  const { directory } = context.office;
  const { placeId } = interpret(words, knownOf(directory, person));
  const own = directory.isStaff(person.id) ? directory.defaultGrid(person.id) : undefined;
  return directory.place(placeId ?? null)?.gridId ?? own;
}

/** 有居民建议…, 大家希望…: heard by a colleague. */
const HEARD =
  /(?:居民|住户|业主|群众|大家|老人|家长|街坊|邻居)们?.{0,8}?(?:建议|希望|想要?|盼|提议|要求|呼吁|能不能|可不可以)/;
/** 我建议…, 希望…, 能不能…: said for oneself. */
const OWN =
  /^(?:我们?|大家)?(?:有个?|提个?|想提个?|提一个|给你们提个?)?(?:小)?(?:建议|提议|希望|盼着?|呼吁)|^(?:能不能|可不可以|可否|能否)/;
/** Something new, not something to be mended. */
const NEW =
  /加装|增设|装(?!修|不)|加(?!班|快|急|强|油|固)|(?<!修|改)建(?!议|筑)|设(?!备|施)|增|添|多(?:组织|办|搞|开|放|安排|种|来)|组织|办(?:个|一|点|些|场)|搞(?:个|一|点|些|场)|放(?:个|几|一|些)|开(?:个|一|通|放)/;
const MENDS =
  /坏|不亮|堵|漏|停电|停水|没水|没电|垃圾|臭|噪|吵|修|拆|清|扔|乱|危险|投诉|尽快|赶紧|什么时候|占|不通|裂|掉|松|断|破|[0-9]{4}|[吗？?]$/;
const LONGEST = 60;

/** A wish in plain words is kept as 民情 at once; null when the words are none, or nobody knows of where. */
export async function wishInWords(turn: Turn, text: string): Promise<Answer | null> {
  const isWish =
    (turn.context.office.directory.isStaff(turn.person.id) && HEARD.test(text)) || OWN.test(text);
  if (!isWish || text.length > LONGEST || !NEW.test(text) || MENDS.test(text)) return null;
  const gridId = nodeOf(turn, text);
  if (gridId === undefined || personalMatterIn(text) !== null) return null;
  return wishKept(turn.context.office, await giveSuggestion(turn.context, turn.person.id, gridId, text));
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
