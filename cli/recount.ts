import { constants, setPriority } from 'node:os';
import { checkFigures } from '../jobs/figures/figures-check';
import type { Database } from '../models/store/database';
import { OfficeKeeper } from '../models/office';
import { checkedWords } from '../notices/figures/figure-words';
import { explain, print } from './output';

/**
 * `recount [--repair] [--gently]`: all counters against the tickets. Exit code 1 when they differ and nothing was put
 * right. `gently` is how the night has it done: the people who report meanwhile come first.
 */
export async function recountFigures(
  database: Database,
  timeZone: string,
  { repairs, gently = false, now }: { repairs: boolean; gently?: boolean; now: number },
): Promise<void> {
  if (gently) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const office = (await OfficeKeeper.open(database, timeZone)).current();
  const onProgress = (tickets: number): void => {
    if (process.stderr.isTTY && tickets % 50_000 === 0) explain(`已核对 ${tickets} 件`);
  };
  const checked = await checkFigures({ database, office, now }, { repairs, gently, onProgress });
  print(checkedWords(checked));
  if (checked.differences > 0 && !checked.repaired) process.exitCode = 1;
}
