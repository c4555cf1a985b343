import { activityKinds, type ActivityKind } from '../../models/rounds/activity';
import type { LedgerRow } from '../../models/figures/ledger';
import {
  column,
  count,
  doer,
  grid,
  quantities,
  serial,
  text,
  type LedgerColumn,
} from '../figures/ledger-columns';
import { ticketNumber } from '../../models/tickets/workflow';

const kindWords = (row: LedgerRow): string => activityKinds[text(row['kind']) as ActivityKind]?.label ?? '';

export const activityColumns: readonly LedgerColumn[] = [
  serial,
  column('day', '日期', 14, (row) => text(row['day']), ['时间']),
  column('kind', '类别', 16, kindWords, ['类型']),
  grid,
  column('text', '内容', 48, (row) => text(row['text']), ['活动内容', '事项', '主要内容']),
  quantities,
  column('person', '记录人', 14, doer, ['责任人']),
];

/** 消防演练: what is told in columns of its own is not told again. */
const trainingName = (row: LedgerRow): string =>
  text(row['text'])
    .replace(/^(?:培训|学习|演练|讲座|宣讲|健康教育|科普)[\s，,：:]+/, '')
    .replace(/[约近]?[\d.一二两三四五六七八九十百半]+[余多]?(?:人次?|名|(?:个半|个|半)?小时|学时|课时)/g, '')
    .replace(/[\s，,]+/g, ' ')
    .trim();
const thousandths = (value: LedgerRow[string] | undefined): number | null =>
  value === null || value === undefined ? null : count(value) / 1000;

export const trainingColumns: readonly LedgerColumn[] = [
  serial,
  column('day', '日期', 14, (row) => text(row['day']), ['时间', '培训时间']),
  column('name', '培训', 32, trainingName, ['培训名称', '培训内容', '名称', '内容']),
  column('hours', '时数', 8, (row) => thousandths(row['hours']), ['学时', '课时', '小时']),
  column('heads', '人数', 8, (row) => thousandths(row['heads']), ['参训人数', '参加人数']),
  grid,
  quantities,
  column('person', '记录人', 14, doer, ['责任人']),
];

/** 志愿服务: hours of each, heads, and both multiplied: 人·小时. */
const manHours = (row: LedgerRow): number | null => {
  const [hours, heads] = [thousandths(row['hours']), thousandths(row['heads'])];
  return hours === null || heads === null ? null : hours * heads;
};
export const labourColumns: readonly LedgerColumn[] = [
  serial,
  column('day', '日期', 14, (row) => text(row['day']), ['时间', '活动时间']),
  column('kind', '类别', 12, kindWords, ['类型']),
  column('name', '内容', 32, (row) => text(row['text']), ['活动内容', '服务内容', '名称']),
  column('heads', '人数', 8, (row) => thousandths(row['heads']), ['参加人数']),
  column('hours', '时数', 8, (row) => thousandths(row['hours']), ['小时', '服务时长', '时长']),
  column('total', '合计工时', 10, manHours, ['工时', '总时长']),
  grid,
  quantities,
  column('person', '记录人', 14, doer, ['责任人']),
];

/** 工程量: one amount in a row. */
export const quantityColumns: readonly LedgerColumn[] = [
  serial,
  column('day', '日期', 14, (row) => text(row['day']), ['时间', '完成日期']),
  grid,
  column('item', '项目', 24, (row) => text(row['item']), ['名称', '内容', '工程名称']),
  column('amount', '数量', 10, (row) => count(row['amount']), ['工程量']),
  column('unit', '单位', 10, (row) => text(row['unit']), ['计量单位']),
  column('about', '约数', 8, (row) => (count(row['approximate']) === 1 ? '约' : null)),
  column('source', '出处', 18, quantitySourceWords, ['来源', '编号', '事件编号']),
];

/** T-0012, or what kind of 记一笔 it was. */
function quantitySourceWords(row: LedgerRow): string {
  if (typeof row['ofTicket'] === 'number') return ticketNumber(row['ofTicket']);
  return `记一笔：${activityKinds[text(row['kind']) as ActivityKind]?.label ?? '其他'}`;
}
