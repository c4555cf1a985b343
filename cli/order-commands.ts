import type { Config } from '../config';
import type { Command } from './command';

// Spreadsheets take a while to load; only who uses them waits for them.
const orders = () => import('./orders.js');

/** 转入 and 回填 by file: orders of 12345 and other platforms. */
export const orderCommands = (config: () => Config): Record<string, Command> => ({
  orders: {
    usage: 'orders <文件.xlsx> <转入人> [平台] [--preview]',
    does: '转入 12345 等平台导出的工单；同一个编号不会转两次，--preview 只看',
    writes: true,
    run: (database, { preview }, words) =>
      orders().then(({ importOrders }) => importOrders(database, config().timeZone, words, preview)),
  },
  'order-columns': {
    usage: 'order-columns <平台> 列名=字段 …',
    does: '说清楚这个平台的表里哪一列是什么，记一次以后都照它',
    writes: true,
    run: (database, _flags, words) => orders().then(({ setColumns }) => setColumns(database, words)),
  },
  replies: {
    usage: 'replies <文件.xlsx> [平台]',
    does: '导出这个平台的工单和回复，用来成批回填',
    writes: false,
    run: (database, _flags, words) =>
      orders().then(({ exportReplies }) => exportReplies(database, config().timeZone, words)),
  },
});
