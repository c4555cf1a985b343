import type { DisputeCell } from '../../models/mediation/dispute-counts';
import { monthsWithin, type Period } from '../../models/period';

/** 2026年3月, 2026年, 2026年3月1日—3月15日: in names of files and headings. */
export function periodLabel(period: Period): string {
  const { from, to } = period;
  const year = `${from.slice(0, 4)}年`;
  const day = (text: string): string => `${Number(text.slice(5, 7))}月${Number(text.slice(8))}日`;
  const whole = from.endsWith('-01') && monthsWithin(period).at(-1)?.to === to;
  const isWholeMonth = whole && lastDay(to);
  if (isWholeMonth && from.slice(0, 7) === to.slice(0, 7)) return `${year}${Number(from.slice(5, 7))}月`;
  if (
    isWholeMonth &&
    from.slice(5) === '01-01' &&
    to.slice(5) === '12-31' &&
    from.slice(0, 4) === to.slice(0, 4)
  )
    return year;
  if (from === to) return `${year}${day(from)}`;
  return `${year}${day(from)}—${from.slice(0, 4) === to.slice(0, 4) ? '' : `${to.slice(0, 4)}年`}${day(to)}`;
}

const lastDay = (day: string): boolean =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(8, 10) === '01';

export const disputeTitles = ['社区、网格', '登记', '受理', '达成协议', '结案'];

export const disputeCellWords = (cell: DisputeCell, isTotal: boolean): number | string =>
  cell ?? (isTotal ? '少于 5' : '合并在合计里');
