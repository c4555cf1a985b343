import type { Correction } from '../models/figures/bulletins';
import { categoryByCode } from '../models/category-table';
import type { Directory } from '../models/staff/directory';
import type { Figures } from '../models/figures/figures';
import type { CameBack, PeriodFigures } from '../models/figures/period-figures';
import { weekNumber } from '../models/period';
import { shareOf } from '../models/figures/rates';
import { groupSmall } from '../models/figures/small-cells';
import { passes } from '../models/tickets/travel';
import { disputesWords, rateWords } from './figures/bulletin-words';
import { measureWords } from './figures/measure-words';
import { categoryWords, dayWords, durationWords, gridWords, publicWords } from './words';

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

/** The week for a work group, twelve lines at most: says all without opening anything; no names of reporters or parties, ever. */
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
    `受理 ${total.filed} 件，办结 ${total.closed} 件（${closedWords(total)}）`,
    [`按时办结 ${rateWords(onTime.part, onTime.whole)}`, timesWords(figures)].filter(Boolean).join('；'),
    [`居民评价 ${satisfiedWords(figures)}`, silentWords(total), repeatWords(figures)]
      .filter(Boolean)
      .join('；'),
  ];
}

/** 其中自办自结 5 件、提级到街道 2 件 */
function closedWords({ selfHandled, solvedInStreet, solvedInDistrict }: Figures): string {
  const higher = [
    ['街道', solvedInStreet],
    ['区里', solvedInDistrict],
  ] as const;
  const parts = higher.flatMap(([who, count]) => (count > 0 ? [`提级到${who}办好 ${count} 件`] : []));
  return [`其中自办自结 ${selfHandled} 件`, ...parts].join('、');
}

/** Of fewer closed tickets the one in the middle says nothing (样本不足). */
const LEAST_FOR_TIMES = 10;

/** 一半在 3 小时内办好，九成在 1.2 天内（n=52） */
export const timesWords = ({ times: { count, median, ninety } }: Pick<PeriodFigures, 'times'>): string =>
  count < LEAST_FOR_TIMES
    ? ''
    : `一半在 ${durationWords(median)}内办好，九成在 ${durationWords(ninety)}内（n=${count}）`;

/** Closed because nobody answered: told, and never counted as satisfied. */
const silentWords = ({ unvisited }: Figures): string => (unvisited > 0 ? `没回话 ${unvisited} 件` : '');

export const repeatWords = ({ repeats: { part, whole } }: Pick<PeriodFigures, 'repeats'>): string =>
  part > 0 && whole > 0 ? `办完 30 天内又报 ${rateWords(part, whole)}` : '';

const pointsWords = ({ points: { part, whole } }: PeriodFigures): string =>
  whole > 0 ? `巡查点走到 ${rateWords(part, whole)}。` : '';

function bodyLines({ directory, figures, corrections, thanks, ranking }: WeekWords): string[] {
  const kinds = groupSmall(figures.kinds).shown.filter(({ figures: { reported } }) => reported > 0);
  const top = kinds.slice(0, TOP_KINDS);
  return [
    top.length > 0
      ? `多的是：${top.map(({ category, figures: { reported } }) => `${categoryWords(category)} ${reported}`).join('；')}`
      : '',
    cameBackWords(directory, figures.cameBack),
    overdueLine(figures),
    `${disputesWords(figures.disputes)}${stockWords(figures)}${pointsWords(figures)}`,
    [
      ranking.length > 0 ? `办得好的（办结 10 件以上才排）：${ranking.join('、')}` : '',
      thanks.length > 0 ? `谢谢：${thanks.join('；')}` : '',
    ]
      .filter(Boolean)
      .join('。'),
    correctionWords('上周', corrections),
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
function overdueLine({ total, overdueByDesk, overdue }: PeriodFigures): string {
  if (total.overdueOpen === 0) return '没有超期的事。';
  const desks = overdueByDesk.map(({ desk, count }) => `${desk ?? '网格'} ${count}`).join('、');
  const listed = overdue.filter((ticket) => passes(ticket, 'group')).map(publicWords);
  return `超期 ${total.overdueOpen} 件（${desks}）${listed.length > 0 ? `：${listed.join('；')}` : ''}`;
}

const stockWords = ({ open, stockBefore }: PeriodFigures): string =>
  `还在办 ${open} 件${stockBefore === null ? '' : `，上周末 ${stockBefore.open} 件`}。`;

function correctionWords(when: string, corrections: readonly Correction[]): string {
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
