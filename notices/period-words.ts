import type { Correction } from '../models/bulletins';
import { categoryByCode } from '../models/category-table';
import type { Directory } from '../models/directory';
import type { Figures } from '../models/figures';
import type { CameBack, PeriodFigures } from '../models/period-figures';
import { weekNumber } from '../models/period';
import { shareOf } from '../models/rates';
import { groupSmall } from '../models/small-cells';
import { passes } from '../models/travel';
import { disputesWords, rateWords } from './bulletin-words';
import { measureWords } from './measure-words';
import { categoryWords, dayWords, gridWords, numberedWords } from './words';

const TOP_KINDS = 3;
/** A post of a group robot (P99110), with room for a line more. */
const BYTES = 2_000;

export const change = (now: number, before: number): string =>
  now === before ? '，与上周持平' : now > before ? `，↑${now - before}` : `，↓${before - now}`;

export interface WeekWords {
  directory: Directory;
  name: string;
  figures: PeriodFigures;
  /** What was published a week ago and is different now. */
  corrections: readonly Correction[];
  /** Good examples whose people agreed. */
  thanks: readonly string[];
  /** The first three nodes, when ranking is switched on. */
  ranking: readonly string[];
}

/** The week for a work group: says all without opening anything; no names of reporters or parties, ever. */
export function weekText(week: WeekWords): string {
  const lines = [...headLines(week), ...bodyLines(week)];
  // What is least needed goes first when a post would be too long: the end of the body is the nodes' line.
  while (Buffer.byteLength(lines.join('\n')) > BYTES && lines.length > 5) lines.pop();
  return lines.join('\n');
}

function headLines({ name, figures }: WeekWords): string[] {
  const { total, before, period } = figures;
  const onTime = shareOf('onTime', total);
  const byStaff = total.reported - total.byResidents;
  return [
    `【${name} 第${weekNumber(period.from)}周通报】${dayWords(period.from)}—${dayWords(period.to)}`,
    `上报 ${total.reported} 件（居民 ${total.byResidents}、自己发现 ${byStaff}）${change(total.reported, before.reported)}`,
    `受理 ${total.filed} 件，办结 ${total.closed} 件（其中自办自结 ${total.selfHandled} 件）`,
    `按时办结 ${rateWords(onTime.part, onTime.whole)}`,
    `居民评价 ${satisfiedWords(figures)}`,
  ];
}

function bodyLines({ directory, figures, corrections, thanks, ranking }: WeekWords): string[] {
  const kinds = groupSmall(figures.kinds).shown.filter(({ figures: { reported } }) => reported > 0);
  const top = kinds.slice(0, TOP_KINDS);
  return [
    top.length > 0
      ? `多的是：${top.map(({ category, figures: { reported } }) => `${categoryWords(category)} ${reported}`).join('；')}`
      : '',
    cameBackWords(directory, figures.cameBack),
    overdueLine(figures),
    disputesWords(figures.disputes),
    stockWords(figures),
    ...thanks.map((words) => `谢谢：${words}`),
    correctionWords('上周', corrections),
    ranking.length > 0 ? `办得好的（办结 10 件以上才排）：${ranking.join('、')}` : '',
    nodesLine(directory, figures),
  ].filter(Boolean);
}

export function satisfiedWords({ total }: Pick<PeriodFigures, 'total'>): string {
  const { part, whole } = shareOf('satisfiedRate', total);
  return whole === 0 ? '本周没有' : `满意 ${rateWords(part, whole)}`;
}

export const cameBackWords = (directory: Directory, rows: readonly CameBack[]): string =>
  rows.length === 0
    ? ''
    : `反复出现：${rows
        .map(
          ({ placeId, category, count }) =>
            `${directory.place(placeId)?.name ?? '某处'} ${categoryByCode(category)?.name ?? ''}（${count} 次）`,
        )
        .join('；')}`;

/** 超期 3 件（城管科 2、各网格 1）：T-0019 …; of guarded matters the count alone. */
export function overdueLine({ total, overdueByDesk, overdue }: PeriodFigures): string {
  if (total.overdueOpen === 0) return '没有超期的事。';
  const desks = overdueByDesk.map(({ desk, count }) => `${desk ?? '网格'} ${count}`).join('、');
  const listed = overdue.filter((ticket) => passes(ticket, 'group')).map(numberedWords);
  return `超期 ${total.overdueOpen} 件（${desks}）${listed.length > 0 ? `：${listed.join('；')}` : ''}`;
}

const stockWords = ({ open, stockBefore }: PeriodFigures): string =>
  `还在办 ${open} 件${stockBefore === null ? '' : `，上周末 ${stockBefore.open} 件`}。`;

export function correctionWords(when: string, corrections: readonly Correction[]): string {
  if (corrections.length === 0) return '';
  const changes = corrections.map(
    ({ measure, published, present }) => `${measureWords[measure].name} ${published} 改为 ${present}`,
  );
  return `更正：${when}通报的${changes.join('，')}（后来有撤回、改类或重开）。`;
}

/** By grid in the order of the office's numbers: no ranking. */
function nodesLine(directory: Directory, { nodes }: PeriodFigures): string {
  if (nodes.length < 2) return '';
  const cells = nodes.map(({ gridId, figures }) => `${nodeName(directory, gridId)} ${cellWords(figures)}`);
  return cells.join('｜');
}

const cellWords = ({ reported, closed }: Figures): string => `报${reported} 结${closed}`;
/** 第2网格 inside its own community, 幸福社区 inside the street. */
const nodeName = (directory: Directory, gridId: number): string =>
  directory.grid(gridId)?.name ?? gridWords(directory, gridId);
