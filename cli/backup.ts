import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import SqliteConnection from 'better-sqlite3';
import type { Config } from '../config';
import { Database } from '../models/store/database';
import { Vault } from '../models/store/vault';
import { dumpDatabase, loadDatabase } from './mysql-tools';
import { CommandError, print } from './output';

/** What lies beside the copy: how to check it, never how to open it. */
interface Manifest {
  format: 1;
  createdAt: string;
  kind: 'sqlite' | 'mysql';
  database: string;
  sha256: string;
  bytes: number;
  /** Tells whether a DATA_KEY is the one of this backup, and nothing else about it. */
  keyMark: string;
}

const MANIFEST = 'backup.json';
const FILES = 'files';
const SPOOL = 'spool';
const DATABASES = { sqlite: 'xiaoge.db', mysql: 'xiaoge.sql' } as const;

const kindOf = ({ databaseUrl }: Config): 'sqlite' | 'mysql' =>
  databaseUrl.startsWith('sqlite:') ? 'sqlite' : 'mysql';
const fileOf = ({ databaseUrl }: Config): string => databaseUrl.slice('sqlite:'.length);
const keyMark = (key: Buffer): string => new Vault(key).fingerprint('backup');

/** Copies database, stored files and kept messages into an empty folder while the house runs. The key stays away. */
export async function backup(config: Config, folder: string): Promise<void> {
  const target = path.resolve(folder);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new CommandError(`${target} 里已经有东西了：请给一个空的或新的目录。`);
  await mkdir(target, { recursive: true, mode: 0o700 });
  const kind = kindOf(config);
  const database = path.join(target, DATABASES[kind]);
  if (kind === 'sqlite') await copySqlite(fileOf(config), database);
  else await dumpDatabase(config.databaseUrl, database);
  // After the database: a file is stored before the row that names it.
  await copyFolder(config.mediaFolder, path.join(target, FILES));
  await copyFolder(config.spoolFolder, path.join(target, SPOOL));
  const manifest: Manifest = {
    format: 1,
    createdAt: new Date().toISOString(),
    kind,
    database: DATABASES[kind],
    sha256: await checksum(database),
    bytes: (await stat(database)).size,
    keyMark: keyMark(config.dataKey),
  };
  await writeFile(path.join(target, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  print(`备份好了：${target}（数据库 ${Math.ceil(manifest.bytes / 1024)} KB）。`);
  print('密钥 DATA_KEY 不在备份里：请另外保存，没有它，备份里的个人内容打不开。');
}

/** SQLite's own backup: a whole copy of one moment, however much is written meanwhile. */
async function copySqlite(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new CommandError(`数据库文件不存在：${from}`);
  const connection = new SqliteConnection(from, { readonly: true });
  try {
    await connection.backup(to);
  } finally {
    connection.close();
  }
}

/** Locks belong to running processes, files under way to nobody yet. */
async function copyFolder(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  const left = (name: string) => !name.endsWith('.lock') && path.basename(name) !== 'arriving';
  await cp(from, to, { recursive: true, filter: left, preserveTimestamps: true });
}

/** Puts a backup into an empty place and opens it once. Throws CommandError where it doesn't fit. */
export async function restore(config: Config, folder: string): Promise<void> {
  const source = path.resolve(folder);
  const manifest = await readManifest(source);
  const kind = kindOf(config);
  if (manifest.kind !== kind)
    throw new CommandError(`这份备份是 ${manifest.kind} 的，DATABASE_URL 指的是 ${kind}。`);
  const copy = path.join(source, manifest.database);
  if ((await checksum(copy)) !== manifest.sha256)
    throw new CommandError(`${copy} 与备份时不同（校验和不符），没有恢复。`);
  if (keyMark(config.dataKey) !== manifest.keyMark)
    throw new CommandError('现在的 DATA_KEY 不是这份备份的密钥：请先放回备份时的密钥，没有恢复。');
  if (kind === 'sqlite') await placeSqlite(copy, fileOf(config));
  else await placeMysql(config, copy);
  await copyFolder(path.join(source, FILES), config.mediaFolder);
  await copyFolder(path.join(source, SPOOL), config.spoolFolder);
  const database = await Database.open(config);
  try {
    const [row] = await database.rows<{ n: number }>('SELECT COUNT(*) AS n FROM ticket');
    print(`恢复好了：${manifest.createdAt} 的备份，${Number(row?.n)} 件事件单。可以启动小格了。`);
  } finally {
    await database.close();
  }
}

async function readManifest(source: string): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(path.join(source, MANIFEST), 'utf8')) as Manifest;
  } catch {
    throw new CommandError(`${source} 里没有完整的备份（缺 ${MANIFEST}）。`);
  }
}

async function placeSqlite(copy: string, file: string): Promise<void> {
  if (existsSync(file)) throw new CommandError(`${file} 已经存在：请先停掉小格，把它移到别处，没有恢复。`);
  await mkdir(path.dirname(file), { recursive: true });
  await cp(copy, `${file}.restoring`);
  // Leftovers of the former database would be read as part of this one.
  for (const rest of ['-wal', '-shm']) await rm(`${file}${rest}`, { force: true });
  await rename(`${file}.restoring`, file);
}

/** Only into a database without tables: nothing of today is overwritten by yesterday. */
async function placeMysql(config: Config, copy: string): Promise<void> {
  const present = await Database.countTables(config);
  if (present > 0) throw new CommandError('目标数据库里已经有表了：请给一个空的库，没有恢复。');
  await loadDatabase(config.databaseUrl, copy);
}

async function checksum(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
