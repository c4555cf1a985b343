import { activityKinds, type ActivityKind, type ActivitySum } from '../../models/rounds/activity';
import type { DisputeCell, DisputeCounts, DisputeMoment } from '../../models/mediation/dispute-counts';
import type { CameBack } from '../../models/figures/period-figures';
import type { Period } from '../../models/period';
import type { CountedRecord, NamedAmount } from '../../models/figures/record-counts';
import { SMALLEST_SHOWN } from '../../models/tickets/travel';
import type { Answer } from '../answer';
import { periodWords } from './question-words';
import { categoryWords, gridWords } from '../words';
import type { Directory } from '../../models/staff/directory';

/** Where and when a question about records was understood to ask. */
export interface Scope {
  directory: Directory;
  /** One, or several that belong to the asker. */
  nodes: readonly number[];
  period: Period;
}

/** Counts of a period, of the one before and of a year ago. */
export interface Thrice {
  now: number;
  before: number;
  yearBefore: number;
}

const records: Record<CountedRecord, { name: string; unit: string; counts: string }> = {
  patrols: { name: '巡查', unit: '次', counts: '期内开始的巡查，补记的也算；不看时长和轨迹' },
  inspections: { name: '检查', unit: '次', counts: '期内开始的检查，一张检查表算一次' },
  visits: { name: '走访', unit: '次', counts: '期内记下的走访，一栋楼一次算一次，不记到户' },
  meetings: { name: '碰头会', unit: '次', counts: '期内开过和排了的会，取消的也在内' },
};

const said = ({ now, before, yearBefore }: Thrice, unit: string): string =>
  `${now} ${unit}（上期 ${before} ${unit}${yearBefore > 0 ? `；去年同期 ${yearBefore} ${unit}` : ''}）`;

const placed = ({ directory, nodes }: Pick<Scope, 'directory' | 'nodes'>): string =>
  nodes.map((id) => gridWords(directory, id)).join('、');

function understood({ directory, nodes, period }: Scope, what: string, counts: string): string[] {
  return [
    `我理解的是：${periodWords(period)}，${placed({ directory, nodes })}，${what}。`,
    `怎么算：${counts}。`,
  ];
}

const grouped = (lines: readonly string[]): Answer => {
  const text = lines.filter(Boolean).join('\n');
  return { text, group: text };
};

/** 青石街道 巡查 12 次（上期 9 次） */
export function recordAnswer(scope: Scope, record: CountedRecord, counts: Thrice): Answer {
  const { name, unit, counts: how } = records[record];
  const where = placed(scope);
  return grouped([`${where} ${name} ${said(counts, unit)}。`, ...understood(scope, `${name}次数`, how)]);
}

const amountWords = ({ item, unit, amount, approximate }: NamedAmount | ActivitySum): string =>
  `${item}${approximate ? '约' : ''} ${amount} ${unit}`;

/** 消杀 3 次：用药 12 公斤 */
export function activityAnswer(
  scope: Scope,
  activity: ActivityKind,
  counts: Thrice,
  amounts: readonly ActivitySum[],
): Answer {
  const { label } = activityKinds[activity];
  return grouped([
    `${placed(scope)} ${label} ${said(counts, '次')}。`,
    amounts.length > 0 ? `合计：${amounts.map(amountWords).join('、')}。` : '',
    ...understood(scope, label, '期内记一笔的条数和数量，撤回的不算'),
  ]);
}

/** 灯泡 38 盏；灯具 5 套 */
export function amountAnswer(scope: Scope, thing: string, amounts: readonly NamedAmount[]): Answer {
  const where = placed(scope);
  const sums = amounts.map((one) => `${amountWords(one)}（${one.notes} 笔）`);
  return grouped([
    amounts.length > 0 ? `${where} ${sums.join('；')}。` : `${where} 没有记下和“${thing}”有关的数量。`,
    ...understood(scope, `数量里带“${thing}”的`, '办结时填的数量（按结案日）加上记一笔的数量，撤回的不算'),
  ]);
}

const moments: Record<DisputeMoment, string> = {
  registeredAt: '登记',
  acceptedAt: '受理',
  agreedAt: '达成协议',
  endedAt: '结案',
};
const cellWords = (cell: DisputeCell): string => (cell === null ? `少于 ${SMALLEST_SHOWN}` : String(cell));

/** Of disputes there are counts alone, and none below five. */
export function disputeAnswer(scope: Scope, { total }: DisputeCounts): Answer {
  const cells = (Object.keys(moments) as DisputeMoment[]).map(
    (moment) => `${moments[moment]} ${cellWords(total[moment])} 件`,
  );
  return grouped([
    `${placed(scope)} 矛盾纠纷 ${cells.join('，')}。`,
    ...understood(
      scope,
      '矛盾纠纷',
      `各按当天计，少于 ${SMALLEST_SHOWN} 件不写明；种类和成功率回“调解统计”看`,
    ),
  ]);
}

/** Which places come back; a place can be somebody's door, so it is no answer for a group. */
export function cameBackAnswer(scope: Scope, rows: readonly CameBack[]): Answer {
  const { directory } = scope;
  const lines = rows.map(
    ({ placeId, category, count }) =>
      `· ${directory.place(placeId)?.name ?? '某处'} ${categoryWords(category)}（${count} 次）`,
  );
  return {
    text: [
      rows.length > 0 ? `${placed(scope)} 反复出现的：` : `${placed(scope)} 没有反复出现的。`,
      ...lines,
      ...understood(
        scope,
        '反复出现',
        '同一地点、同一类别，30 天内报了 3 次或更多，最近一次在期内；涉及邻里和个人的不列',
      ),
    ].join('\n'),
  };
}

export const notOfPersons: Answer = {
  text: '不按人排名，也不查谁报了多少。可以问网格、社区和科室，比如“哪个网格办得最快”“本月各社区按期办结率”。',
  group: '不按人排名，也不查谁报了多少。可以问网格、社区和科室。',
};
export const notByHours: Answer = {
  text: '没有按钟点、星期分开数。可以问哪一天、哪一周、哪个月，比如“上周 噪音 有多少”“11月3日到10日 报了多少”。',
};
/** It sounds like a question about figures, with something in it nobody knows. */
export const figureUnclear = (unknown: string): Answer => ({
  text: `听着是在问数，“${unknown}”没认出来。可以这样问：上个月 噪音 有多少、哪个网格超期最多、3号楼 今年 报了几次、本月各社区满意率、今年换了多少盏灯；不按人数。要报事，说一句“哪里、什么事”。`,
});
