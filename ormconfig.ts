import type { DataSourceOptions } from 'typeorm';
import { migrations } from './migrations';
import { entities } from './models/entities';

export interface DatabaseSettings {
  databaseUrl: string;
  databaseSynchronous: 'FULL' | 'NORMAL';
}

/** Connection options for `DATABASE_URL`; the same entities and migrations on SQLite, MySQL and MariaDB. */
export function connectionOptions(settings: DatabaseSettings, readOnly = false): DataSourceOptions {
  const shared = { entities, migrations, synchronize: false, logging: false } as const;
  if (settings.databaseUrl.startsWith('sqlite:')) {
    return {
      ...shared,
      type: 'better-sqlite3',
      database: settings.databaseUrl.slice('sqlite:'.length),
      enableWAL: !readOnly,
      readonly: readOnly,
      // The driver's own wait blocks the event loop; the writer retries without blocking (models/store/writer.ts).
      timeout: 100,
      statementCacheSize: 500,
      prepareDatabase: (connection: { pragma(text: string): unknown }) => {
        connection.pragma(`synchronous = ${settings.databaseSynchronous}`);
        // A savepoint keeps what it may have to put back in a temporary file from 64 KB on; a report changes more, and
        // writing and emptying that file was a quarter of its SQL. In memory it is never needed after a crash either.
        connection.pragma('temp_store = MEMORY');
        // With a million tickets the pages of the indices a report touches don't fit into the usual 2 MB.
        connection.pragma('cache_size = -32768');
      },
    };
  }
  const url = new URL(settings.databaseUrl);
  return {
    ...shared,
    type: 'mysql',
    host: url.hostname,
    port: Number(url.port || 3306),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    extra: { connectionLimit: 16 },
  };
}
