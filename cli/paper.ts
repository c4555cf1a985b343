import type { Config } from '../config';
import { drawPaper } from '../jobs/papers/papers';
import { speaker } from '../jobs/papers/clerk';
import type { Database } from '../models/store/database';
import { OfficeKeeper } from '../models/office';
import type { Paper } from '../models/figures/paper';
import { one } from '../models/store/transaction';
import { CommandError, print } from './output';

/** `paper 12 --out folder`: draws it there and prints what it drew as JSON. The house runs this for itself. */
export async function drawOne(
  database: Database,
  config: Config,
  { id, out, now }: { id: string | undefined; out: string | undefined; now: number },
): Promise<void> {
  const paper = await one<Paper>(database, 'SELECT * FROM paper WHERE id = ?', [Number(id ?? 0)]);
  if (!paper || out === undefined) throw new CommandError('用法：npm run -s xiaoge -- paper 编号 --out 目录');
  const office = (await OfficeKeeper.open(database, config.timeZone)).current();
  // Told with the house's clock as it was asked, moved on by what has passed here.
  const begun = Date.now();
  const say = speaker(database, office, paper, () => now + Date.now() - begun);
  const { mediaFolder } = config;
  print(JSON.stringify(await drawPaper({ database, office, now, paper, folder: out, mediaFolder, say })));
}
