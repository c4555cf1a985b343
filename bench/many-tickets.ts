import type { Database } from '../models/store/database';
import type { Measure } from '../models/figures/measures';

/** The week that is measured, and how many tickets it has in the sample street. */
export const WEEK = { from: '2026-11-16', to: '2026-11-22', tickets: 1_000 } as const;

const DAY = 86_400_000;
const SHANGHAI = 8 * 3_600_000;
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`) - SHANGHAI;
/** Kinds without anything personal, so that all of them are drawn. */
const KINDS = ['0104', '0201', '0401', '0501', '0503', '0601', '0607', '0701', '0901', '1001'];
const FIRST_REPORTER = 1_000_000;
const BATCH = 10_000;
/** The other weeks lie in the three years before; the other streets are these nodes. */
const OTHER_DAYS = 1_000;
const OTHER_GRIDS = { first: 1_001, count: 60 };

interface Filling {
  /** First id and how many. */
  from: number;
  count: number;
  /** SQL over `n`, a number from 1 on. */
  gridId: string;
  reportedAt: string;
}

/** Fills an empty street with so many tickets, the measured week among them; `tell` hears how far it is, 0 to 1. */
export async function fill(
  database: Database,
  tickets: number,
  tell: (share: number) => void,
): Promise<void> {
  const grids = (
    await database.rows<{ id: number }>("SELECT id FROM grid WHERE level = 'grid' ORDER BY id")
  ).map(({ id }) => id);
  const pick = (values: readonly number[]): string =>
    `(CASE n % ${values.length} ${values.map((value, at) => `WHEN ${at} THEN ${value}`).join(' ')} END)`;
  const mondays = midnight(WEEK.from);
  await insert(database, {
    from: 1,
    count: WEEK.tickets,
    gridId: pick(grids),
    reportedAt: `(${mondays} + (n * 7919 % ${(7 * DAY) / 1000}) * 1000)`,
  });
  const own = `(CASE WHEN n % 2 = 0 THEN ${pick(grids)} ELSE ${OTHER_GRIDS.first} + n % ${OTHER_GRIDS.count} END)`;
  // Before the eight weeks of the bulletin's line, so that its numbers are the same however many there are.
  const begin = mondays - (OTHER_DAYS + 60) * DAY;
  for (let done = WEEK.tickets; done < tickets; done += BATCH) {
    await insert(database, {
      from: done + 1,
      count: Math.min(BATCH, tickets - done),
      gridId: own,
      reportedAt: `(${begin} + (n * 7919 % ${OTHER_DAYS * 1440}) * 60000)`,
    });
    tell((done / tickets) * 0.8);
  }
  await countByDay(database);
  tell(1);
}

function insert(database: Database, { from, count, gridId, reportedAt }: Filling): Promise<unknown> {
  const until = from + count - 1;
  const kind = `(CASE n % ${KINDS.length} ${KINDS.map((code, at) => `WHEN ${at} THEN '${code}'`).join(' ')} END)`;
  const at = reportedAt;
  const columns: Record<string, string> = {
    id: 'n',
    state: "'closed'",
    version: '5',
    category: kind,
    gridId,
    placeId: `(n % 24 + 1)`,
    placeText: "'3号楼2单元'",
    subject: "'楼道灯不亮'",
    description: "'3号楼2单元楼道灯不亮，晚上老人容易摔'",
    urgency: "'normal'",
    channel: "'kf'",
    source: "CASE WHEN n % 5 = 0 THEN 'self' WHEN n % 3 = 0 THEN 'member' ELSE 'resident' END",
    // Whoever reports does so five times: a larger street has more people, not busier ones.
    reporterId: `(${FIRST_REPORTER} + (n - n % 5) / 5)`,
    handlerId: '1',
    confirmed: '1',
    round: '0',
    reportedAt: at,
    filedAt: at,
    acceptedAt: at,
    doneAt: `(${at} + 7200000)`,
    closedAt: `(${at} + 7200000)`,
    lookBy: `(${at} + 14400000)`,
    dueAt: `(${at} + (CASE WHEN n % 20 = 0 THEN 3600000 ELSE 86400000 END))`,
    result: "'换了灯泡1个'",
    solvedLevel: "CASE WHEN n % 10 = 0 THEN 'street' ELSE 'grid' END",
    verifiedBy: "CASE WHEN n % 5 = 0 THEN 'self' WHEN n % 4 = 0 THEN 'unvisited' ELSE 'reporter' END",
  };
  const names = Object.keys(columns);
  // Numbers by digits: a recursive query ends at a thousand steps on MySQL.
  const digits =
    '(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)';
  const numbers = `(SELECT ${from} + a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n FROM ${digits} a, ${digits} b, ${digits} c, ${digits} e) AS numbers`;
  const sql = `INSERT INTO ticket (${names.join(', ')}) SELECT ${Object.values(columns).join(', ')} FROM ${numbers} WHERE n <= ${until}`;
  return database.write((tx) => tx.run(sql));
}

/** The counters of a day as `contributions` has them, of tickets like these. */
async function countByDay(database: Database): Promise<void> {
  const day = (column: string): string =>
    database.kind === 'mysql'
      ? `DATE_FORMAT(DATE_ADD('1970-01-01', INTERVAL FLOOR((${column} + ${SHANGHAI}) / ${DAY}) DAY), '%Y-%m-%d')`
      : `strftime('%Y-%m-%d', (${column} + ${SHANGHAI}) / 1000, 'unixepoch')`;
  const staff = "source IN ('self', 'member')";
  const counted: [string, Partial<Record<Measure, string>>][] = [
    ['reportedAt', { reported: '1', byResidents: `CASE WHEN ${staff} THEN 0 ELSE 1 END` }],
    ['filedAt', { filed: '1' }],
    ['dueAt', { due: '1', dueOnTime: 'CASE WHEN doneAt <= dueAt THEN 1 ELSE 0 END' }],
    [
      'closedAt',
      {
        closed: '1',
        closedOnTime: 'CASE WHEN doneAt <= dueAt THEN 1 ELSE 0 END',
        selfHandled: "CASE WHEN source = 'self' THEN 1 ELSE 0 END",
        solvedInGrid: "CASE WHEN solvedLevel = 'grid' THEN 1 ELSE 0 END",
        solvedInStreet: "CASE WHEN solvedLevel = 'street' THEN 1 ELSE 0 END",
        confirmed: "CASE WHEN verifiedBy = 'reporter' THEN 1 ELSE 0 END",
        unvisited: "CASE WHEN verifiedBy = 'unvisited' THEN 1 ELSE 0 END",
      },
    ],
  ];
  const grids = await database.rows<{ gridId: number }>('SELECT DISTINCT gridId FROM ticket');
  for (const { gridId } of grids) {
    for (const [slot, [moment, columns]] of counted.entries()) {
      const names = Object.keys(columns);
      const sums = Object.values(columns).map((column) => `SUM(${column})`);
      // Each moment in a part of its own: readers sum the parts of a row.
      await database.write((tx) =>
        tx.run(
          `INSERT INTO daily_figure (day, gridId, category, slot, ${names.join(', ')})
            SELECT ${day(moment)} AS day, gridId, category, ${slot}, ${sums.join(', ')} FROM ticket
            WHERE gridId = ${gridId} GROUP BY ${day(moment)}, gridId, category`,
        ),
      );
    }
  }
}
