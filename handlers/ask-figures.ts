import { askFigures, countsAtPlaces, courseOf, type FigureQuestion } from '../models/ask';
import type { Directory } from '../models/directory';
import { askForPaper } from '../models/paper';
import { monthsOf, upTo, type Period } from '../models/period';
import { nodesOfRight } from '../models/rights';
import type { Answer } from '../notices/answer';
import { definitionsAnswer } from '../notices/measure-words';
import { notAtPlaces, outsideScope, questionAnswer, questionChart } from '../notices/question-words';
import { namesIn, type NamedThings } from './figure-names';
import { readQuestion, type QuestionWords } from './figure-question';
import type { Handler } from './handler';
import { periodDigest } from './period-digest';
import type { Turn } from './turn';

/** 口径: how figures are counted. The questions themselves are free words (`answerFigures`). */
export const definitionsHandler: Handler = {
  intent: 'definitions',
  commands: [
    {
      words: ['口径', '统计口径'],
      for: ['leader', 'official'],
      example: '口径 按期办结率',
      does: '看每个数是怎么算的',
      run: async (_turn, rest) => definitionsAnswer(rest),
    },
  ],
};

/**
 * A question about figures in words: 上个月 噪音 有多少, 哪个网格超期最多, 3号楼 今年 报了几次, 本周 幸福社区.
 * Null: it is something else, or the speaker has no figures to see.
 */
export async function answerFigures(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  const { directory, calendar } = context.office;
  const own = nodesOfRight(directory, person.id, 'read_figures');
  if (own.length === 0) return null;
  const today = calendar.local(context.now).day;
  const words = readQuestion(text.trim(), today);
  const mine = allBelow(directory, own);
  const named = namesIn(words.rest, directory, mine);
  if (!isAboutFigures(words, named)) return null;
  const gridId = named.gridId ?? own[0] ?? 0;
  if (words.time && words.asked === null && !words.group && named.categories === null && !named.place)
    if (!/多少|几/.test(text)) return periodDigest(turn, gridId, words.time.period, words.time.words);
  if (!mine.includes(gridId)) return outsideScope;
  const asked = words.asked ?? { kind: 'count', measure: 'reported' };
  const byTicket = named.place ?? (words.group?.by === 'place' || words.group?.by === 'desk');
  if (byTicket && !countsAtPlaces(asked)) return notAtPlaces;
  const question: FigureQuestion = {
    asked,
    period: words.time?.period ?? thisMonth(today),
    gridId: named.place ? named.place.gridId : gridId,
    categories: named.categories,
    placeId: named.place?.id ?? null,
    group: words.group,
  };
  return answered(turn, question, named);
}

const thisMonth = (today: string): Period =>
  upTo(monthsOf(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1), today);

const allBelow = (directory: Directory, gridIds: readonly number[]): number[] => [
  ...new Set(gridIds.flatMap((id) => directory.below(id))),
];

/** Enough of it must be understood, and nothing may be left that nobody knows: 3号楼今天停水了 is a report. */
function isAboutFigures(words: QuestionWords, named: NamedThings): boolean {
  if (named.unknown !== '') return false;
  if (words.time && named.categories === null && !named.place) return true;
  if (!words.isQuestion) return words.time !== null && words.asked !== null;
  return words.asked !== null || words.group !== null || words.time !== null || named.categories !== null;
}

const COURSE = 6;

async function answered(turn: Turn, question: FigureQuestion, named: NamedThings): Promise<Answer> {
  const { context, person, contact } = turn;
  const { tx, now, office } = context;
  const answer = await askFigures(tx, context, question);
  const told = { directory: office.directory, question, answer, kindWords: named.kindWords };
  if (contact.channel === 'app' && !turn.robot?.inGroup && question.asked.kind !== 'now') {
    const course = await courseOf(tx, context, question, COURSE);
    const chart = questionChart({ ...told, course });
    if (chart) {
      const ready = { charts: [{ name: '统计图.png', chart }], books: [] };
      await askForPaper(tx, 'ready', ready, { personId: person.id }, now);
    }
  }
  return questionAnswer(told);
}
