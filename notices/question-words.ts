import type { Chart } from '../documents/chart';
import { basisOf, type Asked, type Counted, type FigureAnswer, type FigureQuestion } from '../models/ask';
import type { Directory } from '../models/directory';
import type { Period } from '../models/period';
import { mayBeShown, SMALLEST_SHOWN } from '../models/travel';
import type { Answer } from './answer';
import { measureWords, rateDefinitions, readDefinitions } from './measure-words';
import { categoryWords, durationWords, gridWords } from './words';

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
}

/** The number, what it was before, the groups; then what was understood and how it was counted. */
export function questionAnswer(told: Told): Answer {
  const { question, answer } = told;
  const lines = [
    `${subject(told)}${nameOf(question)} ${valueWords(question, answer.now)}${comparison(told)}。`,
    groupsLine(told),
    `我理解的是：${periodWords(question.period)}，${placeWords(told)}，${kindsSaid(told)}，${nameOf(question)}。`,
    `怎么算：${countsWords(question)}${question.placeId === null ? '' : '；涉及邻里和个人的不按地点数'}。`,
  ];
  const text = lines.filter(Boolean).join('\n');
  // A place can be somebody's door.
  const atPlaces = question.placeId !== null || question.group?.by === 'place';
  return atPlaces ? { text } : { text, group: text };
}

function nameOf({ asked }: FigureQuestion): string {
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
const isTime = ({ asked }: FigureQuestion): boolean =>
  asked.kind === 'read' && (asked.name === 'medianTime' || asked.name === 'ninetyTime');
const isShare = ({ asked }: FigureQuestion): boolean =>
  asked.kind === 'rate' || (asked.kind === 'read' && !asked.name.endsWith('Time'));

function countsWords({ asked }: FigureQuestion): string {
  if (asked.kind === 'now')
    return asked.what === 'open' ? '此刻没报办结的件数' : '此刻过了时限还没报办结的件数';
  return definedOf(asked).counts;
}

/** A small figure about neighbours, shops or persons is not shown, whoever asks. */
function isHidden({ categories }: FigureQuestion, value: number): boolean {
  return (
    value > 0 &&
    value < SMALLEST_SHOWN &&
    categories !== null &&
    categories.some((category) => !mayBeShown(category, value))
  );
}

function valueWords(question: FigureQuestion, { value, share, count }: Counted): string {
  if (count !== undefined) {
    if (count === 0) return '没有数（n=0）';
    if (isHidden(question, count)) return `件数太少（不足 ${SMALLEST_SHOWN}）`;
    return `${durationWords(value)}（n=${count}）`;
  }
  if (share) {
    if (share.whole === 0) return '没有数（n=0）';
    if (isHidden(question, share.whole)) return `件数太少（不足 ${SMALLEST_SHOWN}）`;
    return `${(value * 100).toFixed(1)}%（${share.part}/${share.whole}）`;
  }
  return isHidden(question, value) ? `少于 ${SMALLEST_SHOWN} 件` : `${value} 件`;
}

function comparison({ question, answer }: Told): string {
  const said = [
    ['上期', answer.before],
    ['去年同期', answer.yearBefore],
  ] as const;
  const parts = said.flatMap(([when, counted]) => {
    if (!counted || (when === '去年同期' && basisOf(counted) === 0)) return [];
    return [`${when} ${valueWords(question, counted)}${changeWords(question, answer.now, counted)}`];
  });
  return parts.length === 0 ? '' : `（${parts.join('；')}）`;
}

function changeWords(question: FigureQuestion, now: Counted, then: Counted): string {
  if (isHidden(question, basisOf(now)) || isHidden(question, basisOf(then))) return '';
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

function groupsLine(told: Told): string {
  const { question, answer } = told;
  if (!question.group) return '';
  const open = answer.groups.filter((group) => !isSmall(told, group));
  if (open.length === 0) return answer.groups.length === 0 ? '一件也没有。' : '每个都少于 5 件，不分开列。';
  const [most, least] = isShare(question)
    ? ['最高', '最低']
    : isTime(question)
      ? ['最长', '最短']
      : ['最多', '最少'];
  const listed = open
    .slice(0, GROUPS_SHOWN)
    .map(({ key, counted }) => `${groupName(told, key)} ${valueWords(question, counted)}`);
  return `${question.group.most ? most : least}：${listed.join('、')}`;
}

function isSmall({ question }: Told, { key, counted }: FigureAnswer['groups'][number]): boolean {
  if (question.group?.by === 'category') return !mayBeShown(key, basisOf(counted));
  return isHidden(question, basisOf(counted));
}

function groupName({ directory, question }: Told, key: string): string {
  if (question.group?.by === 'category') return categoryWords(key);
  if (question.group?.by === 'place') return directory.place(Number(key))?.name ?? '某处';
  return question.group?.by === 'desk' ? key : gridWords(directory, Number(key));
}

const subject = (told: Told): string =>
  `${placeWords(told)} ${told.kindWords === '' ? '' : `${told.kindWords}类 `}`;

function placeWords({ directory, question }: Told): string {
  return question.placeId === null
    ? gridWords(directory, question.gridId)
    : (directory.place(question.placeId)?.name ?? '');
}

function kindsSaid({ question, kindWords }: Told): string {
  if (question.categories === null) return '全部类别';
  const [only] = question.categories;
  return question.categories.length === 1 && only !== undefined
    ? categoryWords(only)
    : `${kindWords} ${question.categories.length} 类`;
}

const dated = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
const periodWords = ({ from, to }: Period): string =>
  from === to ? dated(from) : `${dated(from)}—${dated(to)}`;

/** Bars by group, the course of the periods before as a line; null when nothing may be drawn. */
export function questionChart(told: Told & { course: { period: Period; counted: Counted }[] }): Chart | null {
  const { question, answer, course } = told;
  const scale = isShare(question) ? 100 : isTime(question) ? 1 / 60 : 1;
  const drawn = (value: number): number => Math.round(value * scale * 10) / 10;
  const hidden = [answer.now, ...course.map(({ counted }) => counted)].some((counted) =>
    isHidden(question, basisOf(counted)),
  );
  const bars = answer.groups
    .filter((group) => !isSmall(told, group))
    .map(({ key, counted }) => ({ label: groupName(told, key), value: drawn(counted.value) }));
  const line = hidden
    ? []
    : course.map(({ period, counted }) => ({ label: shortly(period), value: drawn(counted.value) }));
  if (bars.length === 0 && line.every(({ value }) => value === 0)) return null;
  return {
    title: `${subject(told)}${nameOf(question)}${isShare(question) ? '（%）' : isTime(question) ? '（小时）' : ''}`,
    subtitle: `${valueWords(question, answer.now)}　${periodWords(question.period)}`,
    barsTitle: '比一比',
    bars,
    lineTitle: '一期一期看',
    line,
    note: countsWords(question),
  };
}

/** 10月, 11.16: the beginning of a period below a line. */
const shortly = ({ from, to }: Period): string =>
  from.endsWith('-01') && to.slice(0, 7) === from.slice(0, 7) && Number(to.slice(8)) > 27
    ? `${Number(from.slice(5, 7))}月`
    : `${Number(from.slice(5, 7))}.${Number(from.slice(8))}`;
