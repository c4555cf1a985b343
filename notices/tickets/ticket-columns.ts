import type { Office } from '../../models/context';
import type { LedgerRow } from '../../models/figures/ledger';
import type { TicketSource } from '../../models/tickets/ticket';
import { passes } from '../../models/tickets/travel';
import { ticketNumber, type TicketState } from '../../models/tickets/workflow';
import {
  column,
  grid,
  id,
  quantities,
  serial,
  text,
  timeColumn,
  type LedgerColumn,
} from '../figures/ledger-columns';
import { categoryWords, nameWords, stateWords } from '../words';

const sourceWords: Record<TicketSource, string> = {
  resident: '居民上报',
  building_head: '楼栋长上报',
  member: '巡查上报',
  self: '自办自结',
  group: '居民群代报',
  phone: '电话代报',
  visit: '来访代报',
  transfer: '平台转入',
  import: '台账导入',
};
const ratingWords = ['', '满意', '还行', '没修好'];

/** What concerns neighbours, shops or persons is told neither by place nor by words. */
const mayTell = (row: LedgerRow): boolean =>
  passes({ category: text(row['category']), travels: text(row['travels']) as never }, 'group');

/** '' is a kind of which there are too few to be named (models/figures/ledger.ts). */
const kindWords = (category: string): string => (category === '' ? '其他类别' : categoryWords(category));

export const ticketColumns: readonly LedgerColumn[] = [
  serial,
  column('number', '编号', 9, (row) => ticketNumber(row.id), ['事件编号', '单号', '案件编号', '工单号']),
  timeColumn('reportedAt', '上报时间', 11, [
    '时间',
    '日期',
    '发现时间',
    '受理时间',
    '登记时间',
    '上报日期',
    '受理日期',
    '登记日期',
    '发现日期',
  ]),
  column('source', '来源', 10, (row) => sourceWords[text(row['source']) as TicketSource] ?? '', [
    '问题来源',
    '信息来源',
  ]),
  grid,
  column('place', '地点', 16, (row) => (mayTell(row) ? text(row['placeText']) : '（不列）'), [
    '地址',
    '位置',
    '发生地点',
    '问题地点',
  ]),
  column('category', '类别', 16, (row) => kindWords(text(row['category'])), ['问题类别', '事件类别', '类型']),
  column('subject', '问题', 24, (row) => (mayTell(row) ? text(row['subject']) : '（不列）'), [
    '内容',
    '事项',
    '问题描述',
    '事件内容',
    '主要内容',
  ]),
  column('state', '状态', 9, (row) => stateWords[text(row['state']) as TicketState] ?? '', [
    '办理状态',
    '办理情况',
    '进度',
  ]),
  column('handler', '承办', 10, (row, { directory }) => handlerOf(row, directory), [
    '承办人',
    '责任人',
    '处理人',
    '承办单位',
    '责任单位',
  ]),
  timeColumn('dueAt', '时限', 11, ['办结时限', '限办时间']),
  timeColumn('doneAt', '办好时间', 11, ['处理时间', '完成时间', '完成日期', '处理日期']),
  timeColumn('closedAt', '结案时间', 11, ['办结时间', '办结日期', '结案日期']),
  column('onTime', '按时', 6, (row) => onTimeWords(row), ['是否按时', '是否超期']),
  column('result', '办理结果', 24, (row) => (mayTell(row) ? text(row['result']) : null), [
    '处理结果',
    '结果',
    '处置结果',
    '整改情况',
  ]),
  quantities,
  column('rating', '评价', 7, (row) => ratingWords[id(row['rating'])] ?? '', ['满意度', '居民评价']),
];

const handlerOf = (row: LedgerRow, directory: Office['directory']): string | null =>
  text(row['desk']) || (row['handlerId'] === null ? null : nameWords(directory, id(row['handlerId'])));

function onTimeWords({ doneAt, dueAt }: LedgerRow): string | null {
  if (typeof dueAt !== 'number' || typeof doneAt !== 'number') return null;
  return doneAt <= dueAt ? '是' : '否';
}

const urgencyWords: Readonly<Record<string, string>> = { normal: '一般', urgent: '紧急', emergency: '特急' };
const rectifiedWords: Readonly<Record<string, string>> = {
  open: '等复查',
  mended: '已整改',
  passed: '移交有权部门',
};

/** A hazard: place, kind, level, limit, rectified, looked at again. */
export const hazardColumns: readonly LedgerColumn[] = [
  serial,
  column('number', '编号', 9, (row) => ticketNumber(row.id), ['事件编号', '隐患编号']),
  timeColumn('foundAt', '发现时间', 11, ['日期', '时间', '排查时间', '检查时间']),
  grid,
  column('place', '地点', 16, (row) => text(row['placeText']), ['隐患地点', '位置', '地址']),
  column('category', '类别', 16, (row) => categoryWords(text(row['category'])), ['隐患类别', '隐患类型']),
  column('subject', '隐患', 22, (row) => text(row['subject']), ['隐患内容', '隐患描述', '存在问题']),
  column('urgency', '紧急程度', 7, (row) => urgencyWords[text(row['urgency'])] ?? '', ['隐患等级', '等级']),
  column('template', '检查表', 14, (row) => text(row['template']), ['来源']),
  column('unit', '责任单位', 15, (row) => text(row['unit']), ['整改单位', '被检查单位']),
  column('demand', '整改要求', 20, (row) => text(row['demand']), ['整改措施']),
  column('dueDay', '整改期限', 11, (row) => text(row['dueDay']), ['整改时限', '期限']),
  column('rectified', '整改情况', 10, (row) => rectifiedWords[text(row['rectification'])] ?? '', [
    '是否整改',
  ]),
  timeColumn('recheckedAt', '复查时间', 11, ['复查日期']),
  column('passedTo', '移交', 12, (row) => text(row['passedTo']), ['移交部门']),
  column('state', '状态', 9, (row) => stateWords[text(row['state']) as TicketState] ?? '', ['办理状态']),
  timeColumn('closedAt', '结案时间', 11, ['销号时间']),
  column('result', '办理结果', 24, (row) => text(row['result']), ['整改结果', '处理结果']),
];
