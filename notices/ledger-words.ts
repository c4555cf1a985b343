import type { Office } from '../models/context';
import type { LedgerName, LedgerRow } from '../models/ledger';
import type { TicketSource } from '../models/ticket';
import { passes } from '../models/travel';
import { ticketNumber, type TicketState } from '../models/workflow';
import { activityColumns, labourColumns, quantityColumns, trainingColumns } from './activity-columns';
import type { Answer } from './answer';
import {
  column,
  count,
  grid,
  id,
  moment,
  quantities,
  serial,
  text,
  type LedgerColumn,
} from './ledger-columns';
import { categoryWords, nameWords, stateWords } from './words';

export type { LedgerCell, LedgerColumn } from './ledger-columns';

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

/** '' is a kind of which there are too few to be named (models/ledger.ts). */
const kindWords = (category: string): string => (category === '' ? '其他类别' : categoryWords(category));

const ticketColumns: readonly LedgerColumn[] = [
  serial,
  column('number', '编号', 9, (row) => ticketNumber(row.id), ['事件编号', '单号', '案件编号', '工单号']),
  column('reportedAt', '上报时间', 11, (row, office) => moment(office, row['reportedAt'] ?? null), [
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
  column('dueAt', '时限', 11, (row, office) => moment(office, row['dueAt'] ?? null), [
    '办结时限',
    '限办时间',
  ]),
  column('doneAt', '办好时间', 11, (row, office) => moment(office, row['doneAt'] ?? null), [
    '处理时间',
    '完成时间',
    '完成日期',
    '处理日期',
  ]),
  column('closedAt', '结案时间', 11, (row, office) => moment(office, row['closedAt'] ?? null), [
    '办结时间',
    '办结日期',
    '结案日期',
  ]),
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

const meetingColumns: readonly LedgerColumn[] = [
  serial,
  column('day', '日期', 14, (row) => text(row['day']), ['时间']),
  column('startsAt', '开始', 10, (row) => text(row['startsAt']), ['开始时间']),
  grid,
  column('name', '会议', 20, (row) => text(row['name']), ['会议名称', '名称']),
  column('room', '地点', 20, (row) => text(row['room']), ['会议地点']),
  column('endedAt', '结束', 11, (row, office) => moment(office, row['endedAt'] ?? null), ['结束时间']),
  column('state', '开没开', 10, (row) => meetingStates[text(row['state'])] ?? '', ['状态']),
  column('decided', '定下的事', 12, (row) => count(row['decided']), ['议定事项']),
  column('onLeave', '请假', 8, (row) => count(row['onLeave'])),
  column('absent', '缺席', 8, (row) => count(row['absent'])),
];
const meetingStates: Readonly<Record<string, string>> = {
  planned: '没记录',
  cancelled: '取消',
  ended: '开了',
};

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
  column('startedAt', '开始', 11, (row, office) => moment(office, row['startedAt'] ?? null), [
    '开始时间',
    '日期',
    '时间',
  ]),
  column('endedAt', '结束', 11, (row, office) => moment(office, row['endedAt'] ?? null), ['结束时间']),
  column('minutes', '分钟', 10, (row) => minutes(row['startedAt'], row['endedAt']), ['时长', '巡查时长']),
  column('points', '巡查点', 10, (row) => count(row['points']), ['走到的点']),
  column('kind', '方式', 10, (row) => (row['kind'] === 'later' ? '补记' : '当场')),
];

const inspectionColumns: readonly LedgerColumn[] = [
  serial,
  column('begunAt', '检查时间', 11, (row, office) => moment(office, row['begunAt'] ?? null), [
    '日期',
    '时间',
  ]),
  column('template', '检查表', 16, (row) => text(row['template']), ['检查内容', '类别']),
  grid,
  column('place', '地点', 16, (row, office) => place(row, office), ['被检查单位', '场所']),
  person,
  column('items', '项数', 10, (row) => id(row['items'])),
  column('findings', '问题数', 10, (row) => count(row['findings']), ['隐患数']),
];

const place = (row: LedgerRow, { directory }: Office): string =>
  directory.place(id(row['placeId']))?.name ?? '';

/** 走访日志: which building, when, by whom; what was said there stands in no ledger. */
const visitColumns: readonly LedgerColumn[] = [
  serial,
  column('visitedAt', '走访时间', 11, (row, office) => moment(office, row['visitedAt'] ?? null), [
    '日期',
    '时间',
  ]),
  grid,
  column('place', '楼栋', 20, place, ['地点', '走访地点', '走访对象']),
  person,
  column(
    'ticket',
    '因哪一件',
    12,
    (row) => (row['ticketId'] === null ? null : ticketNumber(id(row['ticketId']))),
    ['事件编号', '编号'],
  ),
];

const urgencyWords: Readonly<Record<string, string>> = { normal: '一般', urgent: '紧急', emergency: '特急' };
const rectifiedWords: Readonly<Record<string, string>> = {
  open: '等复查',
  mended: '已整改',
  passed: '移交有权部门',
};

/** A hazard: place, kind, level, limit, rectified, looked at again. */
const hazardColumns: readonly LedgerColumn[] = [
  serial,
  column('number', '编号', 9, (row) => ticketNumber(row.id), ['事件编号', '隐患编号']),
  column('foundAt', '发现时间', 11, (row, office) => moment(office, row['foundAt'] ?? null), [
    '日期',
    '时间',
    '排查时间',
    '检查时间',
  ]),
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
  column('recheckedAt', '复查时间', 11, (row, office) => moment(office, row['recheckedAt'] ?? null), [
    '复查日期',
  ]),
  column('passedTo', '移交', 12, (row) => text(row['passedTo']), ['移交部门']),
  column('state', '状态', 9, (row) => stateWords[text(row['state']) as TicketState] ?? '', ['办理状态']),
  column('closedAt', '结案时间', 11, (row, office) => moment(office, row['closedAt'] ?? null), ['销号时间']),
  column('result', '办理结果', 24, (row) => text(row['result']), ['整改结果', '处理结果']),
];

export interface LedgerWords {
  title: string;
  /** How people ask for it. */
  words: readonly string[];
  columns: readonly LedgerColumn[];
}

const dutyColumns: readonly LedgerColumn[] = [
  serial,
  column('startsAt', '上班', 11, (row, office) => moment(office, row['startsAt'] ?? null), ['日期', '开始']),
  column('endsAt', '下班', 11, (row, office) => moment(office, row['endsAt'] ?? null), ['结束']),
  person,
  grid,
  column('swaps', '换过班', 8, (row) => (id(row['swaps']) > 0 ? '是' : '否'), ['换班', '变动']),
  column('notes', '交接', 8, (row) => count(row['notes']), ['交接班']),
];

/** 民情: neither its words nor whose they were. */
const suggestionColumns: readonly LedgerColumn[] = [
  serial,
  column('givenAt', '日期', 14, (row, office) => moment(office, row['givenAt'] ?? null), [
    '时间',
    '收到时间',
  ]),
  grid,
  column('dueAt', '答复期限', 14, (row, office) => moment(office, row['dueAt'] ?? null), ['期限']),
  column('answeredAt', '答复时间', 14, (row, office) => moment(office, row['answeredAt'] ?? null), [
    '答复日期',
  ]),
  column('answered', '答复', 10, (row) => (row['answeredAt'] === null ? '还没有' : '已答复'), [
    '是否答复',
    '办理情况',
  ]),
];

export const ledgers: Record<Exclude<LedgerName, 'disputes'>, LedgerWords> = {
  tickets: { title: '事件台账', words: ['事件', '工单', '问题'], columns: ticketColumns },
  hazards: { title: '隐患台账', words: ['隐患', '排查'], columns: hazardColumns },
  visits: { title: '走访台账', words: ['走访', '入户'], columns: visitColumns },
  activities: { title: '活动台账', words: ['活动', '记一笔'], columns: activityColumns },
  publicity: { title: '宣传台账', words: ['宣传'], columns: activityColumns },
  labour: { title: '志愿服务台账', words: ['义务劳动', '志愿服务', '志愿'], columns: labourColumns },
  disinfections: { title: '消杀台账', words: ['消杀'], columns: activityColumns },
  good_deeds: { title: '好人好事台账', words: ['好人好事'], columns: activityColumns },
  outreach: { title: '电话通知台账', words: ['电话'], columns: activityColumns },
  trainings: { title: '培训台账', words: ['培训', '讲座'], columns: trainingColumns },
  patrols: { title: '巡查台账', words: ['巡查'], columns: patrolColumns },
  inspections: { title: '检查台账', words: ['检查'], columns: inspectionColumns },
  duty: { title: '值班台账', words: ['值班', '值守'], columns: dutyColumns },
  suggestions: { title: '民情台账', words: ['民情'], columns: suggestionColumns },
  quantities: { title: '工程量台账', words: ['工程量', '养护', '数量'], columns: quantityColumns },
  meetings: { title: '碰头会台账', words: ['碰头会', '会议'], columns: meetingColumns },
};

export const disputeLedger = { title: '矛盾纠纷统计', words: ['纠纷', '调解', '矛盾'] };

export const ledgerNone: Answer = { text: '这段时间没有要列的，台账是空的。换个月份再试，比如“台账 3月”。' };
export const ledgerOfPersons: Answer = {
  text: '这类事涉及邻里、商户或个人，不单独出台账。要件数就问，比如“今年 噪音 有多少”；少于 5 件不写明。',
};
export const ledgerAppOnly: Answer = { text: '台账是文件，请在企业微信的应用里要。' };
export const ledgerUnknown = (words: string): Answer => ({
  text: `没认出“${words}”。可以这样要：台账 3月、台账 活动 今年、台账 隐患 上月、台账 3月 幸福社区；台账 3月 路灯；还有巡查、检查、走访、民情、碰头会、值班、工程量、宣传、消杀、志愿服务、培训、好人好事、电话、纠纷。`,
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
