import { WorkingCalendar } from '../models/calendar';
import type { Database } from '../models/store/database';
import { shanghai, Street } from '../test/street';
import { catchUp } from './catch-up';
import { jobs } from './index';
import type { Job } from './job';
import { runDue } from './run';

const MONDAY = '2026-11-30';
const TUESDAY = '2026-12-01';
const WEDNESDAY = '2026-12-02';

/** The house was up until Friday night, went down, and is back then: what of this job is made up for, by its own moment. */
const outages: readonly [job: string, backAt: string, madeUp: readonly string[]][] = [
  ['work-list', `${MONDAY} 11:30`, [`${MONDAY} 08:07`]],
  ['work-list', `${MONDAY} 12:00`, []],
  ['work-list', `${TUESDAY} 10:00`, [`${TUESDAY} 08:07`]],
  ['morning-digest', `${MONDAY} 17:59`, [`${MONDAY} 08:12`]],
  ['morning-digest', `${WEDNESDAY} 08:40`, [`${WEDNESDAY} 08:12`]],
  ['mediation-list', `${MONDAY} 16:00`, [`${MONDAY} 08:21`]],
  ['weekly-bulletin', `${MONDAY} 17:00`, [`${MONDAY} 08:33`]],
  ['weekly-bulletin', `${TUESDAY} 03:00`, []],
  ['weekly-bulletin', `${TUESDAY} 08:33`, [`${MONDAY} 08:33`]],
  ['weekly-bulletin', '2026-12-04 10:00', [`${MONDAY} 08:33`]],
  ['weekly-bulletin', '2026-12-05 10:00', []],
  ['week-digest', `${WEDNESDAY} 09:00`, [`${MONDAY} 08:41`]],
  ['month-digest', '2026-12-04 09:00', [`${TUESDAY} 08:47`]],
  ['month-digest', '2026-12-07 09:00', []],
  ['standing', '2026-12-04 09:00', [`${TUESDAY} 08:42`]],
  ['dispute-survey', '2026-12-03 09:00', [`${TUESDAY} 09:07`, `${TUESDAY} 09:07`]],
  ['open-stock', `${MONDAY} 03:59`, [`${MONDAY} 00:00`]],
  ['open-stock', `${MONDAY} 09:00`, []],
  ['wipe-practice', `${MONDAY} 09:00`, [`${MONDAY} 02:00`]],
  ['meeting-reminder', `${MONDAY} 15:00`, []],
  ['meeting-reminder', `${TUESDAY} 09:00`, []],
  ['meeting-agenda', `${TUESDAY} 09:00`, []],
  ['meeting-minutes', `${TUESDAY} 09:00`, [`${MONDAY} 16:00`, `${MONDAY} 16:00`]],
];

/** The job as it is, its moments alone. */
const silent = (job: Job): Job => ({ ...job, run: async () => '' });

describe('after an outage', () => {
  let street: Street;
  beforeAll(async () => {
    street = await Street.open();
  });
  afterAll(() => street.close());

  test.each(outages)('%s, back at %s', async (name, backAt, madeUp) => {
    const { database, office } = street.house;
    await lastRunOn(database, shanghai('2026-11-27 22:00'));
    const one = jobs.filter((job) => job.name === name).map(silent);
    const calendar = new WorkingCalendar('Asia/Shanghai');
    const shown = (at: number): string => {
      const { day, hour, minute } = calendar.local(at);
      return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    };
    const work = { database, office: office.current };
    const first = await runDue(work, shanghai(backAt), { jobs: one, chores: [] });
    expect(first.map(({ at }) => shown(at))).toEqual(madeUp);
    expect(await runDue(work, shanghai(backAt), { jobs: one, chores: [] })).toEqual([]);
  });

  test('of a new house nothing is missed', async () => {
    const { database, office } = street.house;
    await database.write(async (tx) => {
      await tx.run('DELETE FROM job_run');
      await tx.run('UPDATE person SET createdAt = ?', [shanghai(`${TUESDAY} 08:50`)]);
    });
    const [weekly] = jobs.filter(({ name }) => name === 'weekly-bulletin').map(silent);
    const list = { jobs: weekly ? [weekly] : [], chores: [] };
    expect(await runDue({ database, office: office.current }, shanghai(`${TUESDAY} 09:00`), list)).toEqual(
      [],
    );
  });

  test('every job stands in the table', () => {
    const known = new Set(Object.keys(catchUp));
    expect(jobs.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });
});

/** Up until then, so Friday's minutes were looked after. */
async function lastRunOn(database: Database, at: number): Promise<void> {
  const friday = shanghai('2026-11-27 16:00');
  await database.write(async (tx) => {
    await tx.run('DELETE FROM job_run');
    for (const name of ['meeting-minutes:1', 'meeting-minutes:2'])
      await tx.run('INSERT INTO job_run (name, tick, startedAt) VALUES (?, ?, ?)', [name, friday, at]);
  });
}
