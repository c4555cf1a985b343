import type { Cell, Sheet } from '../../documents/xlsx';
import { jobFate, type ContractorJob, type ContractorMonth } from '../../models/outside/contractor-month';
import type { Office } from '../../models/context';
import type { Period } from '../../models/period';
import { ticketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../answer';
import { overdueWords } from '../words';

export const contractorUsage = (names: readonly string[]): Answer => ({
  text: `和哪家对哪个月的账？比如“对账 ${names[0] ?? '安居物业'} 10月”。${names.length > 0 ? `单位：${names.join('、')}。` : '“单位”表里还没有单位，请先导入。'}`,
});
export const contractorBegun = (name: string, period: Period): Answer => ({
  text: `${name} ${monthWords(period)}的对账单随后发来（Excel），打印两份，双方签字。`,
});
export const contractorNothing = (name: string, period: Period): Answer => ({
  text: `${name} ${monthWords(period)}没有转去的事，也没有检查，不用对账。`,
});

/** 2026年10月 */
export const monthWords = ({ from }: Period): string => `${from.slice(0, 4)}年${Number(from.slice(5, 7))}月`;

export const contractorFile = (name: string, period: Period): string =>
  `${name} ${monthWords(period)}对账单.xlsx`;

const ENDS = { done: '办完', returned: '退回', open: '没办完' } as const;
const FATES = { open: '等复查', mended: '改好了', passed: '没改好，已移交' } as const;
const LINE = '＿＿＿＿＿＿＿＿';

/** The sheets: the sums with room to sign, every job, every check. */
export function contractorSheets(
  office: Office,
  name: string,
  period: Period,
  month: ContractorMonth,
  at: number,
): Sheet[] {
  return [sums(name, period, month, at), jobs(office, month.jobs, at), checks(office, month)];
}

function sums(
  name: string,
  period: Period,
  { jobs: given, checks: made, notices }: ContractorMonth,
  at: number,
): Sheet {
  const fates = given.map((job) => jobFate(job, at));
  const count = (ended: keyof typeof ENDS): number => fates.filter((fate) => fate.ended === ended).length;
  const byOffice = made.filter(({ own }) => !own);
  const wrong = byOffice.reduce((sum, { ticketIds }) => sum + ticketIds.length, 0);
  const rows: Cell[][] = [
    ['转去的事', given.length, '本月转去的，和以前转去还没办完的'],
    ['办完', count('done'), ''],
    [
      '其中超时',
      fates.filter(({ ended, late }) => ended === 'done' && late).length,
      '办完的时间过了事件的时限',
    ],
    ['没办完', count('open'), ''],
    ['其中超时', fates.filter(({ ended, late }) => ended === 'open' && late).length, ''],
    ['退回', count('returned'), '单位说不归自己管的，不算超时'],
    ['检查', byOffice.length, '街道、社区查的，在它管的地方'],
    ['不合格', wrong, '项'],
    [
      '整改通知书',
      notices.length,
      notices.map(({ ticketId, state }) => `${ticketNumber(ticketId)} ${FATES[state]}`).join('；'),
    ],
    ['单位自查', made.length - byOffice.length, '在“检查”表里'],
    ['', null, ''],
    ['单位（签字盖章）', null, `\n${LINE}　　日期：${LINE}`],
    ['街道、社区（签字盖章）', null, `\n${LINE}　　日期：${LINE}`],
  ];
  return {
    name: '对账单',
    title: `${name} ${monthWords(period)}对账单`,
    columns: [
      { title: '项目', width: 26 },
      { title: '件数', width: 10 },
      { title: '说明', width: 62 },
    ],
    rows,
  };
}

/** 11-24 09:05 */
function moment({ calendar }: Office, at: number | null): string {
  if (at === null) return '';
  const { day, hour, minute } = calendar.local(at);
  return `${day.slice(5)} ${[hour, minute].map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** A column of a sheet on which every row tells of one thing. */
interface Column<Thing> {
  title: string;
  width: number;
  of: (thing: Thing) => Cell;
}

const sheetOf = <Thing>(
  name: string,
  columns: readonly Column<Thing>[],
  things: readonly Thing[],
): Sheet => ({
  name,
  columns,
  rows: things.map((thing) => columns.map(({ of }) => of(thing))),
});

function jobs(office: Office, given: readonly ContractorJob[], at: number): Sheet {
  const time = (title: string, of: (job: ContractorJob) => number | null): Column<ContractorJob> => ({
    title,
    width: 14,
    of: (job) => moment(office, of(job)),
  });
  return sheetOf<ContractorJob>(
    '转去的事',
    [
      { title: '编号', width: 10, of: ({ ticketId }) => ticketNumber(ticketId) },
      { title: '地点', width: 18, of: ({ placeText }) => placeText },
      { title: '事情', width: 30, of: ({ subject }) => subject },
      time('转去', ({ askedAt }) => askedAt),
      time('接单', ({ takenAt }) => takenAt),
      time('时限', ({ dueAt }) => dueAt),
      time('办完或退回', (job) => endOf(job, at)),
      { title: '结果', width: 10, of: (job) => ENDS[jobFate(job, at).ended] },
      { title: '超时', width: 14, of: (job) => overdue(job, at) },
      { title: '单位的说明', width: 30, of: ({ note }) => note },
    ],
    given,
  );
}

/** When it was done or given back; null while it is open. */
function endOf(job: ContractorJob, at: number): number | null {
  const { ended } = jobFate(job, at);
  if (ended === 'open') return null;
  return ended === 'done' ? job.doneAt : job.returnedAt;
}

function overdue(job: ContractorJob, at: number): string {
  const { ended, late } = jobFate(job, at);
  const end = ended === 'open' ? at : endOf(job, at);
  return late && job.dueAt !== null && end !== null ? overdueWords(job.dueAt, end) : '';
}

const checks = (office: Office, { checks: made }: ContractorMonth): Sheet =>
  sheetOf<ContractorMonth['checks'][number]>(
    '检查',
    [
      { title: '日期', width: 14, of: ({ endedAt }) => moment(office, endedAt) },
      { title: '检查表', width: 20, of: ({ template }) => template },
      { title: '地点', width: 20, of: ({ placeId }) => office.directory.place(placeId)?.name ?? '' },
      { title: '谁查', width: 12, of: ({ own }) => (own ? '单位自查' : '街道、社区') },
      { title: '项数', width: 8, of: ({ items }) => items },
      { title: '不合格', width: 8, of: ({ ticketIds }) => ticketIds.length },
      { title: '转成的事', width: 40, of: ({ ticketIds }) => ticketIds.map(ticketNumber).join('、') },
    ],
    made,
  );
