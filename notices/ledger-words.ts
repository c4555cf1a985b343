import type { SheetColumn } from '../documents/xlsx';
import { activityKinds, type ActivityKind } from '../models/activity';
import type { Office } from '../models/context';
import type { LedgerName, LedgerRow } from '../models/ledger';
import type { TicketSource } from '../models/ticket';
import { passes } from '../models/travel';
import { ticketNumber, type TicketState } from '../models/workflow';
import type { Answer } from './answer';
import { categoryWords, gridWords, nameWords, stateWords } from './words';

export type LedgerCell = string | number | null;

/** A column of a ledger: its heading, and how an office's own form may call it. */
export interface LedgerColumn extends SheetColumn {
  key: string;
  also: readonly string[];
  cell: (row: LedgerRow, office: Office, at: number) => LedgerCell;
}

const sourceWords: Record<TicketSource, string> = {
  resident: '居民上报',
  building_head: '楼栋长上报',
  member: '巡查上报',
  self: '自办自结',
  group: '居民群代报',
  phone: '电话代报',
  visit: '来访代报',
  transfer: '平台转入',
};
const ratingWords = ['', '满意', '还行', '没修好'];

const pad = (count: number): string => String(count).padStart(2, '0');
/** 2026-11-24 09:05: sorts and filters as words. */
function moment({ calendar }: Office, at: LedgerRow[string]): string | null {
  if (typeof at !== 'number') return null;
  const { day, hour, minute } = calendar.local(at);
  return `${day} ${pad(hour)}:${pad(minute)}`;
}

const text = (value: LedgerRow[string] | undefined): string => (typeof value === 'string' ? value : '');
const id = (value: LedgerRow[string] | undefined): number => (typeof value === 'number' ? value : 0);
/** What concerns neighbours, shops or persons is told neither by place nor by words. */
const mayTell = (row: LedgerRow): boolean =>
  passes({ category: text(row['category']), travels: text(row['travels']) as never }, 'group');

const column = (
  key: string,
  title: string,
  width: number,
  cell: LedgerColumn['cell'],
  also: readonly string[] = [],
): LedgerColumn => ({ key, title, width, cell, also });

const serial = column('serial', '序号', 8, (_row, _office, at) => at, ['编码', 'No']);
const grid = column('grid', '网格', 22, (row, { directory }) => gridWords(directory, id(row['gridId'])), [
  '所属网格',
  '责任网格',
  '社区',
]);
const quantities = column('quantities', '工程量', 24, (row) => row.quantities, ['数量', '工作量']);

const ticketColumns: readonly LedgerColumn[] = [
  serial,
  column('number', '编号', 12, (row) => ticketNumber(row.id), ['事件编号', '单号', '案件编号', '工单号']),
  column('reportedAt', '上报时间', 18, (row, office) => moment(office, row['reportedAt'] ?? null), [
    '时间',
    '日期',
    '发现时间',
    '受理时间',
    '登记时间',
  ]),
  column('source', '来源', 14, (row) => sourceWords[text(row['source']) as TicketSource] ?? '', [
    '问题来源',
    '信息来源',
  ]),
  grid,
  column('place', '地点', 24, (row) => (mayTell(row) ? text(row['placeText']) : '（不列）'), [
    '地址',
    '位置',
    '发生地点',
    '问题地点',
  ]),
  column('category', '类别', 24, (row) => categoryWords(text(row['category'])), [
    '问题类别',
    '事件类别',
    '类型',
  ]),
  column('subject', '问题', 36, (row) => (mayTell(row) ? text(row['subject']) : '（不列）'), [
    '内容',
    '事项',
    '问题描述',
    '事件内容',
    '主要内容',
  ]),
  column('state', '状态', 14, (row) => stateWords[text(row['state']) as TicketState] ?? '', [
    '办理状态',
    '办理情况',
    '进度',
  ]),
  column('handler', '承办', 16, (row, { directory }) => handlerOf(row, directory), [
    '承办人',
    '责任人',
    '处理人',
    '承办单位',
    '责任单位',
  ]),
  column('dueAt', '时限', 18, (row, office) => moment(office, row['dueAt'] ?? null), [
    '办结时限',
    '限办时间',
  ]),
  column('doneAt', '办好时间', 18, (row, office) => moment(office, row['doneAt'] ?? null), [
    '处理时间',
    '完成时间',
  ]),
  column('closedAt', '结案时间', 18, (row, office) => moment(office, row['closedAt'] ?? null), ['办结时间']),
  column('onTime', '按时', 8, (row) => onTimeWords(row), ['是否按时', '是否超期']),
  column('result', '办理结果', 36, (row) => (mayTell(row) ? text(row['result']) : null), [
    '处理结果',
    '结果',
    '处置结果',
    '整改情况',
  ]),
  quantities,
  column('rating', '评价', 10, (row) => ratingWords[id(row['rating'])] ?? '', ['满意度', '居民评价']),
];

const handlerOf = (row: LedgerRow, directory: Office['directory']): string | null =>
  text(row['desk']) || (row['handlerId'] === null ? null : nameWords(directory, id(row['handlerId'])));

function onTimeWords({ doneAt, dueAt }: LedgerRow): string | null {
  if (typeof dueAt !== 'number' || typeof doneAt !== 'number') return null;
  return doneAt <= dueAt ? '是' : '否';
}

const activityColumns: readonly LedgerColumn[] = [
  serial,
  column('day', '日期', 14, (row) => text(row['day']), ['时间']),
  column('kind', '类别', 16, (row) => activityKinds[text(row['kind']) as ActivityKind]?.label ?? '', [
    '类型',
  ]),
  grid,
  column('text', '内容', 48, (row) => text(row['text']), ['活动内容', '事项', '主要内容']),
  quantities,
  column('person', '记录人', 14, (row, { directory }) => nameWords(directory, id(row['personId'])), [
    '责任人',
  ]),
];

const meetingColumns: readonly LedgerColumn[] = [
  serial,
  column('day', '日期', 14, (row) => text(row['day']), ['时间']),
  column('startsAt', '开始', 10, (row) => text(row['startsAt']), ['开始时间']),
  grid,
  column('room', '地点', 20, (row) => text(row['room']), ['会议地点']),
  column('endedAt', '结束', 18, (row, office) => moment(office, row['endedAt'] ?? null), ['结束时间']),
];

const minutes = (from: LedgerRow[string] | undefined, to: LedgerRow[string] | undefined): number | null =>
  typeof from === 'number' && typeof to === 'number' ? Math.round((to - from) / 60_000) : null;

const person = column(
  'person',
  '人员',
  14,
  (row, { directory }) => nameWords(directory, id(row['personId'])),
  ['姓名', '巡查人', '检查人'],
);

const patrolColumns: readonly LedgerColumn[] = [
  serial,
  grid,
  person,
  column('startedAt', '开始', 18, (row, office) => moment(office, row['startedAt'] ?? null), [
    '开始时间',
    '日期',
    '时间',
  ]),
  column('endedAt', '结束', 18, (row, office) => moment(office, row['endedAt'] ?? null), ['结束时间']),
  column('minutes', '分钟', 10, (row) => minutes(row['startedAt'], row['endedAt']), ['时长', '巡查时长']),
  column('kind', '方式', 10, (row) => (row['kind'] === 'later' ? '补记' : '当场')),
];

const inspectionColumns: readonly LedgerColumn[] = [
  serial,
  column('begunAt', '检查时间', 18, (row, office) => moment(office, row['begunAt'] ?? null), [
    '日期',
    '时间',
  ]),
  column('template', '检查表', 20, (row) => text(row['template']), ['检查内容', '类别']),
  grid,
  column('place', '地点', 24, (row, { directory }) => directory.place(id(row['placeId']))?.name ?? '', [
    '被检查单位',
    '场所',
  ]),
  person,
  column('items', '项数', 10, (row) => id(row['items'])),
  column('findings', '问题数', 10, (row) => Number(row['findings'] ?? 0), ['隐患数']),
];

export interface LedgerWords {
  title: string;
  /** How people ask for it. */
  words: readonly string[];
  columns: readonly LedgerColumn[];
}

export const ledgers: Record<Exclude<LedgerName, 'disputes'>, LedgerWords> = {
  tickets: { title: '事件台账', words: ['事件', '工单', '问题', '隐患'], columns: ticketColumns },
  activities: { title: '活动台账', words: ['活动', '宣传', '记一笔', '消杀'], columns: activityColumns },
  patrols: { title: '巡查台账', words: ['巡查'], columns: patrolColumns },
  inspections: { title: '检查台账', words: ['检查'], columns: inspectionColumns },
  meetings: { title: '碰头会台账', words: ['碰头会', '会议'], columns: meetingColumns },
};

export const disputeLedger = { title: '矛盾纠纷统计', words: ['纠纷', '调解', '矛盾'] };

export const ledgerNone: Answer = { text: '这段时间没有要列的，台账是空的。换个月份再试，比如“台账 3月”。' };
export const ledgerAppOnly: Answer = { text: '台账是文件，请在企业微信的应用里要。' };
export const ledgerUnknown = (words: string): Answer => ({
  text: `没认出“${words}”。可以这样要：台账 3月、台账 活动 今年、台账 纠纷 上月、台账 3月 幸福社区。`,
});

/** Said at once; the file comes when it is written. */
export const ledgerBegun = (title: string, period: string, node: string, rows: number): Answer => ({
  text: `在做${title}：${node}，${period}，${rows} 行。做好了发给您${rows > 20_000 ? '，行数多，要等几分钟' : ''}。`,
});

export const ledgerProgress = (title: string, done: number, rows: number): string =>
  `${title}：写了 ${done} 行，共 ${rows} 行。`;

export const formTooLong = (most: number): Answer => ({
  text: `这张表一次最多填 ${most} 行，请按月要，或者不写表名要普通台账。`,
});
