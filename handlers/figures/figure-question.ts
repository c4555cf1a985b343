import type { Asked, AskedGroup, FigureQuestion } from '../../models/figures/figure-question';
import type { Measure } from '../../models/figures/measures';
import type { RateName } from '../../models/figures/rates';
import type { ReadMeasure } from '../../models/figures/read-measures';
import { measureWords, rateDefinitions, readDefinitions } from '../../notices/figures/measure-words';
import { readTime, type SaidTime } from './figure-times';

/** 同比: a year before; 环比: the period before. */
export type Comparison = 'year' | 'before';

/** What a question about figures says, before names are looked up. Pure. */
export interface QuestionWords {
  /** The words for the time as they were said; null: none were. */
  time: SaidTime | null;
  asked: Asked | null;
  group: FigureQuestion['group'];
  compare: Comparison | null;
  /** 多少, 几次, 最多, 吗: it is a question and no report. */
  isQuestion: boolean;
  /** 有哪些: the things themselves are wanted, not how many. */
  wantsList: boolean;
  /** What is left: places, nodes and kinds. */
  rest: string;
}

const countOf = (measure: Measure): Asked => ({ kind: 'count', measure });
const rateOf = (rate: RateName): Asked => ({ kind: 'rate', rate });
const read = (name: ReadMeasure): Asked => ({ kind: 'read', name });

/** Turns of speech for a measure that are more than one word; looked for before the names. */
const TURNS: readonly (readonly [RegExp, Asked])[] = [
  [
    /(?:平均|一般|大概)?(?:要|用|花)?(?:多久|多长时间|几天)(?:才|能|可以)*(?:办完|办好|办结|修好|解决|处理完|处理好)?/,
    read('medianTime'),
  ],
  [
    /居民(?:自己)?报的?(?:多)?[还和跟]是?(?:网格员|工作人员|自己)(?:报的?)?(?:哪个)?(?:更?多)?/,
    rateOf('residentRate'),
  ],
  [
    /(?:网格员|工作人员)(?:自己)?报的?(?:多)?[还和跟]是?居民(?:报的?)?(?:哪个)?(?:更?多)?/,
    rateOf('residentRate'),
  ],
  [
    /(?:没|未|不)(?:办完|办结|办好|解决|处理完|处理好|销号)|还在办|在办|还(?:剩|欠|压着?)(?:着|下)?|[剩压]着|积压|待办/,
    { kind: 'now', what: 'open' },
  ],
  [/超期|逾期|超时|到期(?:了)?(?:没|未)办/, { kind: 'now', what: 'overdue' }],
  [/没修好|没解决|不满意|差评|不满/, countOf('unsolved')],
  [/好评率|满意度|满意(?:吗|不满意)|满不满意/, rateOf('satisfiedRate')],
  [/好评/, countOf('satisfied')],
];

const named: readonly (readonly [string, Asked])[] = [
  ...Object.entries(rateDefinitions).flatMap(([rate, { name, also = [] }]) =>
    [name, ...also].map((word) => [word, rateOf(rate as RateName)] as const),
  ),
  ...Object.entries(readDefinitions).flatMap(([name, { name: words, also = [] }]) =>
    [words, ...also].map((word) => [word, read(name as ReadMeasure)] as const),
  ),
  ...Object.entries(measureWords).flatMap(([measure, { name, also = [] }]) =>
    [name, ...also].map((word) => [word, countOf(measure as Measure)] as const),
  ),
].toSorted(([a], [b]) => b.length - a.length);

const WHICH = '哪(?:一?[个座]|些|几[个座]?)?|各个?|每一?个|按|分';
const GROUPS: readonly (readonly [RegExp, AskedGroup])[] = [
  [new RegExp(`(?:${WHICH})社区`), 'community'],
  [new RegExp(`(?:${WHICH})(?:网格|格)(?!员|长)`), 'grid'],
  [new RegExp(`(?:${WHICH})(?:科室|部门|单位|科)`), 'desk'],
  [
    /(?:哪(?:一?[个栋幢座]|些|几[个栋幢]|里|儿)?|各个?|每一?[个栋幢]|按)(?:小区|楼栋?|栋|幢|地方|地点|位置)/,
    'place',
  ],
  [
    /(?:哪(?:一?[个种类些方]|几[种类个])?(?:面|方面)?(?:的)?|什么(?:样的?)?|啥|各|每|按|分)(?:类别?|种类?|方面|问题|事情?|投诉|诉求)|(?:最?多的(?:都)?是|最?少的是)(?:什么|啥|哪些|哪类|哪个)|(?:什么|啥)(?=.*最)/,
    'category',
  ],
  [/(?:哪里|哪儿|哪个|哪些)(?=.*最)/, 'place'],
];
const SUPERLATIVE =
  /排第一(?:的是)?|第一(?:的是|名)|最(多|少|高|低|好|差|快|慢|长|短)|(?:谁|哪个)(?:更)?(多|少|高|低|快|慢)/;
const QUESTION =
  /多少|几[次件个起回例宗桩]|哪|什么|啥|各|每个|最[多少高低好差快慢长短]|多久|多长|几天|统计|吗|呢|多不多|怎么样|如何|咋样|是不是|有没有|同比|环比|比[去上]|比$|对比|相比|报的多还是|趋势|[?？]|率/;
/** Strong enough to be a question about figures in the middle of something else. */
const PLAIN =
  /多少|几[次件个起回例]|[^效频]率(?:是|有|怎|如|$)|最[多少高低快慢]|同比|环比|趋势|多久|统计|多不多|有哪些|情况$|按(?:网格|社区|类)|满意(?:吗|度)|多的(?:都)?是|排?第一|报的多还是|[和跟与].*(?:比|哪个.)$/;

const COMPARISONS: readonly (readonly [RegExp, Comparison])[] = [
  [
    /(?:同比|(?:跟|和|与|比|较|对比)(?:去年|上年|上一年)(?:的)?(?:同期)?(?:比起来|相比|对比|比较|比)?|去年同期)(?:呢|怎么样|如何|咋样)?/,
    'year',
  ],
  [
    /(?:环比|(?:跟|和|与|比|较|对比)(?:上个?月|上个?周|上个?星期|上期|上个?季度|之前|以前)(?:比起来|相比|对比|比较|比)?)(?:呢|怎么样|如何|咋样)?/,
    'before',
  ],
  [
    /(?:是不是|有没有)?(?:变|增)(?:多|少)了?(?:没有|没|吗)?|(?:有没有|是不是)(?:增加|减少|下降|上升)|趋势(?:怎么样|如何)?/,
    'before',
  ],
];

/** Words that carry nothing beside a question. */
const FILLERS =
  /有没有|是不是|有多少|有几|我想知道|想知道|我想问|想问|问一下|告诉我|帮我|我要|给我|办得|办的|一共|总共|共有|合计|总数|总量|数量|统计一下|统计|查一下|查查|看看|看一下|请问|到底|目前|现在|截至|截止|辖区|咱们|我们|这边|情况|数据|手[上里](?=\s|有|还|$)|发生|出现|出[了过]|坏了|居民|群众|大家|变化|各(?=\s|$)|哪个(?=\s|$)|增长|上涨|多了|少了|[高低快慢好大]不[高低快慢好大]|[高低快慢](?=\s|$)|得|多不多|怎么样|如何|咋样|分别|大概|平均|一般|各类|相关|有关|方面|类的?(?=\s|$)|问题|投诉|诉求|反映|事情|案件|工单|事件|的|了|是|在|有|呢|吗|吧|啊|过|还|都|给|被|请|比|来|里(?=\s|$)|更?多(?=\s|$)|[\s，,。.！!?？、:：~～]/g;
/** 件 behind a number word, or alone. */
const PIECES =
  /(?:有)?(?:多少|几)(?:人次|[次件个起回例宗桩条处户家场盏块棵人])?(?:事(?=\s|$))?|[次件]数|[次件起](?=\s|$)|上?报(?:了)?(?=\s|$)/g;

/** Takes the sentence apart: time, what is counted, by what, and what is left. */
export function readQuestion(text: string, today: string): QuestionWords {
  const isQuestion = QUESTION.test(text);
  const compared = COMPARISONS.find(([pattern]) => pattern.test(text));
  // 今年比去年: the year of the comparison is none of the question.
  const spoken = compared ? text.replace(compared[0], ' ') : text;
  const time = readTime(spoken, today);
  let rest = time ? spoken.replace(time.words, ' ') : spoken;
  const group = groupIn(rest);
  if (group) rest = rest.replace(group.pattern, ' ');
  const superlative = SUPERLATIVE.exec(rest);
  if (superlative) rest = rest.replace(superlative[0], ' ');
  const measure = measureIn(rest);
  if (measure) rest = rest.replace(measure.words, ' ');
  const wantsList = /哪些|哪几|列(?:一下|出)|名单|清单|明细/.test(text);
  rest = rest
    .replace(/(?:有)?(?:哪些|哪几[件个]?)|列(?:一下|出)|清单|明细/g, ' ')
    .replace(PIECES, ' ')
    .replace(FILLERS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const pace = superlative && /[快慢长短]/.test(superlative[0]);
  return {
    time,
    asked: measure?.asked ?? (pace ? read('medianTime') : null),
    group: group && { by: group.by, most: group.most, ...(group.each ? { each: true } : {}) },
    compare: compared?.[1] ?? null,
    isQuestion,
    wantsList,
    rest,
  };
}

/** A question about figures whatever is being talked of: 本月满意率多少 in the middle of a report. */
export const isPlainQuestion = (text: string): boolean => PLAIN.test(text);

function groupIn(text: string): (NonNullable<FigureQuestion['group']> & { pattern: RegExp }) | null {
  const superlative = SUPERLATIVE.exec(text);
  const found = GROUPS.find(([pattern]) => pattern.test(text));
  if (!found) return null;
  const [pattern, by] = found;
  const each = /各|每|按|分[类别社网]|哪些|哪几|多的(?:都)?是/.test(text);
  if (!superlative && !each) return null;
  const most = !/[少低差快短]/.test(superlative?.[0] ?? '');
  return { by, most, each: superlative === null && /各|每|按|分/.test(text), pattern };
}

function measureIn(text: string): { asked: Asked; words: string } | null {
  for (const [pattern, asked] of TURNS) {
    const found = pattern.exec(text);
    if (found) return { asked, words: found[0] };
  }
  const word = named.find(([name]) => text.includes(name));
  return word ? { asked: word[1], words: word[0] } : null;
}
