import {
  basisOf,
  type Asked,
  type Counted,
  type FigureAnswer,
  type FigureQuestion,
} from '../../models/figures/figure-question';
import type { Directory } from '../../models/staff/directory';
import { before, yearBefore, type Period } from '../../models/period';
import { mayBeShown, SMALLEST_SHOWN } from '../../models/tickets/travel';
import type { Answer } from '../answer';
import { measureWords, rateDefinitions, readDefinitions } from './measure-words';
import { categoryWords, durationWords, gridWords } from '../words';

export const outsideScope: Answer = {
  text: '这个地方不归您管，它的数我不能给您看。可以问您自己的网格或社区。',
};
export const notAtPlaces: Answer = {
  text: '按楼、按地点、按科室只能数上报、受理、办结和评价的件数，和还在办、超期的件数。可以问“3号楼 今年 报了几次”，或者换成“哪个网格”“哪个社区”。',
};

export interface Told {
  directory: Directory;
  question: FigureQuestion;
  answer: FigureAnswer;
  /** 噪声 */
  kindWords: string;
  /** 同比, 环比: told even where there was nothing then. */
  compare?: 'year' | 'before' | null;
}

/** The number, what it was before, the groups; then what was understood and how it was counted. */
export function questionAnswer(told: Told): Answer {
  const { question, answer } = told;
  const lines = [
    `${subject(told)}${nameOf(question)} ${valueWords(question, answer.now)}${comparison(told)}。`,
    groupsLine(told),
    `我理解的是：${question.asked.kind === 'now' ? '此刻' : periodWords(question.period)}，${placeWords(told)}，${kindsSaid(told)}，${nameOf(question)}。`,
    `怎么算：${countsWords(question)}${question.placeId === null ? '' : '；涉及邻里和个人的不按地点数'}。`,
  ];
  const text = lines.filter(Boolean).join('\n');
  // A place can be somebody's door.
  const atPlaces = question.placeId !== null || question.group?.by === 'place';
  return atPlaces ? { text } : { text, group: text };
}

export function nameOf({ asked }: FigureQuestion): string {
  if (asked.kind === 'now') return asked.what === 'open' ? '还在办' : '超期';
  return definedOf(asked).name;
}

const definedOf = (asked: Exclude<Asked, { kind: 'now' }>): { name: string; counts: string } =>
  asked.kind === 'rate'
    ? rateDefinitions[asked.rate]
    : asked.kind === 'read'
      ? readDefinitions[asked.name]
      : measureWords[asked.measure];

/** Minutes, not pieces. */
export const isTime = ({ asked }: FigureQuestion): boolean =>
  asked.kind === 'read' && (asked.name === 'medianTime' || asked.name === 'ninetyTime');
export const isShare = ({ asked }: FigureQuestion): boolean =>
  asked.kind === 'rate' || (asked.kind === 'read' && !asked.name.endsWith('Time'));

export function countsWords({ asked }: FigureQuestion): string {
  if (asked.kind === 'now')
    return asked.what === 'open' ? '此刻没报办结的件数' : '此刻过了时限还没报办结的件数';
  return definedOf(asked).counts;
}

/** A small figure about neighbours, shops or persons is not shown, whoever asks. */
export function isHidden({ categories }: FigureQuestion, value: number): boolean {
  return (
    value > 0 &&
    value < SMALLEST_SHOWN &&
    categories !== null &&
    categories.some((category) => !mayBeShown(category, value))
  );
}

export function valueWords(question: FigureQuestion, { value, share, count }: Counted): string {
  if (count !== undefined) {
    if (count === 0) return '没有数（n=0）';
    if (isHidden(question, count)) return `件数太少（不足 ${SMALLEST_SHOWN}）`;
    return `${durationWords(value)}（n=${count}）`;
  }
  if (share) {
    if (share.whole === 0) return '没有数（n=0）';
    // Of six one late is one late: a part is a figure like any other.
    if ([share.whole, share.part].some((figure) => isHidden(question, figure)))
      return `件数太少（不足 ${SMALLEST_SHOWN}）`;
    return `${(value * 100).toFixed(1)}%（${share.part}/${share.whole}）`;
  }
  return isHidden(question, value) ? `少于 ${SMALLEST_SHOWN} 件` : `${value} 件`;
}

function comparison({ question, answer, compare }: Told, only = false): string {
  const said = [
    ['上期', answer.before],
    ['去年同期', answer.yearBefore],
  ] as const;
  const parts = said.flatMap(([when, counted]) => {
    if (!counted) return [];
    if (only && compare !== (when === '去年同期' ? 'year' : 'before')) return [];
    const asked = compare === (when === '去年同期' ? 'year' : 'before');
    // A rate of nothing and a year nobody kept are told where they were asked for.
    const bare =
      basisOf(counted) === 0 &&
      (when === '去年同期' || counted.share !== null || counted.count !== undefined);
    if (bare) return asked ? [`${when}没有记录`] : [];
    return [`${when} ${valueWords(question, counted)}${changeWords(question, answer.now, counted)}`];
  });
  return parts.length === 0 ? '' : `（${parts.join('；')}）`;
}

function changeWords(question: FigureQuestion, now: Counted, then: Counted): string {
  const figures = [now, then].flatMap((counted) => [basisOf(counted), counted.share?.part ?? 0]);
  if (figures.some((figure) => isHidden(question, figure))) return '';
  if (now.share) {
    if (now.share.whole === 0 || !then.share || then.share.whole === 0) return '';
    const points = (now.value - then.value) * 100;
    return `，${points >= 0 ? '↑' : '↓'}${Math.abs(points).toFixed(1)} 个百分点`;
  }
  if (then.value === 0 || then.value === now.value) return '';
  const percent = Math.round((Math.abs(now.value - then.value) / then.value) * 100);
  return `，${now.value > then.value ? '↑' : '↓'}${percent}%`;
}

const GROUPS_SHOWN = 3;
const EACH_SHOWN = 15;

function groupsLine(told: Told): string {
  const { question, answer } = told;
  if (!question.group) return '';
  const open = openGroups(told);
  if (open.length === 0) {
    if (answer.groups.length > 0) return '每个都少于 5 件，不分开列。';
    if (basisOf(answer.now) === 0) return '一件也没有。';
    return question.group.by === 'desk' ? '都在网格手里，没有科室的。' : '没有能分开列的。';
  }
  const [most, least] = isShare(question)
    ? ['最高', '最低']
    : isTime(question)
      ? ['最长', '最短']
      : ['最多', '最少'];
  const { each = false } = question.group;
  const listed = open
    .slice(0, each ? EACH_SHOWN : GROUPS_SHOWN)
    .map(({ key, counted }) => `${groupName(told, key)} ${valueWords(question, counted)}`);
  const more = each && open.length > EACH_SHOWN ? `，另有 ${open.length - EACH_SHOWN} 个` : '';
  return `${each ? '分开看' : question.group.most ? most : least}：${listed.join('、')}${more}`;
}

/**
 * Groups that may be told. Where small ones are held back together they make five at least: else what is missing could
 * be worked out from the sum, so that the smallest others go with them.
 */
export function openGroups(told: Told): FigureAnswer['groups'] {
  const { question, answer } = told;
  const hidden = answer.groups.filter((group) => isSmall(told, group));
  const open = answer.groups.filter((group) => !isSmall(told, group));
  if (hidden.length === 0 || question.asked.kind === 'rate' || question.asked.kind === 'read') return open;
  const basis = (group: FigureAnswer['groups'][number]): number => basisOf(group.counted);
  let held = hidden.reduce((sum, group) => sum + basis(group), 0);
  const bySize = open.toSorted((a, b) => basis(a) - basis(b));
  while (held < SMALLEST_SHOWN && bySize.length > 0) held += basis(bySize.shift() as (typeof bySize)[number]);
  const left = new Set(bySize);
  return open.filter((group) => left.has(group));
}

function isSmall({ question }: Told, { key, counted }: FigureAnswer['groups'][number]): boolean {
  if (question.group?.by === 'category') return !mayBeShown(key, basisOf(counted));
  return isHidden(question, basisOf(counted));
}

export function groupName({ directory, question }: Told, key: string): string {
  if (question.group?.by === 'category') return categoryWords(key);
  if (question.group?.by === 'place') return directory.place(Number(key))?.name ?? '某处';
  return question.group?.by === 'desk' ? key : gridWords(directory, Number(key));
}

export const subject = (told: Told): string =>
  `${placeWords(told)} ${told.kindWords === '' ? '' : `${told.kindWords}类 `}`;

function placeWords({ directory, question }: Told): string {
  const { placeId, nodes, gridId, desk } = question;
  const where =
    placeId === null
      ? (nodes ?? [gridId]).map((id) => gridWords(directory, id)).join('、')
      : (directory.place(placeId)?.name ?? '');
  return [where, desk].filter(Boolean).join(' ');
}

const KINDS_NAMED = 3;

function kindsSaid({ question, kindWords }: Told): string {
  if (question.categories === null) return '全部类别';
  const { categories } = question;
  return categories.length <= KINDS_NAMED
    ? categories.map(categoryWords).join('；')
    : `${kindWords} ${categories.length} 类`;
}

/** 同比, 环比 of the whole: one line for each number, what it was beside it. */
export function comparedAnswer(
  directory: Directory,
  rows: readonly Pick<Told, 'question' | 'answer'>[],
  compare: NonNullable<Told['compare']>,
): Answer {
  const [first] = rows;
  if (!first) return { text: '' };
  const { gridId, period } = first.question;
  const then = compare === 'year' ? yearBefore(period) : before(period);
  const lines = rows.map(({ question, answer }) => {
    const told = { directory, question, answer, kindWords: '', compare };
    return `${nameOf(question)} ${valueWords(question, answer.now)}${comparison(told, true)}`;
  });
  const text = [
    `${gridWords(directory, gridId)} ${periodWords(period)}，${compare === 'year' ? '同比' : '环比'} ${periodWords(then)}：`,
    ...lines,
    '各数怎么算，回“口径”看。',
  ].join('\n');
  return { text, group: text };
}

const dated = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
export const periodWords = ({ from, to }: Period): string =>
  from === to ? dated(from) : `${dated(from)}—${dated(to)}`;
