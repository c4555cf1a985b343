import type { Block, Piece } from '../../documents/report';
import type { Measure } from '../../models/figures/measures';
import { rates, shareOf, type RateName } from '../../models/figures/rates';
import { before, yearBefore as lastYear } from '../../models/period';
import type { SummaryFigures } from '../../models/figures/summary-figures';
import { periodLabel } from './ledger-labels';
import { measureWords, rateDefinitions, readDefinitions } from './measure-words';
import { listOf } from './summary-lists';
import { placeWords, sourceOf, type Summary } from './summary-source';
import { tableOf } from './summary-tables';
import { durationWords } from '../words';

/** Fills an office's text: each line a paragraph, each figure with where it comes from. Lines whose list is empty go. */
export function summaryBlocks(template: string, summary: Summary): Block[] {
  return template
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .reduce<Block[]>((blocks, line) => added(blocks, blockOf(line, summary), line), []);
}

/** 如下表 goes with the table it announces. */
function added(blocks: Block[], made: Block[], line: string): Block[] {
  const last = blocks.at(-1);
  const announces =
    last?.kind === 'paragraph' && /如下表。?$/.test(last.pieces.map(({ text }) => text).join(''));
  return made.length === 0 && line.startsWith('{表') && announces
    ? blocks.slice(0, -1)
    : [...blocks, ...made];
}

function blockOf(line: string, summary: Summary): Block[] {
  const table = /^\{表 (.+)\}$/.exec(line)?.[1];
  if (table !== undefined) return tableOf(table, summary);
  const list = /^\{列 (.+)\}$/.exec(line)?.[1];
  if (list !== undefined) {
    const pieces = listOf(list, summary);
    return pieces.length === 0 ? [] : [{ kind: 'paragraph', pieces }];
  }
  if (line.startsWith('# ')) return [{ kind: 'title', pieces: piecesOf(line.slice(2), summary) }];
  if (line.startsWith('## ')) return [{ kind: 'heading', pieces: piecesOf(line.slice(3), summary) }];
  return [{ kind: 'paragraph', pieces: piecesOf(line, summary) }];
}

/** Words, {figures} and 【places left for people】 of one line. */
function piecesOf(line: string, summary: Summary): Piece[] {
  return line.split(/(\{[^}]*\}|【[^】]*】)/).flatMap((part): Piece[] => {
    if (part === '') return [];
    if (part.startsWith('【')) return [{ kind: 'prompt', text: part }];
    return part.startsWith('{') ? filled(part.slice(1, -1), summary) : [{ kind: 'words', text: part }];
  });
}

function filled(asked: string, summary: Summary): Piece[] {
  const [sort = '', name = ''] = asked.split(' ');
  if (asked === '单位') return [{ kind: 'words', text: placeWords(summary) }];
  if (asked === '时期') return [{ kind: 'words', text: periodLabel(summary.facts.figures.period) }];
  const piece =
    sort === '数'
      ? numberPiece(name, summary)
      : sort === '比'
        ? comparisonPiece(name, summary)
        : sort === '率'
          ? ratePiece(name, summary)
          : null;
  return [piece ?? { kind: 'prompt', text: `【没认出：${asked}】` }];
}

const measureOf = (name: string): Measure | undefined =>
  (Object.keys(measureWords) as Measure[]).find((measure) => measureWords[measure].name === name);

interface OtherNumber {
  counts: string;
  of: (facts: SummaryFigures) => number | string;
  /** The words that ask for it again. */
  again?: string;
}

/** Numbers that are no column of the counters. */
const others: Readonly<Record<string, OtherNumber>> = {
  自己发现: {
    counts: '上报减去居民上报',
    of: ({ figures: { total } }) => total.reported - total.byResidents,
  },
  还在办: { counts: '写稿那一刻没结案的件数', of: ({ figures }) => figures.open },
  超期: { counts: '写稿那一刻过了时限还没报办结的件数', of: ({ figures: { total } }) => total.overdueOpen },
  中位用时: {
    counts: readDefinitions.medianTime.counts,
    of: ({ figures: { times } }) => tookWords(times.median, times.count),
    again: '中位用时',
  },
  九成用时: {
    counts: readDefinitions.ninetyTime.counts,
    of: ({ figures: { times } }) => tookWords(times.ninety, times.count),
    again: '九成用时',
  },
  纠纷登记: {
    counts: '登记在期内的矛盾纠纷，少于 5 件不写件数',
    of: ({ disputes }) => disputes.total.registeredAt ?? '少于 5',
    again: '纠纷 有多少',
  },
  纠纷协议: {
    counts: '达成协议在期内的，少于 5 件不写件数',
    of: ({ disputes }) => disputes.total.agreedAt ?? '少于 5',
    again: '纠纷 有多少',
  },
};

const tookWords = (minutes: number, count: number): string =>
  count === 0 ? '—（n=0）' : `${durationWords(minutes)}（n=${count}）`;

function numberPiece(name: string, summary: Summary): Piece | null {
  const measure = measureOf(name);
  if (measure) {
    const text = String(summary.facts.figures.total[measure]);
    return { kind: 'figure', text, source: sourceOf(summary, name, measureWords[measure].counts) };
  }
  const other = others[name];
  if (!other) return null;
  return {
    kind: 'figure',
    text: String(other.of(summary.facts)),
    source: sourceOf(summary, name, other.counts, other.again ?? null),
  };
}

function comparisonPiece(name: string, summary: Summary): Piece | null {
  const measure = measureOf(name);
  if (!measure) return null;
  const { figures, yearBefore } = summary.facts;
  const now = figures.total[measure];
  const isYear = before(figures.period).from === lastYear(figures.period).from;
  const then =
    yearBefore[measure] > 0 ? differenceWords('比去年同期', now, yearBefore[measure]) : '去年同期没有记录';
  const text = isYear ? then : `${differenceWords('比上期', now, figures.before[measure])}，${then}`;
  const counts = `上期 ${figures.before[measure]}，去年同期 ${yearBefore[measure]}，算法同${name}`;
  return { kind: 'figure', text, source: sourceOf(summary, `${name}的比较`, counts, null) };
}

function differenceWords(than: string, now: number, then: number): string {
  if (now === then) return `${than}持平`;
  const share = then === 0 ? '' : `、${((Math.abs(now - then) / then) * 100).toFixed(1)}%`;
  return `${than}${now > then ? '增加' : '减少'} ${Math.abs(now - then)} 件${share}`;
}

/** Shares that are no sums of the counters. */
const readShares = [
  [readDefinitions.repeatRate, 'repeats'],
  [readDefinitions.pointCoverage, 'points'],
] as const;

function ratePiece(name: string, summary: Summary): Piece | null {
  const { figures } = summary.facts;
  const read = readShares.find(([{ name: one }]) => one === name);
  const rate = (Object.keys(rates) as RateName[]).find((one) => rateDefinitions[one].name === name);
  const counts = read?.[0].counts ?? (rate && rateDefinitions[rate].counts);
  const share = read
    ? figures[read[1]]
    : rate && shareOf(rate, { ...figures.total, overdueOpen: summary.facts.lateAtEnd });
  if (!share || counts === undefined) return null;
  const { part, whole } = share;
  const text = whole === 0 ? '—（n=0）' : `${((part / whole) * 100).toFixed(1)}%（${part}/${whole}）`;
  return { kind: 'figure', text, source: sourceOf(summary, name, counts) };
}
