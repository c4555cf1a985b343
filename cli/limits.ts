import { categoryByCode, type LimitUnit, type UrgencyClass } from '../models/category-table';
import type { Database } from '../models/store/database';
import { loadDirectory } from '../models/staff/stored-directory';
import { touchDirectory } from '../models/office';
import { insert } from '../models/store/transaction';
import type { StepLimit } from '../models/tickets/step-limits';
import type { Step } from '../models/tickets/workflow';
import { findNode } from './group';
import { CommandError, print } from './output';

const USAGE =
  '用法：npm run -s xiaoge -- limit <节点名> <接办|到场|办理|核实> <U1|U2|U3|U4> <多久|清除> [四位类别]';
const stepNames: Record<string, Step> = { 接办: 'accept', 到场: 'arrive', 办理: 'handle', 核实: 'verify' };
const unitNames: Record<string, { unit: LimitUnit; tenths: number }> = {
  小时: { unit: 'EH', tenths: 10 },
  工时: { unit: 'WH', tenths: 10 },
  工作小时: { unit: 'WH', tenths: 10 },
  天: { unit: 'ED', tenths: 10 },
  工作日: { unit: 'WD', tenths: 10 },
};
const MINUTES_AN_HOUR = 60;
const LONGEST = 10_000;

/** 30分钟, 4工时, 2工作日: tenths of a unit. Throws CommandError. */
function amountIn(text: string): { tenths: number; unit: LimitUnit } {
  const [, count = '', name = ''] = /^(\d+(?:\.\d)?)\s*(\D+)$/.exec(text) ?? [];
  if (name === '分钟') {
    const tenths = Math.max(1, Math.round((Number(count) / MINUTES_AN_HOUR) * 10));
    return { tenths, unit: 'EH' };
  }
  const known = unitNames[name];
  if (!known || !(Number(count) > 0 && Number(count) < LONGEST))
    throw new CommandError(`看不懂“${text}”：写 30分钟、4工时、8小时、2工作日、3天。\n${USAGE}`);
  return { tenths: Math.round(Number(count) * known.tenths), unit: known.unit };
}

/** Sets, clears or lists the own limits of nodes; running servers take them up by themselves. */
export async function setLimit(database: Database, words: string[]): Promise<void> {
  const [node, stepName, urgency, amount, category = ''] = words;
  if (node === undefined) return listLimits(database);
  const step = stepNames[stepName ?? ''];
  if (!step || !/^U[1-4]$/.test(urgency ?? '') || amount === undefined) throw new CommandError(USAGE);
  if (category !== '' && !categoryByCode(category)) throw new CommandError(`没有“${category}”这个类别。`);
  const grid = findNode(await loadDirectory(database), node);
  const key = { gridId: grid.id, step, category, urgency: urgency as UrgencyClass };
  const limit = amount === '清除' ? null : amountIn(amount);
  await database.write(async (tx) => {
    await tx.run(
      'DELETE FROM step_limit WHERE gridId = ? AND step = ? AND category = ? AND urgency = ?',
      Object.values(key),
    );
    if (limit) await insert(tx, 'step_limit', { ...key, ...limit });
    await touchDirectory(tx);
  });
  print(
    limit
      ? `${grid.name} ${stepName} ${urgency}：记下了，新报的事照它算。`
      : `${grid.name} ${stepName} ${urgency}：已清除。`,
  );
}

async function listLimits(database: Database): Promise<void> {
  const directory = await loadDirectory(database);
  const rows = await database.rows<StepLimit>('SELECT * FROM step_limit ORDER BY gridId, step, urgency');
  if (rows.length === 0) return print('没有自己的时限，都用通用的（docs/workflow.md）。');
  for (const { gridId, step, category, urgency, tenths, unit } of rows)
    print(
      [directory.grid(gridId)?.name ?? '', step, urgency, category || '全部', `${tenths / 10} ${unit}`].join(
        '\t',
      ),
    );
  return undefined;
}
