import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config';
import type { Database } from '../models/store/database';
import { rehashPartyCodes } from '../models/mediation/party-link';
import { rehashPlaces } from '../models/store/rehash-places';
import { reseal } from '../models/store/reseal';
import { CommandError, print } from './output';

/** Seals everything under DATA_KEY that DATA_KEY_OLD sealed; may be stopped and run again, the house may run meanwhile. */
export async function rotateKey(database: Database, config: Config): Promise<void> {
  if (config.dataKeyOld === null)
    throw new CommandError(
      '要换密钥，请把新密钥放进 DATA_KEY、原来的放进 DATA_KEY_OLD，重启小格，再运行本命令。',
    );
  let resealed = 0;
  const unreadable: string[] = [];
  for await (const column of reseal(database)) {
    resealed += column.resealed;
    if (column.resealed > 0) print(`${column.table}.${column.column}\t重新加密 ${column.resealed} 条`);
    if (column.unreadable.length > 0) {
      const ids = column.unreadable.slice(0, 5).join('、');
      unreadable.push(
        `${column.table}.${column.column}\t两把密钥都打不开 ${column.unreadable.length} 条（编号 ${ids}）`,
      );
    }
  }
  print(`共重新加密 ${resealed} 条。`);
  const places = await rehashPlaces(database);
  if (places > 0) print(`调解的地点记号换了 ${places} 件，重复的还能一起数。`);
  const codes = await database.write(rehashPartyCodes);
  if (codes > 0) print(`还在等人用的调解码换了 ${codes} 个，原来告诉当事人的号码照样能用。`);
  for (const line of unreadable) print(line);
  const waiting = spooled(config.spoolFolder);
  if (waiting) print('暂存目录里还有没处理的消息：等它们处理完，再运行一次本命令。');
  if (unreadable.length > 0) throw new CommandError('有打不开的内容：先不要删 DATA_KEY_OLD，请核对密钥。');
  if (!waiting) print('现在可以去掉 DATA_KEY_OLD，重启小格。旧密钥请留到不再需要旧备份为止。');
}

/** Whether messages wait on the disk because the database was away. */
export function spooled(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
  return logs.some((name) => statSync(path.join(folder, name)).size > 0);
}
