import { isDatabaseAway } from './database-away';

const withCode = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  'ECONNREFUSED',
  'PROTOCOL_CONNECTION_LOST',
  'ER_CON_COUNT_ERROR',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
])('%s: away', (code) => {
  expect(isDatabaseAway(withCode(code))).toBe(true);
  // As TypeORM wraps it.
  expect(isDatabaseAway(Object.assign(new Error(), { driverError: withCode(code) }))).toBe(true);
});

test.each(['SQLITE_IOERR_WRITE', 'SQLITE_FULL', 'SQLITE_READONLY'])('%s: away, the disk is', (code) => {
  expect(isDatabaseAway(withCode(code))).toBe(true);
});

test.each(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'ER_PARSE_ERROR', 'SQLITE_ERROR'])(
  '%s: the database answered',
  (code) => expect(isDatabaseAway(withCode(code))).toBe(false),
);

test('mysql2 calls errors fatal that end the connection, code or not', () => {
  expect(isDatabaseAway(Object.assign(new Error('closed state'), { fatal: true }))).toBe(true);
  expect(isDatabaseAway(new Error('anything'))).toBe(false);
  expect(isDatabaseAway(null)).toBe(false);
});
