import { nextDay } from '../models/calendar';
import type { Office } from '../models/context';
import type { Database } from '../models/store/database';
import { insert, isUniqueViolation, one } from '../models/store/transaction';
import { daysMadeUp, mayMakeUp } from './catch-up';
import type { Chore, Job, Moment } from './job';
import { chores, jobs } from './index';

export interface Clockwork {
  database: Database;
  office: () => Office;
}

export interface Ran {
  job: string;
  at: number;
  outcome: string;
}

const OUTCOME_LENGTH = 500;

/** The clock struck: what is due now and was not done yet, by whoever gets to it first. */
export async function runDue(
  { database, office }: Clockwork,
  now: number,
  list: { jobs: readonly Job[]; chores: readonly Chore[] } = { jobs, chores },
): Promise<Ran[]> {
  const ran: Ran[] = [];
  const failed: unknown[] = [];
  // A fault of one is told in the end and keeps none of the others from its work.
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failed.push(error);
    }
  };
  for (const chore of list.chores)
    await attempt(async () => void (await chore.run({ database, office: office(), now })));
  for (const job of list.jobs) await attempt(() => runJob({ database, office }, job, now, ran));
  if (failed.length > 0) throw failed[0];
  return ran;
}

/** What of this job is due: of a long silence each moment once, and none that nobody needs any more. */
async function runJob({ database, office }: Clockwork, job: Job, now: number, ran: Ran[]): Promise<void> {
  const { calendar } = office();
  const today = calendar.local(now).day;
  const madeUp = mayMakeUp(calendar, now) ? daysMadeUp(job.name) : 0;
  for (let back = Math.max(madeUp, job.looksBack ?? 0); back >= 0; back--) {
    for (const moment of await job.moments(database, office(), nextDay(today, -back))) {
      const inTime = moment.at <= now && now < moment.until;
      const late = now - moment.at > LATE;
      if (!inTime && !(back > 0 && back <= madeUp)) continue;
      if (late && !(await wasMissed(database, moment))) continue;
      const done = await runOnce({ database, office }, job, moment, now);
      if (done) ran.push(done);
    }
  }
}

/** So long after its moment nobody waits for a job: it was missed. */
const LATE = 30 * 60_000;

/** Not run, by a house that had people before. What came before its first day was missed by nobody. */
async function wasMissed(database: Database, { name, at }: Moment): Promise<boolean> {
  if (await one(database, 'SELECT id FROM job_run WHERE name = ? AND tick = ?', [name, at])) return false;
  return (await one(database, 'SELECT id FROM person WHERE createdAt < ? LIMIT 1', [at])) !== null;
}

/** By hand: all moments of that day, whatever the hour; a moment that was run stays run. */
export async function runByHand(
  { database, office }: Clockwork,
  name: string,
  now: number,
): Promise<Ran[] | null> {
  const chore = chores.find((one) => one.name === name);
  if (chore)
    return [
      { job: name, at: now, outcome: `处理 ${await chore.run({ database, office: office(), now })} 件` },
    ];
  const job = jobs.find((one) => one.name === name);
  if (!job) return null;
  const ran: Ran[] = [];
  for (const moment of await job.moments(database, office(), office().calendar.local(now).day)) {
    const done = await runOnce({ database, office }, job, moment, now);
    if (done) ran.push(done);
  }
  return ran;
}

/** The row of the run is the lock and is written with what the run does: both, or neither. */
async function runOnce(
  { database, office }: Clockwork,
  job: Job,
  moment: Moment,
  now: number,
): Promise<Ran | null> {
  const { name, at } = moment;
  if (await one(database, 'SELECT id FROM job_run WHERE name = ? AND tick = ?', [name, at])) return null;
  try {
    const outcome = await database.write(async (tx) => {
      const id = await insert(tx, 'job_run', { name, tick: at, startedAt: now });
      const said = await job.run({ tx, office: office(), now, actorId: null }, moment);
      await tx.run('UPDATE job_run SET finishedAt = ?, outcome = ? WHERE id = ?', [
        now,
        said.slice(0, OUTCOME_LENGTH),
        id,
      ]);
      return said;
    });
    return { job: name, at, outcome };
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}
