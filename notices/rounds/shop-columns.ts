import { column, id, type LedgerColumn } from '../figures/ledger-columns';
import { ticketColumns } from '../tickets/ticket-columns';

const company = column(
  'company',
  '企业',
  16,
  (row, { directory }) => directory.place(id(row['placeId']))?.name ?? null,
  ['企业名称', '商户', '门店', '单位名称'],
);

/** As in 事件台账; how it came, whether in time and how it was rated are not asked here. */
const LIKE_TICKETS = new Set([
  'grid',
  'category',
  'subject',
  'handler',
  'state',
  'dueAt',
  'doneAt',
  'closedAt',
  'result',
]);

/** 企业诉求台账: which company, what it asked for, who dealt with it, what came of it. */
export const shopRequestColumns: readonly LedgerColumn[] = [
  ...ticketColumns.filter(({ key }) => ['serial', 'number', 'reportedAt'].includes(key)),
  company,
  ...ticketColumns.filter(({ key }) => LIKE_TICKETS.has(key)),
];
