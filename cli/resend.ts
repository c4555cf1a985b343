import type { Database } from '../models/store/database';
import { resend } from '../models/exchange/resend';
import { notAgainWords } from '../notices/exchange/delivery-words';
import { CommandError, explain, print } from './output';

/** `resend 12` or `resend --all-failed`: what failed goes out once more, under a number of its own. */
export async function resendFailed(database: Database, all: boolean, [word]: string[]): Promise<void> {
  if (all) return resendAll(database);
  const id = Number(word);
  if (!Number.isSafeInteger(id) || id < 1)
    throw new CommandError(
      '用法：npm run -s xiaoge -- resend <编号>，或 resend --all-failed；编号见 outbox --failed。',
    );
  const made = await database.write((tx) => resend(tx, id, Date.now()));
  if (typeof made === 'string') throw new CommandError(`${id}：${notAgainWords[made]}。`);
  print(`${id}\t已重新排队，新编号 ${made}`);
  return undefined;
}

/** Each in a transaction of its own, the oldest first; expired greetings and the like are left where they are. */
async function resendAll(database: Database): Promise<void> {
  const rows = await database.rows<{ id: number }>(
    "SELECT id FROM outbound WHERE state = 'failed' ORDER BY id",
  );
  let queued = 0;
  for (const { id } of rows) {
    const made = await database.write((tx) => resend(tx, id, Date.now()));
    if (typeof made === 'number') {
      queued += 1;
      print(`${id}\t已重新排队，新编号 ${made}`);
    } else explain(`${id}：${notAgainWords[made]}`);
  }
  print(`重新排队 ${queued} 条，共 ${rows.length} 条没发成。`);
}
