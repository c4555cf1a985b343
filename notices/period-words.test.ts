import type { Directory } from '../models/staff/directory';
import { emptyFigures } from '../models/figures/measures';
import type { PeriodFigures } from '../models/figures/period-figures';
import type { Ticket } from '../models/tickets/ticket';
import { weekText } from './period-words';

const directory = {
  place: () => ({ name: '龙江路12号' }),
  grid: (id: number) => ({ id, name: `第${id}网格`, level: 'grid' }),
  upwards: () => [],
} as unknown as Directory;
const counted = { ...emptyFigures(), reported: 63, byResidents: 41, filed: 58, closed: 52, closedOnTime: 50 };
const late = (id: number): Ticket =>
  ({ id, placeText: '3号楼2单元', subject: '楼道灯不亮', category: '0104', travels: 'open' }) as Ticket;

/** A week in which there is something to say of everything. */
const figures: PeriodFigures = {
  gridId: 1,
  period: { from: '2026-11-16', to: '2026-11-22' },
  total: {
    ...counted,
    selfHandled: 9,
    rated: 24,
    satisfied: 24,
    unsolved: 2,
    unvisited: 3,
    solvedInStreet: 4,
    overdueOpen: 3,
  },
  before: { ...emptyFigures(), reported: 51 },
  kinds: ['0501', '0104', '0607'].map((category) => ({ category, figures: counted })),
  nodes: [1, 2, 3, 4, 5].map((gridId) => ({ gridId, figures: counted })),
  overdueByDesk: [
    { desk: '城管科', count: 2 },
    { desk: null, count: 1 },
  ],
  overdue: [19, 20, 21].map(late),
  open: 27,
  stockBefore: { open: 30, overdue: 4 },
  disputes: 6,
  times: { count: 52, median: 190, ninety: 1_700, workingMedian: 120, workingNinety: 700 },
  repeats: { part: 2, whole: 52 },
  points: { part: 8, whole: 10 },
  cameBack: [{ placeId: 3, category: '0501', count: 3 }],
};

test('a week with everything to say stays within twelve lines, the grids by number among them', () => {
  const text = weekText({
    directory,
    name: '幸福社区',
    figures,
    corrections: [{ measure: 'closed', published: 40, present: 39 }],
    thanks: ['第2网格扶正井盖', '第5网格当天清了楼道'],
    ranking: ['第2网格', '第5网格', '第1网格'],
  });
  expect(text.split('\n').length).toBeLessThanOrEqual(12);
  for (const words of [
    '上报 63 件（居民 41、自己发现 22），↑12',
    '提级到街道办好 4 件',
    '一半在 3.2 小时内办好，九成在 28.3 小时内（n=52）',
    '满意 24/26（92.3%）；没回话 3 件；办完 30 天内又报 2/52（3.8%）',
    '龙江路12号 暴露垃圾（3 次）',
    '矛盾纠纷 6 件在调解。还在办 27 件，上周末 30 件。巡查点走到 8/10（80.0%）。',
    '谢谢：第2网格扶正井盖；第5网格当天清了楼道',
    '更正：上周通报的办结 40 改为 39',
    '第1网格 报63 结52｜第2网格 报63 结52',
  ])
    expect(text).toContain(words);
});
