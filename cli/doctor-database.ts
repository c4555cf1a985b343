import type { Config } from '../config';
import { Database } from '../models/store/database';
import type { Finding } from './finding';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SUBJECT = '数据库';

/** Reachable, its version, pending migrations, and what waits or failed. Changes nothing. */
export async function checkDatabase(config: Config): Promise<Finding[]> {
  let database: Database;
  try {
    database = await Database.open(config, { readOnly: true });
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    const says = `打不开（${code || message}）：请核对 DATABASE_URL，确认数据库在运行、账号和密码正确`;
    return [{ level: 'fail', subject: SUBJECT, says }];
  }
  try {
    const migrations = await migrationsOf(database);
    // Tables that are not there yet can't be asked for what waits in them.
    if (migrations.level !== 'ok') return [await versionOf(database), migrations];
    return [
      await versionOf(database),
      migrations,
      await groupsOf(database),
      await waitingOf(database),
      await failedOf(database),
    ];
  } finally {
    await database.close();
  }
}

async function versionOf(database: Database): Promise<Finding> {
  const expression = database.kind === 'sqlite' ? 'sqlite_version()' : 'VERSION()';
  const [row] = await database.rows<{ version: string }>(`SELECT ${expression} AS version`);
  const version = row?.version ?? '';
  if (database.kind === 'sqlite') return { level: 'ok', subject: SUBJECT, says: `SQLite ${version}` };
  const name = /mariadb/i.test(version) ? 'MariaDB' : 'MySQL';
  return isRecent(name, version)
    ? { level: 'ok', subject: SUBJECT, says: `${name} ${version}` }
    : {
        level: 'fail',
        subject: SUBJECT,
        says: `${name} ${version} 太旧：请升级到 ${name} ${least[name].join('.')} 以上，升级前先 backup`,
      };
}

/** What our statements need (common tables that call themselves), and what is still mended by its makers. */
const least = { MySQL: [8, 0], MariaDB: [10, 5] } as const;

export function isRecent(name: keyof typeof least, version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  const [leastMajor, leastMinor] = least[name];
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

async function migrationsOf(database: Database): Promise<Finding> {
  const subject = '数据库结构';
  const pending = await database.pendingMigrations();
  if (pending === 0) return { level: 'ok', subject, says: '是最新的' };
  return {
    level: 'warn',
    subject,
    says: `还有 ${pending} 步没有更新：小格启动时会自动更新，升级前请先 backup`,
  };
}

async function groupsOf(database: Database): Promise<Finding> {
  const subject = '工作群';
  const rows = await database.rows<{ name: string; groupKey: string | null }>(
    "SELECT name, groupKey FROM grid WHERE level IN ('street', 'community') ORDER BY id",
  );
  if (rows.length === 0)
    return { level: 'warn', subject, says: '还没有街道和社区：请先导入网格，或运行 seed 看示范' };
  const missing = rows.filter(({ groupKey }) => groupKey === null).map(({ name }) => name);
  if (missing.length > 0)
    return { level: 'warn', subject, says: `没有登记群机器人：${missing.join('、')}；通报发不到这些群` };
  return { level: 'ok', subject, says: `${rows.length} 个都登记了群机器人` };
}

async function waitingOf(database: Database): Promise<Finding> {
  const subject = '待发消息';
  const [row] = await database.rows<{ n: number; oldest: number | null }>(
    "SELECT COUNT(*) AS n, MIN(createdAt) AS oldest FROM outbound WHERE state = 'waiting'",
  );
  const count = row?.n ?? 0;
  const age = row?.oldest ? Date.now() - row.oldest : 0;
  if (age < HOUR) return { level: 'ok', subject, says: `${count} 条` };
  const hours = Math.floor(age / HOUR);
  return {
    level: 'warn',
    subject,
    says: `${count} 条，最早的等了 ${hours} 小时：看 npm run -s xiaoge -- outbox 里的原因，确认小格在运行`,
  };
}

async function failedOf(database: Database): Promise<Finding> {
  const subject = '没发成的消息';
  const rows = await database.rows<{ failure: string | null; n: number }>(
    `SELECT failure, COUNT(*) AS n FROM outbound WHERE state = 'failed' AND settledAt > ?
       GROUP BY failure ORDER BY n DESC LIMIT 3`,
    [Date.now() - 7 * DAY],
  );
  if (rows.length === 0) return { level: 'ok', subject, says: '七天内没有' };
  const reasons = rows.map(({ failure, n }) => `${failure ?? '原因不明'} ${n} 条`).join('；');
  return { level: 'warn', subject, says: `七天内：${reasons}` };
}
