import type { Measure } from '../../models/figures/measures';
import type { RateName } from '../../models/figures/rates';
import type { ReadMeasure } from '../../models/figures/read-measures';
import type { Answer } from '../answer';

interface Defined {
  name: string;
  /** Other words people use for it. */
  also?: readonly string[];
  /** How it is counted, for readers. */
  counts: string;
}

/** Each count: what it is called, and what counts on which day (models/figures/measures.ts counts it so). */
export const measureWords: Record<Measure, Defined> = {
  reported: {
    name: '上报',
    also: ['报', '报了', '来件', '投诉量'],
    counts: '上报当天计 1，撤回的不计',
  },
  byResidents: { name: '居民上报', counts: '上报里由居民提出的，代报、转入也算' },
  filed: { name: '受理', also: ['立案', '受理量'], counts: '立案当天计 1；不受理、并案的不计' },
  declined: { name: '不受理', counts: '决定不受理的当天' },
  merged: { name: '并案', counts: '并入另一件的当天；不算受理，也不算不受理' },
  dispatched: { name: '派遣', counts: '第一次派出的当天' },
  received: { name: '签收', also: ['接办'], counts: '派出后有人接办的，计在派出当天' },
  receivedOnTime: { name: '及时签收', counts: '在说好到场的时间前有人接办的，计在派出当天' },
  returned: { name: '退回', counts: '每退回一次计 1' },
  extended: { name: '延期', counts: '每延期一次计 1' },
  suspended: { name: '挂起', counts: '每挂起一次计 1' },
  due: { name: '到期', also: ['应办结'], counts: '时限落在当天的件数，没办的也在内' },
  dueOnTime: { name: '到期已按时办', counts: '到期的里面，在时限前报办结的' },
  closed: {
    name: '办结',
    also: ['结案', '办好', '办了', '办掉', '办完', '处理了', '处理完', '解决了', '修好'],
    counts: '结案当天；重开的减去，再结时再计',
  },
  closedOnTime: { name: '按时办结', counts: '办结的里面，报办结的时刻不晚于时限' },
  selfHandled: { name: '自办自结', also: ['自办'], counts: '办结的里面，网格员当场自己办的' },
  reworked: { name: '返工', counts: '办结的里面，退回重办过的' },
  reopened: { name: '重开', counts: '结案后又重开，每次计 1' },
  rated: { name: '评价', counts: '居民给了满意或还行，计在评价当天' },
  pleased: { name: '满意', counts: '评价为“满意”' },
  satisfied: { name: '满意和还行', counts: '评价为“满意”或“还行”' },
  unsolved: { name: '没修好', also: ['不满意', '差评'], counts: '居民回“没修好”，每次计 1' },
  solvedInGrid: {
    name: '微循环办结',
    also: ['社区内办结', '网格内办结'],
    counts: '办结的里面，网格或社区自己办好的',
  },
  solvedInStreet: { name: '小循环办结', also: ['街道办结'], counts: '办结的里面，提级到街道办好的' },
  solvedInDistrict: { name: '大循环办结', also: ['区里办结'], counts: '办结的里面，提级到区里办好的' },
  confirmed: { name: '居民确认', counts: '办结的里面，上报的居民自己说办好了的' },
  checked: { name: '他人核实', counts: '办结的里面，楼栋长或工作人员核实过的' },
  unvisited: { name: '未回访', counts: '办结的里面，问了没人答、到期结案的；不算满意' },
};

/** Each rate: its formula in words; the columns stand in models/figures/rates.ts. */
export const rateDefinitions: Record<RateName, Defined> = {
  filedRate: { name: '立案率', counts: '受理 ÷（受理 + 不受理）' },
  onTime: {
    name: '按期办结率',
    also: ['按时办结率', '按时率'],
    counts:
      '按时办结 ÷（办结 + 现在超期没办的）；没到期的不算晚，超期没办的也算进去；问以前的时期，超期没办的看期末零点的记录',
  },
  doneRate: {
    name: '办结率',
    also: ['结案率', '完成率'],
    counts: '办结 ÷（办结 + 现在超期没办的）；没到期的不算欠着；问以前的时期，超期没办的看期末零点的记录',
  },
  dueDone: { name: '按时处置率', counts: '到期已按时办 ÷ 到期' },
  receivedInTime: {
    name: '及时签收率',
    also: ['响应率', '签收率'],
    counts: '及时签收 ÷ 派遣',
  },
  once: { name: '一次完成率', also: ['一次办好率', '一次办结率'], counts: '（办结 − 返工）÷ 办结' },
  reworkRate: { name: '返工率', counts: '返工 ÷ 办结' },
  returnRate: { name: '退回率', counts: '退回 ÷ 派遣' },
  extendRate: { name: '延期率', counts: '延期 ÷ 派遣' },
  suspendRate: { name: '挂起率', counts: '挂起 ÷ 派遣' },
  solvedRate: { name: '解决率', counts: '评价 ÷（评价 + 没修好），按居民的回答，没回的不算' },
  satisfiedRate: {
    name: '满意率',
    counts: '满意和还行 ÷（评价 + 没修好），没回的不算满意',
  },
  selfRate: { name: '自办率', counts: '自办自结 ÷ 办结' },
  gridLoopRate: { name: '微循环率', counts: '微循环办结 ÷ 办结' },
  streetLoopRate: { name: '小循环率', counts: '小循环办结 ÷ 办结' },
  districtLoopRate: { name: '大循环率', counts: '大循环办结 ÷ 办结' },
  visitedRate: {
    name: '回访率',
    counts: '（居民确认 + 他人核实）÷（居民确认 + 他人核实 + 未回访），当场自办的不用回访',
  },
  residentRate: { name: '居民上报占比', counts: '居民上报 ÷ 上报' },
};

/** What is read out of the tickets and patrols of the period themselves (models/figures/read-measures.ts). */
export const readDefinitions: Record<ReadMeasure, Defined> = {
  repeatRate: {
    name: '重复率',
    also: ['重复诉求率', '重复上报', '重复投诉'],
    counts:
      '期内上报的里面，同一地点或同一居民的同一类事 30 天内刚结过案的 ÷ 期内办结；同一居民只看居民自己上报的',
  },
  medianTime: {
    name: '中位用时',
    also: ['平均用时', '办理用时', '用时', '多久', '多长时间'],
    counts: '期内结案的，从上报到报办结，按日历时间排成一队，取正中那一件；不用平均数',
  },
  ninetyTime: {
    name: '九成用时',
    also: ['90分位', '九成', '90%用时'],
    counts: '期内结案的，从上报到报办结，按日历时间排成一队，九成都不超过的那一件',
  },
  pointCoverage: {
    name: '巡查点覆盖',
    also: ['巡查覆盖', '巡查点覆盖率', '覆盖率'],
    counts: '期内至少走到一次的巡查点 ÷ 全部巡查点；不看时长和轨迹',
  },
};

/** What is so this moment, and what is found among tickets. */
const others: readonly Defined[] = [
  { name: '还在办', counts: '此刻没结案的件数；上期末的数取自当晚零点的记录' },
  { name: '超期', counts: '此刻过了时限还没报办结的件数' },
  { name: '反复出现', counts: '同一地点、同一类别，30 天内报了 3 次或更多，最近一次在期内' },
];

const lineOf = ({ name, counts }: Defined): string => `· ${name}：${counts}`;

/** 口径: how everything is counted, or one thing. */
export function definitionsAnswer(asked: string): Answer {
  const read = Object.values(readDefinitions);
  const all = [...Object.values(measureWords), ...Object.values(rateDefinitions), ...read, ...others];
  const found = all.filter(
    ({ name, also = [] }) => asked !== '' && (name.includes(asked) || also.includes(asked)),
  );
  if (found.length > 0) return { text: found.map(lineOf).join('\n') };
  if (asked !== '')
    return {
      text: `没有叫“${asked}”的数。有：${all.map(({ name }) => name).join('、')}。回“口径”加名字看怎么算。`,
    };
  return {
    text: [
      '口径：',
      ...Object.values(measureWords).map(lineOf),
      '比率都先把件数加起来再除，旁边写着件数：',
      ...Object.values(rateDefinitions).map(lineOf),
      ...read.map(lineOf),
      ...others.map(lineOf),
      '统计按事件现在所在的网格和类别；改了类别，以前的数也跟着走，发过的通报不改，变动写在“更正”里。',
    ].join('\n'),
  };
}
