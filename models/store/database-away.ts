import { driverCode } from './transaction';

/** The server is not there, or goes away, or takes nobody in; and lock waits that outlast the writer's repeats. */
const MYSQL = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'POOL_CLOSED',
  'ER_SERVER_SHUTDOWN',
  'ER_NORMAL_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  'ER_QUERY_INTERRUPTED',
  'ER_CON_COUNT_ERROR',
  'ER_TOO_MANY_USER_CONNECTIONS',
  'ER_OUT_OF_RESOURCES',
  'ER_DISK_FULL',
  'ER_RECORD_FILE_FULL',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_LOCK_DEADLOCK',
]);
/** Busy beyond the writer's patience, the disk full, failing or gone, the file locked or read-only. */
const SQLITE = /^SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY|PROTOCOL)/;

/** Whether a write failed because the database can't be reached now: the same write may well succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  const code = driverCode(error);
  if (MYSQL.has(code) || SQLITE.test(code)) return true;
  // mysql2 marks every error after which a connection is dead, some of them without a code.
  const driverError = (error as { driverError?: unknown } | null)?.driverError ?? error;
  return (driverError as { fatal?: unknown } | null)?.fatal === true;
}
