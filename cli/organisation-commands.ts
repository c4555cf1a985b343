import type { Config } from '../config';
import type { Database } from '../models/store/database';
import type { Command } from './command';
import { CommandError, print } from './output';
import { seedSampleStreet } from './seed';

// Spreadsheets and PDFs take a while to load; only who uses them waits for them.
const organisation = () => import('./organisation.js');
const posterSheets = () => import('./posters.js');

/** Commands that set the streets up: 示范街道, import and export, posters. */
export const organisationCommands = (config: () => Config): Record<string, Command> => ({
  seed: {
    usage: 'seed [--tickets 件数]',
    does: '往空的数据库里放入示范街道（青石街道）；--tickets 再放入这么多件编出来的往事，试一试数据多了快不快',
    writes: true,
    run: (database, { tickets }) => seed(database, config(), tickets),
  },
  import: {
    usage: 'import <文件.xlsx> [--preview]',
    does: '导入街道的网格、地点、人员等；有一处不对就什么也不导入，再导入一次就是更新；--preview 只看会改什么',
    writes: true,
    run: (database, { preview }, words) =>
      organisation().then(({ importFile }) => importFile(database, config().timeZone, words, preview)),
  },
  export: {
    usage: 'export <文件.xlsx> [--grid 街道名]',
    does: '导出同样格式的表；还没有网格时给一份空表',
    writes: false,
    run: (database, { grid }, words) =>
      organisation().then(({ exportFile }) => exportFile(database, config().timeZone, words, grid)),
  },
  posters: {
    usage: 'posters --grid 节点名 --out 目录 [--renew]',
    does: '给每个门码出一张 A4 海报和一页名片（PDF），可以直接印；街道换了客服账号，--renew 换新码',
    writes: true,
    run: (database, { grid, out, renew }) =>
      posterSheets().then(({ posters }) => posters(database, config(), { grid, out, renew })),
  },
  account: {
    usage: 'account [客服账号] [街道或社区]',
    does: '哪个客服账号归哪个街道：那里的门码用它，从它进来的居民先算那里的；不带参数就是清单',
    writes: true,
    run: (database, _flags, words) =>
      import('./accounts.js').then(({ accounts }) => accounts(database, config(), words)),
  },
  invite: {
    usage: 'invite <单位名> --out 目录',
    does: '给物业、施工单位的一个人出一张一次性的码（PDF），扫了就能在微信里接活',
    writes: true,
    run: (database, { out }, words) =>
      posterSheets().then(({ invite }) => invite(database, config(), words, out)),
  },
});

/** Five times the history of a big city's district. */
const MOST_SEEDED = 5_000_000;

async function seed(database: Database, { timeZone }: Config, tickets: string | undefined): Promise<void> {
  const count = Number(tickets ?? 0);
  if (!Number.isInteger(count) || count < 0 || count > MOST_SEEDED)
    throw new CommandError(`--tickets 写 1 到 ${MOST_SEEDED} 的整数，现在是“${tickets ?? ''}”。`);
  const seeded = await seedSampleStreet(database, Date.now());
  print(
    seeded ? '示范街道已经放好：青石街道，2 个社区，6 个网格，24 栋楼。' : '数据库里已经有网格了，没有改动。',
  );
  if (count === 0) return;
  const [{ seedHistory }, { progressBar }] = await Promise.all([
    import('./seed-history.js'),
    import('./progress.js'),
  ]);
  await seedHistory(database, timeZone, { tickets: count, now: Date.now() }, progressBar('往事'));
  print(`放好了 ${count} 件往事，其中最后 60 件还没有人接。这是编出来的，只用来试速度。`);
}
