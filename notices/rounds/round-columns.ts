import type { Office } from '../../models/context';
import type { LedgerRow } from '../../models/figures/ledger';
import { teams } from '../../models/rounds/patrol-team';
import { ticketNumber } from '../../models/tickets/workflow';
import {
  column,
  count,
  doer,
  grid,
  id,
  serial,
  text,
  timeColumn,
  type LedgerColumn,
} from '../figures/ledger-columns';

export const meetingColumns: readonly LedgerColumn[] = [
  serial,
  column('day', '日期', 14, (row) => text(row['day']), ['时间']),
  column('startsAt', '开始', 10, (row) => text(row['startsAt']), ['开始时间']),
  grid,
  column('name', '会议', 20, (row) => text(row['name']), ['会议名称', '名称']),
  column('room', '地点', 20, (row) => text(row['room']), ['会议地点']),
  timeColumn('endedAt', '结束', 11, ['结束时间']),
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

const person = column('person', '人员', 14, doer, ['姓名', '巡查人', '检查人']);

/** What was looked at and when; not who walked, and not for how long (docs/decisions/burden.md). */
export const patrolColumns: readonly LedgerColumn[] = [
  serial,
  grid,
  column('day', '日期', 14, (row, { calendar }) => dayOf(calendar, row['startedAt']), ['时间', '巡查日期']),
  column('people', '人数', 8, (row) => count(row['people']), ['参加人数']),
  column('team', '队伍', 12, (row) => teamName(row['team']), ['巡逻队', '巡查队']),
  column('points', '巡查点', 10, (row) => count(row['points']), ['走到的点']),
  column('kind', '方式', 10, (row) => (row['kind'] === 'later' ? '补记' : '当场')),
];
const teamName = (team: LedgerRow[string] | undefined): string =>
  team === 'watch' || team === 'estate' || team === 'heads' ? teams[team].name : '';
const dayOf = (calendar: Office['calendar'], at: LedgerRow[string] | undefined): string =>
  typeof at === 'number' ? calendar.local(at).day : '';

export const inspectionColumns: readonly LedgerColumn[] = [
  serial,
  timeColumn('begunAt', '检查时间', 11, ['日期', '时间']),
  column('template', '检查表', 16, (row) => text(row['template']), ['检查内容', '类别']),
  grid,
  column('place', '地点', 16, (row, office) => place(row, office), ['被检查单位', '场所']),
  column('person', '人员', 14, (row, office) => (id(row['ownerId']) === 0 ? doer(row, office) : '自查'), [
    '姓名',
    '检查人',
  ]),
  column('items', '项数', 10, (row) => id(row['items'])),
  column('findings', '问题数', 10, (row) => count(row['findings']), ['隐患数']),
];

const place = (row: LedgerRow, { directory }: Office): string =>
  directory.place(id(row['placeId']))?.name ?? '';

/** 走访日志: which building, when, by whom; what was said there stands in no ledger. */
export const visitColumns: readonly LedgerColumn[] = [
  serial,
  timeColumn('visitedAt', '走访时间', 11, ['日期', '时间']),
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

export const dutyColumns: readonly LedgerColumn[] = [
  serial,
  timeColumn('startsAt', '上班', 11, ['日期', '开始']),
  timeColumn('endsAt', '下班', 11, ['结束']),
  person,
  grid,
  column('swaps', '换过班', 8, (row) => (id(row['swaps']) > 0 ? '是' : '否'), ['换班', '变动']),
  column('notes', '交接', 8, (row) => count(row['notes']), ['交接班']),
];

/** 民情: neither its words nor whose they were. */
export const suggestionColumns: readonly LedgerColumn[] = [
  serial,
  timeColumn('givenAt', '日期', 14, ['时间', '收到时间']),
  grid,
  timeColumn('dueAt', '答复期限', 14, ['期限']),
  timeColumn('answeredAt', '答复时间', 14, ['答复日期']),
  column('answered', '答复', 10, (row) => (row['answeredAt'] === null ? '还没有' : '已答复'), [
    '是否答复',
    '办理情况',
  ]),
];
