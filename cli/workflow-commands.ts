import type { Config } from '../config';
import type { Command } from './command';

// Spreadsheets take a while to load; only who uses them waits for them.
const district = () => import('./district.js');
const limits = () => import('./limits.js');

/** Limits of steps, and what goes to the district. */
export const workflowCommands = (config: () => Config): Record<string, Command> => ({
  limit: {
    usage: 'limit [节点名 环节 紧急程度 多久 [类别]]',
    does: '一个节点自己的时限：环节是 接办、到场、办理、核实，紧急程度 U1–U4，多久写 30分钟、4工时、2工作日、3天；写“清除”就用通用的；不写列出全部',
    writes: true,
    run: (database, _flags, words) => limits().then(({ setLimit }) => setLimit(database, words)),
  },
  district: {
    usage: 'district --out 目录',
    does: '导出报到区里（大循环）还没办结的事：一张表，每件一封函',
    writes: false,
    run: (database, { out, at }) =>
      district().then(({ exportDistrict }) => exportDistrict(database, config().timeZone, out, at)),
  },
});
