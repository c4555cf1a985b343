import type { Office } from '../../models/context';
import type { Database } from '../../models/store/database';
import { mayRaise } from '../../models/exchange/alarm';
import { isOutdated, recount, repair, type Recounting } from '../../models/figures/recount';
import { insert, isUniqueViolation, one } from '../../models/store/transaction';
import { figuresWrong } from '../../notices/figures/figure-words';
import { tell } from '../../notices/exchange/send';

export interface Checked {
  tickets: number;
  /** Rows of counters that were not what a recount gives. */
  differences: number;
  /** They were put right: asked for, or the counters were made by an older definition. */
  repaired: boolean;
}

export interface Check {
  database: Database;
  office: Office;
  now: number;
}

/** Counts everything anew and compares; a difference is told to the administrators, and put right when asked for. */
export async function checkFigures(
  { database, office, now }: Check,
  { repairs = false, ...pace }: Recounting & { repairs?: boolean } = {},
): Promise<Checked> {
  const outdated = await isOutdated(database);
  const { tickets, differences } = await recount(database, office.calendar, pace);
  const repaired = repairs || outdated;
  if (repaired) await repair(database, differences);
  else if (differences.size > 0)
    await database.write(async (tx) => {
      if (!(await mayRaise(tx, 'figures', now))) return;
      const told = new Set(office.directory.withRole('administrator').map(({ personId }) => personId));
      const context = { tx, office, now, actorId: null };
      for (const personId of told) await tell(context, personId, figuresWrong(differences.size));
    });
  return { tickets, differences: differences.size, repaired };
}

const NAME = 'figures-check';
const [FROM_HOUR, UNTIL_HOUR] = [2, 6];

/** Once a night, whoever gets to it first; 1 = it was done in this pass. `check` gives what it found, in words. */
export async function checkNightly(
  { database, office, now }: Check,
  check: () => Promise<string>,
): Promise<number> {
  const { day, hour } = office.calendar.local(now);
  if (hour < FROM_HOUR || hour >= UNTIL_HOUR) return 0;
  const tick = office.calendar.at(day, FROM_HOUR * 60);
  if (await one(database, 'SELECT id FROM job_run WHERE name = ? AND tick = ?', [NAME, tick])) return 0;
  try {
    await database.write((tx) => insert(tx, 'job_run', { name: NAME, tick, startedAt: now }));
  } catch (error) {
    if (isUniqueViolation(error)) return 0;
    throw error;
  }
  const outcome = await check();
  await database.write((tx) =>
    tx.run('UPDATE job_run SET finishedAt = ?, outcome = ? WHERE name = ? AND tick = ?', [
      now,
      outcome,
      NAME,
      tick,
    ]),
  );
  return 1;
}
