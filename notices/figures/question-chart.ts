import type { Chart } from '../../documents/chart';
import { basisOf, type Counted } from '../../models/figures/figure-question';
import type { Period } from '../../models/period';
import {
  countsWords,
  groupName,
  isHidden,
  isShare,
  isTime,
  nameOf,
  openGroups,
  periodWords,
  subject,
  valueWords,
  type Told,
} from './question-words';

/** Bars by group, the course of the periods before as a line; null when nothing may be drawn. */
export function questionChart(told: Told & { course: { period: Period; counted: Counted }[] }): Chart | null {
  const { question, answer, course } = told;
  const scale = isShare(question) ? 100 : isTime(question) ? 1 / 60 : 1;
  const drawn = (value: number): number => Math.round(value * scale * 10) / 10;
  const hidden = [answer.now, ...course.map(({ counted }) => counted)].some((counted) =>
    isHidden(question, basisOf(counted)),
  );
  const bars = openGroups(told).map(({ key, counted }) => ({
    label: groupName(told, key),
    value: drawn(counted.value),
  }));
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
