import { checkFigures } from '../jobs/figures-check';
import type { Database } from '../models/database';
import { OfficeKeeper } from '../models/office';
import { checkedWords } from '../notices/figure-words';
import { explain, print } from './output';

/** `recount [--repair]`: all counters against the tickets. Exit code 1 when they differ and nothing was put right. */
export async function recountFigures(
  database: Database,
  timeZone: string,
  { repairs, now }: { repairs: boolean; now: number },
): Promise<void> {
  const office = (await OfficeKeeper.open(database, timeZone)).current();
  const onProgress = (tickets: number): void => {
    if (process.stderr.isTTY && tickets % 50_000 === 0) explain(`已核对 ${tickets} 件`);
  };
  const checked = await checkFigures({ database, office, now }, { repairs, onProgress });
  print(checkedWords(checked));
  if (checked.differences > 0 && !checked.repaired) process.exitCode = 1;
}
