import type { Block } from '../../documents/report';
import type { Figures } from '../../models/figures/figures';
import { groupSmall } from '../../models/figures/small-cells';
import { sourceOf, type Summary } from './summary-source';
import { categoryWords, gridWords } from '../words';

const TOP_KINDS = 10;
const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}% (${whole})`;

const HEAD = ['上报', '受理', '办结', '按时率 (n)', '满意率 (n)'];
const cells = (row: Figures): string[] => [
  String(row.reported),
  String(row.filed),
  String(row.closed),
  percent(row.closedOnTime, row.closed),
  percent(row.satisfied, row.rated + row.unsolved),
];

/** 类别, 网格, 科室: the tables a text may ask for; nothing to show, no table. */
export function tableOf(name: string, summary: Summary): Block[] {
  const { office, facts } = summary;
  const source = (counts: string): string => sourceOf(summary, `${name}表`, counts, null);
  if (name === '类别') {
    const { shown, others } = groupSmall(facts.figures.kinds);
    const rows = shown
      .slice(0, TOP_KINDS)
      .map(({ category, figures }) => [categoryWords(category), ...cells(figures)]);
    if (others) rows.push(['其他类别（合计）', ...cells(others)]);
    return made(
      '类别',
      rows,
      source('按上报件数排，按时率为办结中按时的；涉及邻里、商户和个人的少于 5 件合在其他里'),
    );
  }
  if (name === '网格') {
    const rows = facts.figures.nodes.map(({ gridId, figures }) => [
      gridWords(office.directory, gridId),
      ...cells(figures),
    ]);
    return made('社区、网格', rows, source('按编号排，不排名；按时率为办结中按时的'));
  }
  if (name === '科室') {
    const rows = facts.desks.map(({ desk, closed, onTime }) => [
      desk,
      String(closed),
      percent(onTime, closed),
    ]);
    if (rows.length === 0) return [];
    return [
      {
        kind: 'table',
        rows: [['科室', '办结', '按时率 (n)'], ...rows],
        source: source('结案时由该科室承办的'),
      },
    ];
  }
  return [{ kind: 'paragraph', pieces: [{ kind: 'prompt', text: `【没认出：表 ${name}】` }] }];
}

const made = (first: string, rows: string[][], source: string): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', rows: [[first, ...HEAD], ...rows], source }];
