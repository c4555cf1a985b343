import type { Chart } from '../../documents/chart';
import type { Cell, Sheet, SheetColumn } from '../../documents/xlsx';
import type { Directory } from '../../models/staff/directory';
import { measures, type Figures, type Measure } from '../../models/figures/measures';
import type { PeriodFigures } from '../../models/figures/period-figures';
import { rates, shareOf, type RateName } from '../../models/figures/rates';
import { groupSmall } from '../../models/figures/small-cells';
import { measureWords, rateDefinitions, readDefinitions } from './measure-words';
import { categoryWords, dayWords, durationWords, gridWords } from '../words';

type Row = Cell[];

/** What is drawn beside a bulletin or digest: its own numbers, nothing asked anew. */
export interface PeriodPaper {
  directory: Directory;
  /** 幸福社区 第47周 */
  title: string;
  figures: PeriodFigures;
  /** 上报 of the weeks (or months) up to this one, in the order of time. */
  course: { label: string; value: number }[];
  courseTitle: string;
}

/** Kinds as bars, the course as a line; kinds of which few were reported stand together. */
export function periodChart({ title, figures, course, courseTitle }: PeriodPaper): Chart {
  const { shown, others } = groupSmall(figures.kinds);
  const bars = shown
    .filter(({ figures: { reported } }) => reported > 0)
    .map(({ category, figures: { reported } }) => ({ label: categoryWords(category), value: reported }));
  const first = bars.slice(0, BARS);
  const rest = bars.slice(BARS).reduce((sum, { value }) => sum + value, others?.reported ?? 0);
  return {
    title,
    subtitle: `上报 ${figures.total.reported}　办结 ${figures.total.closed}　${periodWords(figures)}`,
    barsTitle: '多的是',
    bars: rest > 0 ? [...first, { label: '其他类别', value: rest }] : first,
    lineTitle: courseTitle,
    line: course,
    note: '上报按上报当天计，撤回的不计。更多口径回“口径”看。',
  };
}

const BARS = 7;
const periodWords = ({ period }: PeriodFigures): string => `${dayWords(period.from)}—${dayWords(period.to)}`;

/** The workbook: all sums, by kind, by node; each rate with its n. */
export function periodBook(paper: PeriodPaper): Sheet[] {
  return [totalSheet(paper), kindSheet(paper), nodeSheet(paper)];
}

const column = (title: string, width = 12): SheetColumn => ({ title, width });
const share = (part: number, whole: number): Row => [whole === 0 ? null : part / whole, part, whole];

function totalSheet({ title, figures }: PeriodPaper): Sheet {
  const { total, before } = figures;
  const counts = measures.map((name): Row => [
    measureWords[name].name,
    total[name],
    before[name],
    total[name] - before[name],
    measureWords[name].counts,
  ]);
  const shares = (Object.keys(rates) as RateName[]).map((name): Row => {
    const now = shareOf(name, total);
    const rate =
      now.whole === 0 ? '—' : `${((now.part / now.whole) * 100).toFixed(1)}%（${now.part}/${now.whole}）`;
    return [rateDefinitions[name].name, rate, null, null, rateDefinitions[name].counts];
  });
  return {
    name: '总表',
    notes: [`${title}　${periodWords(figures)}`],
    columns: [column('项目', 18), column('本期', 34), column('上期'), column('增减'), column('怎么算', 60)],
    rows: [
      ...counts,
      ...shares,
      ...readRows(figures),
      [
        '还在办',
        figures.open,
        figures.stockBefore?.open ?? null,
        null,
        '此刻没结案的；上期为上期末零点的记录',
      ],
      ['超期未办', total.overdueOpen, figures.stockBefore?.overdue ?? null, null, '此刻过了时限还没报办结的'],
    ],
  };
}

/** What is read out of tickets and patrols; n beside each. */
function readRows({ times, repeats, points }: PeriodFigures): Row[] {
  const { repeatRate, medianTime, ninetyTime, pointCoverage } = readDefinitions;
  const rate = ({ part, whole }: { part: number; whole: number }): string =>
    whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%（${part}/${whole}）`;
  const took = (wall: number, working: number): string =>
    times.count === 0
      ? '—'
      : `${durationWords(wall)}，按工作时间 ${durationWords(working)}（n=${times.count}）`;
  return [
    [repeatRate.name, rate(repeats), null, null, repeatRate.counts],
    [medianTime.name, took(times.median, times.workingMedian), null, null, medianTime.counts],
    [ninetyTime.name, took(times.ninety, times.workingNinety), null, null, ninetyTime.counts],
    [pointCoverage.name, rate(points), null, null, pointCoverage.counts],
  ];
}

const printed = [
  'reported',
  'filed',
  'closed',
  'closedOnTime',
  'returned',
  'reworked',
] as const satisfies readonly Measure[];
const rowOf = (label: string, figures: Figures): Row => [
  label,
  ...printed.map((name) => figures[name]),
  ...share(figures.satisfied, figures.rated + figures.unsolved),
];
const columnsOf = (label: string): SheetColumn[] => [
  column(label, 30),
  ...printed.map((name) => column(measureWords[name].name)),
  { title: '满意率', width: 12, style: 'percent' },
  column('满意和还行'),
  column('回答数（n）'),
];

function kindSheet({ title, figures }: PeriodPaper): Sheet {
  const { shown, others } = groupSmall(figures.kinds);
  return {
    name: '按类别',
    notes: [`${title}　涉及邻里、商户和个人的，少于 5 件合在“其他类别”里`],
    columns: columnsOf('类别'),
    rows: [
      ...shown.map(({ category, figures: row }) => rowOf(categoryWords(category), row)),
      ...(others ? [rowOf('其他类别（合计）', others)] : []),
      rowOf('合计', figures.total),
    ],
  };
}

function nodeSheet({ directory, title, figures }: PeriodPaper): Sheet {
  return {
    name: '按网格',
    notes: [`${title}　按编号排，不排名`],
    columns: columnsOf('网格'),
    rows: [
      ...figures.nodes.map(({ gridId, figures: row }) => rowOf(gridWords(directory, gridId), row)),
      rowOf('合计', figures.total),
    ],
  };
}
