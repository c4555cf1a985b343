import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CommandError } from './output';

interface Tool {
  /** Names under which it may be installed, MariaDB's first. */
  names: readonly string[];
  options: readonly string[];
}

const dump: Tool = {
  names: ['mariadb-dump', 'mysqldump'],
  // One snapshot of all tables without locking anybody out; nothing that needs more than the right to read.
  options: [
    '--single-transaction',
    '--quick',
    '--hex-blob',
    '--no-tablespaces',
    '--default-character-set=utf8mb4',
  ],
};
const load: Tool = { names: ['mariadb', 'mysql'], options: ['--default-character-set=utf8mb4'] };

function connection(databaseUrl: string): { options: string[]; database: string; password: string } {
  const url = new URL(databaseUrl);
  return {
    options: [
      `--host=${url.hostname}`,
      `--port=${url.port || '3306'}`,
      `--user=${decodeURIComponent(url.username)}`,
    ],
    database: decodeURIComponent(url.pathname.slice(1)),
    password: decodeURIComponent(url.password),
  };
}

/** Writes the whole database to `file`. Throws CommandError with the exact command when the tool is not installed. */
export async function dumpDatabase(databaseUrl: string, file: string): Promise<void> {
  const { options, database } = connection(databaseUrl);
  await run(dump, databaseUrl, [...options, ...dump.options, `--result-file=${file}`, database], null);
}

/** Reads a dump into the (empty) database. */
export async function loadDatabase(databaseUrl: string, file: string): Promise<void> {
  const { options, database } = connection(databaseUrl);
  await run(load, databaseUrl, [...options, ...load.options, database], file);
}

async function run(tool: Tool, databaseUrl: string, words: string[], input: string | null): Promise<void> {
  for (const name of tool.names) {
    const code = await attempt(name, words, connection(databaseUrl).password, input);
    if (code === 0) return;
    if (code !== null) throw new CommandError(`${name} 没有成功（退出码 ${code}），原因见上面几行。`);
  }
  const from = input === null ? '' : ` < ${input}`;
  throw new CommandError(
    `这台机器上没有 ${tool.names.join(' 或 ')}。请在装有它的机器上运行：\n  ${tool.names.at(-1)} --password ${words.join(' ')}${from}`,
  );
}

/** The exit code; null when there is no such program. The password goes by the environment, never by the command line. */
async function attempt(
  name: string,
  words: string[],
  password: string,
  input: string | null,
): Promise<number | null> {
  const child = spawn(name, words, {
    env: { ...process.env, MYSQL_PWD: password },
    stdio: [input === null ? 'ignore' : 'pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(null) : reject(error),
    );
    child.once('exit', (code) => resolve(code ?? 1));
  });
  // A program that ends early closes its input; its exit code says why.
  if (input !== null && child.stdin)
    await pipeline(createReadStream(input), child.stdin).catch(() => undefined);
  return ended;
}
