import { parseArgs } from 'node:util';
import { readConfig } from '../config';
import { chores, jobs } from '../jobs';
import { runByHand } from '../jobs/run';
import { Database } from '../models/store/database';
import { backup, restore } from './backup';
import { doctor } from './doctor';
import { OfficeKeeper } from '../models/office';
import type { Command, Flags, LooseCommand } from './command';
import { setGroup } from './group';
import { orderCommands } from './order-commands';
import { workflowCommands } from './workflow-commands';
import { organisationCommands } from './organisation-commands';
import { peopleCommands } from './people-commands';
import { recordCommands } from './record-commands';
import { CommandError, explain, print, runCommand } from './output';
import { rotateKey } from './rotate-key';

const config = () => readConfig(process.env);

// The PDF library takes half a second to load; only who uses it waits for it.
const sheets = () => import('./door-sheets.js');

const commands: Record<string, Command | LooseCommand> = {
  ...recordCommands,
  ...peopleCommands,
  ...organisationCommands(config),
  ...orderCommands(config),
  ...workflowCommands(config),
  group: {
    usage: 'group [节点名] [webhook key | 清除]',
    does: '登记或取消一个社区、网格的工作群机器人；不写就列出哪些节点有工作群',
    writes: true,
    run: (database, _flags, words) => setGroup(database, words),
  },
  job: {
    usage: 'job [名称] [--at 时间]',
    does: '手动运行一个定时任务；不写名称就列出全部',
    writes: true,
    run: runJob,
  },
  'door-sheets': {
    usage: 'door-sheets --grid 节点名 --out 目录 [--at 时间]',
    does: '给每栋楼出一张上周的门上公示（A4，PDF）',
    writes: false,
    run: (database, { grid, out, at }) =>
      sheets().then(({ doorSheets }) =>
        doorSheets(database, config().timeZone, { grid, out, now: moment(at) }),
      ),
  },
  recount: {
    usage: 'recount [--repair] [--gently] [--at 时间]',
    does: '把统计数字和全部事件单核对一遍，应当一处不差；--repair 改正，--gently 慢一点、不和大家抢',
    writes: true,
    run: async (database, { repair, gently, at }) =>
      (await import('./recount.js')).recountFigures(database, config().timeZone, {
        repairs: repair,
        gently,
        now: moment(at),
      }),
  },
  paper: {
    usage: 'paper <编号> --out 目录 [--at 时间]',
    does: '把等着的一份材料（图、表、文稿）做出来，平时由小格自己运行',
    writes: true,
    run: async (database, { out, at }, [id]) =>
      (await import('./paper.js')).drawOne(database, config(), { id, out, now: moment(at) }),
  },
  doctor: {
    usage: 'doctor',
    does: '体检：设置、企业微信、回调、数据库、待发消息，每行写着该怎么办；有不通过的退出码为 1',
    runAlone: () => doctor(process.env),
  },
  burden: {
    usage: 'doctor --burden [--at 时间]',
    does: '减负：哪些开关打开着，上周要求每类人响铃、拍照、打字各多少',
    writes: false,
    run: async (database, { at }) =>
      (await import('./burden.js')).printBurden(database, config().timeZone, moment(at)),
  },
  menu: {
    usage: 'menu',
    does: '把应用菜单（上报、我的、帮助）设到企业微信里',
    runAlone: async () => (await import('./menu.js')).setMenu(config()),
  },
  backup: {
    usage: 'backup <目录>',
    does: '备份数据库、收到的文件和暂存的消息到一个空目录，运行中也可以；密钥另外保存',
    runAlone: ([folder]) => backup(config(), folderGiven(folder, 'backup')),
  },
  restore: {
    usage: 'restore <目录>',
    does: '把备份恢复到空的地方',
    runAlone: ([folder]) => restore(config(), folderGiven(folder, 'restore')),
  },
  'rotate-key': {
    usage: 'rotate-key',
    does: '换 DATA_KEY：把 DATA_KEY_OLD 加密的内容用 DATA_KEY 重新加密，可以中断后再运行',
    writes: true,
    run: (database) => rotateKey(database, config()),
  },
};

function folderGiven(folder: string | undefined, command: string): string {
  if (folder === undefined) throw new CommandError(`用法：npm run -s xiaoge -- ${command} <目录>`);
  return folder;
}

/** `--at`, or now. Throws CommandError. */
function moment(at: string | undefined): number {
  const now = at === undefined ? Date.now() : Date.parse(at);
  if (Number.isNaN(now))
    throw new CommandError(`--at 要写成 2026-11-23T08:30:00+08:00 这样的时间，现在是“${at}”。`);
  return now;
}

async function runJob(database: Database, { at }: Flags, [name]: string[]): Promise<void> {
  if (name === undefined) {
    for (const job of [...jobs, ...chores]) print(`${job.name}\t${job.says}`);
    return;
  }
  const now = moment(at);
  const office = await OfficeKeeper.open(database, config().timeZone);
  const ran = await runByHand({ database, office: office.current }, name, now);
  if (ran === null)
    throw new CommandError(
      `没有叫“${name}”的任务。可以运行：${[...jobs, ...chores].map((job) => job.name).join('、')}`,
    );
  if (ran.length === 0) explain('这一天没有这项任务，或者已经运行过了。');
  for (const { job, outcome } of ran) print(`${job}\t${outcome}`);
}

function help(): string {
  const lines = Object.values(commands).map(
    ({ usage, does }) => `  npm run -s xiaoge -- ${usage}\n      ${does}`,
  );
  return `小格的命令：\n${lines.join('\n')}\n时间不写就是现在；数据库由 DATABASE_URL 指定。`;
}

runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      text: { type: 'boolean' },
      at: { type: 'string' },
      help: { type: 'boolean' },
      failed: { type: 'boolean' },
      repair: { type: 'boolean' },
      gently: { type: 'boolean' },
      'all-failed': { type: 'boolean' },
      grid: { type: 'string' },
      out: { type: 'string' },
      preview: { type: 'boolean' },
      burden: { type: 'boolean' },
      tickets: { type: 'string' },
      renew: { type: 'boolean' },
    },
  });
  const [name, ...words] = positionals;
  const command = commands[name === 'doctor' && values.burden === true ? 'burden' : (name ?? '')];
  if (!command || values.help) {
    if (name !== undefined && !command) throw new CommandError(`没有“${name}”这个命令。\n${help()}`);
    return print(help());
  }
  if ('runAlone' in command) return command.runAlone(words);
  const database = await Database.open(config(), command.writes ? {} : { readOnly: true });
  try {
    await command.run(
      database,
      {
        json: values.json ?? false,
        text: values.text ?? false,
        at: values.at,
        failed: values.failed ?? false,
        repair: values.repair ?? false,
        gently: values.gently ?? false,
        allFailed: values['all-failed'] ?? false,
        grid: values.grid,
        out: values.out,
        preview: values.preview ?? false,
        tickets: values.tickets,
        renew: values.renew ?? false,
      },
      words,
    );
  } finally {
    await database.close();
  }
  return undefined;
});
