import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { FileSpool } from '../../bot/spool-file';
import { lockFile } from '../store/file-lock';

/** More processes than this never share a folder. */
const SLOTS = 64;

/**
 * The spool of this process. Processes on one machine may share the folder: each holds a numbered slot by a lock that
 * the operating system lets go when the process dies, and takes up what dead ones left.
 */
export async function openSpoolSlot(folder: string): Promise<FileSpool> {
  mkdirSync(folder, { recursive: true });
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const unlock = lockFile(path.join(folder, `${slot}.lock`));
    if (!unlock) continue;
    const spool = await FileSpool.open(path.join(folder, `${slot}.log`));
    await adoptOthers(folder, slot, spool);
    const close = spool.close.bind(spool);
    spool.close = () => close().finally(unlock);
    return spool;
  }
  throw new Error(`暂存目录 ${folder} 里没有空位了`);
}

/** Records go over before they are cleared: a crash in between leaves them twice, and a message counts once by its key. */
async function adoptOthers(folder: string, own: number, spool: FileSpool): Promise<void> {
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const file = path.join(folder, `${slot}.log`);
    if (slot === own || !existsSync(file)) continue;
    const unlock = lockFile(path.join(folder, `${slot}.lock`));
    if (!unlock) continue;
    try {
      const left = await FileSpool.open(file);
      await Promise.all((await left.read()).map((record) => spool.append(record)));
      await left.clear();
      await left.close();
    } finally {
      unlock();
    }
  }
}
