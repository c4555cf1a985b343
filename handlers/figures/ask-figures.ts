import { askFigures, courseOf } from '../../models/figures/ask';
import { countsAtPlaces } from '../../models/tickets/ask-tickets';
import type { Asked, FigureQuestion } from '../../models/figures/figure-question';
import { lastQuestion, rememberQuestion } from '../../models/exchange/last-question';
import { askForPaper } from '../../models/figures/paper';
import { monthsOf, upTo, weekOf, type Period } from '../../models/period';
import type { Answer } from '../../notices/answer';
import { definitionsAnswer } from '../../notices/figures/measure-words';
import { questionChart } from '../../notices/figures/question-chart';
import {
  comparedAnswer,
  notAtPlaces,
  outsideScope,
  questionAnswer,
} from '../../notices/figures/question-words';
import { figureUnclear } from '../../notices/figures/record-figure-words';
import { askedOn, followsOn, readAsking, type Asking } from './figure-asking';
import { listOfFigure } from './figure-list';
import type { NamedThings } from './figure-names';
import { isPlainQuestion, type Comparison, type QuestionWords } from './figure-question';
import { answerSubject } from './figure-records';
import type { Handler } from '../handler';
import { periodDigest } from './period-digest';
import type { Turn } from '../turn/turn';

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
 * `open`: a command or a dialogue could be meant as well, so that only a plain question is answered.
 * Null: it is something else, or the speaker has no figures to see.
 */
export async function answerFigures(
  turn: Turn,
  text: string,
  open: Asking['open'] = null,
): Promise<Answer | null> {
  if (open && !isPlainQuestion(text)) return null;
  const read = readAsking(turn, text, open);
  if (!read) return null;
  const { tx, now } = turn.context;
  const before = followsOn(read) ? await lastQuestion(tx, turn.person.id, now) : [];
  const asking = before.length > 0 ? joined(turn, read, before) : read;
  const answer = (await aboutRecords(turn, asking)) ?? (await aboutTickets(turn, asking));
  const texts = asking === read ? [text] : [...before, text].slice(-ASKED_ON);
  if (answer) await rememberQuestion(tx, turn.person.id, texts, now);
  return answer;
}

/** So many halves are joined: 本月噪音多少, 那上个月呢, 青石社区呢. */
const ASKED_ON = 4;

/** The question that the sentences before and this one make together; this one alone when they make none. */
function joined(turn: Turn, read: Asking, before: readonly string[]): Asking {
  const earlier = before.reduce<Asking | null>((whole, text) => {
    const half = readAsking(turn, text, null);
    return half && whole ? (askedOn(half, whole) ?? half) : half;
  }, null);
  return (earlier && askedOn(read, earlier)) ?? read;
}

/** Longer sentences speak of somebody by the way. */
const SHORT = 12;

/** 巡查了几次, 今年换了多少盏灯, 哪些地方反复报. Null: it is about tickets, or names something nobody knows. */
async function aboutRecords(
  turn: Turn,
  { text, words, subject: found, homes, mine, today, open }: Asking,
): Promise<Answer | null> {
  if (!found) return null;
  const { kind } = found.subject;
  const refused = kind === 'persons' || kind === 'hours';
  if (open && refused && text.length > SHORT) return null;
  if (!refused && words.asked !== null && words.asked.kind !== 'count') return null;
  const { named } = found;
  if (named.unknown !== '' || named.categories !== null || named.place !== null) return null;
  const nodes = named.gridId === null ? homes : [named.gridId];
  if (nodes.some((id) => !mine.includes(id))) return outsideScope;
  return answerSubject(turn, found.subject, nodes, words.time?.period ?? thisMonth(today));
}

async function aboutTickets(
  turn: Turn,
  { text, words, named, homes, mine, today, open }: Asking,
): Promise<Answer | null> {
  if (!isAboutFigures(words, named)) {
    const unclear =
      soundsLikeFigures(text, words, named) &&
      (open === null || (open === 'dialogue' && named.unknown.length <= SLIP));
    return unclear ? figureUnclear(named.unknown) : null;
  }
  const gridId = named.gridId ?? homes[0] ?? 0;
  const onlyTime =
    words.asked === null && !words.group && named.categories === null && !named.place && !named.desk;
  if (onlyTime && named.otherGridId === null && (words.time || words.compare)) {
    const period = words.time?.period ?? defaultPeriod(text, today);
    if (words.compare && mine.includes(gridId)) return overall(turn, gridId, period, words.compare);
    if (!/多少|几/.test(text)) return periodDigest(turn, gridId, period, words.time?.words ?? '本月');
  }
  if (!mine.includes(gridId) || (named.otherGridId !== null && !mine.includes(named.otherGridId)))
    return outsideScope;
  const asked = words.asked ?? { kind: 'count', measure: named.desk ? 'closed' : 'reported' };
  if (words.wantsList && onlyLists(asked, words, named))
    return listOfFigure(turn, asked, gridId, words.time?.period ?? thisMonth(today));
  const byTicket = named.place || named.desk || words.group?.by === 'place' || words.group?.by === 'desk';
  if (byTicket && !countsAtPlaces(asked)) return notAtPlaces;
  const question: FigureQuestion = {
    asked,
    period: words.time?.period ?? defaultPeriod(text, today),
    gridId: named.place ? named.place.gridId : gridId,
    categories: named.categories,
    placeId: named.place?.id ?? null,
    desk: named.desk,
    group: words.group,
    // Who leads two communities asks about both.
    ...(named.gridId === null && !named.place && homes.length > 1 ? { nodes: homes } : {}),
    ...comparedNodes(turn, named),
  };
  return answered(turn, question, named, words.compare);
}

/** 幸福社区和青石社区哪个多: the two beside each other. */
function comparedNodes({ context }: Turn, { gridId, otherGridId }: NamedThings): Partial<FigureQuestion> {
  if (gridId === null || otherGridId === null) return {};
  const level = context.office.directory.grid(gridId)?.level;
  return {
    nodes: [gridId, otherGridId],
    group: { by: level === 'community' ? 'community' : 'grid', most: true },
  };
}

/** 超期的有哪些: of these the tickets themselves can be shown. */
const onlyLists = (
  asked: Asked,
  { group }: QuestionWords,
  { categories, place, desk }: NamedThings,
): boolean =>
  group === null &&
  categories === null &&
  place === null &&
  desk === null &&
  (asked.kind === 'now' ||
    (asked.kind === 'count' && (asked.measure === 'closed' || asked.measure === 'reported')));

const thisMonth = (today: string): Period =>
  upTo(monthsOf(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1), today);

/** Without a time it is this month; 比上周 speaks of this week, 比去年 of this year. */
function defaultPeriod(text: string, today: string): Period {
  if (/上个?(?:周|星期)/.test(text)) return upTo(weekOf(today), today);
  if (/去年|上年|上一年/.test(text)) return upTo(monthsOf(Number(today.slice(0, 4)), 1, 12), today);
  return thisMonth(today);
}

/** Enough of it must be understood, and nothing may be left that nobody knows: 3号楼今天停水了 is a report. */
function isAboutFigures(words: QuestionWords, named: NamedThings): boolean {
  if (named.unknown !== '') return false;
  if (words.compare !== null) return true;
  if (words.time && named.categories === null && !named.place) return true;
  // 本周 电动车, 最近30天 13号楼: a span of time and its object; 今天 3号楼 may begin a report.
  if (words.time && words.rest !== '' && isSpan(words.time) && !words.isQuestion) return true;
  if (!words.isQuestion) return words.time !== null && words.asked !== null;
  if (named.otherGridId !== null) return true;
  return (
    words.asked !== null ||
    words.group !== null ||
    words.time !== null ||
    named.categories !== null ||
    named.desk !== null
  );
}

/** More than a day, and said as such: 最近 alone is how a complaint begins. */
const isSpan = ({ words, period }: NonNullable<QuestionWords['time']>): boolean =>
  period.from !== period.to && !/^(?:最近|近期|近来|这几天|这两天|最近几天)$/.test(words);

/** A number is asked for, with a time or measure of ours, and only its object is unknown; a place makes it a report. */
const soundsLikeFigures = (
  text: string,
  { time, asked, compare }: QuestionWords,
  { place, unknown }: NamedThings,
): boolean =>
  isPlainQuestion(text) &&
  place === null &&
  unknown !== '' &&
  unknown.length <= UNKNOWN &&
  (time !== null || compare !== null || (asked !== null && asked.kind !== 'count'));
const UNKNOWN = 12;
/** So few unknown signs in a question about a time are no line of what is open. */
const SLIP = 3;

const COURSE = 6;

async function answered(
  turn: Turn,
  question: FigureQuestion,
  named: NamedThings,
  compare: Comparison | null,
): Promise<Answer> {
  const { context, person, contact } = turn;
  const { tx, now, office } = context;
  const answer = await askFigures(tx, context, question);
  const told = { directory: office.directory, question, answer, kindWords: named.kindWords, compare };
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

/** 跟去年比怎么样: the four numbers of a bulletin, each beside what it was. */
const OVERALL: readonly Asked[] = [
  { kind: 'count', measure: 'reported' },
  { kind: 'count', measure: 'closed' },
  { kind: 'rate', rate: 'onTime' },
  { kind: 'rate', rate: 'satisfiedRate' },
];

async function overall(
  { context }: Turn,
  gridId: number,
  period: Period,
  compare: Comparison,
): Promise<Answer> {
  const rows = [];
  for (const asked of OVERALL) {
    const question: FigureQuestion = { asked, period, gridId, categories: null, placeId: null, group: null };
    rows.push({ question, answer: await askFigures(context.tx, context, question) });
  }
  return comparedAnswer(context.office.directory, rows, compare);
}
