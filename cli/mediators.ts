import type { Database } from '../models/store/database';
import { loadDirectory } from '../models/staff/stored-directory';
import { disputeLimit, setDisputeLimit } from '../models/mediation/dispute-limit';
import { kindOfWords } from '../models/mediation/dispute-kinds';
import { insert, type SqlValue, type Transaction } from '../models/store/transaction';
import { findNode } from './group';
import { CommandError, print } from './output';
import { staffOf } from './staff';

/** `committee 青石街道 青石街道人民调解委员会 青石 调委会壬` */
export async function setCommittee(database: Database, [node, name, mark, head]: string[]): Promise<void> {
  if (node === undefined || name === undefined || mark === undefined)
    throw new CommandError('用法：npm run -s xiaoge -- committee <节点> <全称> <文号里的字> [主任]');
  const directory = await loadDirectory(database);
  const gridId = findNode(directory, node).id;
  const headId = head === undefined ? null : staffOf(directory, head).id;
  await database.write((tx) => replace(tx, 'committee', ['gridId', gridId], { name, mark, headId }));
  print(`${name}已登记${head === undefined ? '，还没有主任' : `，主任：${head}`}。`);
}

/** `mediator 调解员丁 老曹工作室 "周一至周五 9:00–11:00" 8000-0003 "做过三十二年社区民警" 邻里,物业` */
export async function setMediator(
  database: Database,
  [who, studio, hours = '', phone = '', words = '', skills = '']: string[],
): Promise<void> {
  const { id: personId, name } = staffOf(await loadDirectory(database), who);
  if (studio === undefined) {
    await database.write((tx) => tx.run('DELETE FROM mediator WHERE personId = ?', [personId]));
    return print(`${name}的工作室已去掉。`);
  }
  const kinds = skills
    .split(/[,，、]/)
    .filter(Boolean)
    .map((skill) => {
      const kind = kindOfWords(skill);
      if (kind === null) throw new CommandError(`没有“${skill}”这类纠纷。`);
      return kind;
    });
  const row = { studio, hours, phone, words, kinds: kinds.join(',') };
  await database.write((tx) => replace(tx, 'mediator', ['personId', personId], row));
  return print(`${studio}（${name}）已登记。`);
}

const MOST_DAYS = 366;

/** `mediation-limit [days]`: how long a mediation may take before it is extended or ended. */
export async function mediationLimit(database: Database, [words]: string[]): Promise<void> {
  if (words !== undefined) {
    const days = Number(words);
    if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
      throw new CommandError('天数写 1 到 366 的整数，按当地规定；法律没有定期限，不设就是 30 天。');
    await database.write((tx) => setDisputeLimit(tx, days));
  }
  print(`调解期限 ${(await disputeLimit(database)).amount} 天（自然日），双方同意可以再延长一次，一样长。`);
}

/** One row for the key, new or changed. */
async function replace(
  tx: Transaction,
  table: string,
  [column, value]: readonly [string, number],
  row: Record<string, SqlValue>,
): Promise<void> {
  await tx.run(`DELETE FROM ${table} WHERE ${column} = ?`, [value]);
  await insert(tx, table, { [column]: value, ...row });
}
