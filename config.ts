import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { GatewaySettings } from './bot/gateway';

const base64Key = z
  .string()
  .refine(
    (text) => Buffer.from(text, 'base64').length === 32,
    '应为 base64 编码的 32 字节（openssl rand -base64 32）',
  );
const aesKey = z
  .string()
  .regex(/^[A-Za-z0-9]{43}$/, '应为 43 个字母或数字，与管理后台的 EncodingAESKey 一致');
const callbackToken = z.string().regex(/^[A-Za-z0-9]{1,32}$/, '应为 1–32 个字母或数字');
const webAddress = z.string().regex(/^https?:\/\/[^\s/]+/, '应为 http:// 或 https:// 开头的地址');

/** What the platform must know of us, all or none: a deployment with half of them is a mistake and says so. */
const required = {
  corpId: 'WECOM_CORP_ID',
  agentId: 'WECOM_AGENT_ID',
  secret: 'WECOM_SECRET',
  token: 'WECOM_TOKEN',
  aesKey: 'WECOM_AES_KEY',
};

const schema = z.object({
  /** TCP port of everything: callbacks, health, the simulator's page. */
  PORT: z.coerce.number('应为端口号').int('应为整数').min(0).max(65535).default(3000),
  /** Address to listen on; all addresses in real mode, 127.0.0.1 with the simulator. */
  HOST: z.string().optional(),
  /** `sqlite:<file>` (relative or absolute) or `mysql://user:password@host:port/database`. */
  DATABASE_URL: z
    .string()
    .regex(
      /^(sqlite:.+|(mysql|mariadb):\/\/[^/]+\/[^/?]+)/,
      '应为 sqlite:文件 或 mysql://用户:密码@主机:3306/库名',
    )
    .default('sqlite:./data/xiaoge.db'),
  /** Several instances share token and clock jobs through it. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, '应为 redis:// 开头的地址')
    .optional(),
  /** The address residents and members reach us under. */
  PUBLIC_URL: webAddress.optional(),
  WECOM_CORP_ID: z.string().min(1).optional(),
  WECOM_AGENT_ID: z.string().regex(/^\d+$/, '应为数字').optional(),
  WECOM_SECRET: z.string().min(1).optional(),
  WECOM_TOKEN: callbackToken.optional(),
  WECOM_AES_KEY: aesKey.optional(),
  /** What Token and EncodingAESKey were before: callbacks under either are accepted while they are changed. */
  WECOM_TOKEN_OLD: callbackToken.optional(),
  WECOM_AES_KEY_OLD: aesKey.optional(),
  WECOM_CONTACT_SECRET: z.string().min(1).optional(),
  /** Token and key of the 智能机器人's own callback, `/wecom/aibot`. */
  WECOM_BOT_TOKEN: z.string().min(1).optional(),
  WECOM_BOT_AES_KEY: aesKey.optional(),
  WECOM_API_BASE: webAddress.default('https://qyapi.weixin.qq.com'),
  /** 32 bytes in base64: what is personal is encrypted at rest under it. Losing it loses those texts. */
  DATA_KEY: base64Key.optional(),
  /** The key before this one: still opens what it sealed, until `rotate-key` has sealed everything anew. */
  DATA_KEY_OLD: base64Key.optional(),
  /** Messages wait here while the database is away; a folder on this machine's own disk. */
  SPOOL_FOLDER: z.string().optional(),
  /** WW_verify_*.txt files, with which WeCom checks that a domain is ours, are answered from this folder. */
  VERIFY_FOLDER: z.string().optional(),
  /** Pictures, voices and files that people sent; relative paths start at the program's folder. */
  MEDIA_FOLDER: z.string().default('./data/media'),
  /** 办事指南: questions are answered from the `.md` files of this folder (guide/README.md). */
  GUIDE_FOLDER: z.string().default('./guide'),
  /** A speech recogniser in the office's own network: gets a voice, answers `{"text"}` (docs/deploy.md). Off without. */
  SPEECH_URL: webAddress.optional(),
  /** Gateways of the office's own for results that can't go out by chat (docs/deploy.md). Off without an address. */
  SMS_URL: webAddress.optional(),
  SMS_TEMPLATE: z.string().max(64).default(''),
  SUBSCRIPTION_URL: webAddress.optional(),
  SUBSCRIPTION_TEMPLATE: z.string().max(64).default(''),
  /** Which members of the address book get which role where (docs/contacts.md). */
  CONTACT_RULES: z.string().optional(),
  /** Token and key of the address book's own callback, `/wecom/contacts`. */
  WECOM_CONTACT_TOKEN: callbackToken.optional(),
  WECOM_CONTACT_AES_KEY: aesKey.optional(),
  /** SQLite's PRAGMA synchronous: FULL keeps an answered message through a power cut, NORMAL through a crash. */
  DATABASE_SYNCHRONOUS: z.enum(['FULL', 'NORMAL'], '应为 FULL 或 NORMAL').default('FULL'),
  /** Refuse callbacks older than this many seconds; 0 = never, once-only is the inbox's work. */
  CALLBACK_MAX_AGE_SECONDS: z.coerce.number('应为秒数').int().min(0).default(0),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], '应为 pino 的级别')
    .default('info'),
  /** Days, deadlines and clock jobs are counted in this zone. */
  TZ_NAME: z.string().refine(isTimeZone, '应为 IANA 时区名').default('Asia/Shanghai'),
});

export interface WecomSettings {
  corpId: string;
  agentId: string;
  secret: string;
  token: string;
  aesKey: string;
  apiBase: string;
  /** Accepted besides, while they are changed. */
  old?: { token: string | null; aesKey: string | null };
  /** The callback of the 智能机器人; null (or left out): groups are not heard. */
  bot?: { token: string; aesKey: string } | null;
}

export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  databaseSynchronous: 'FULL' | 'NORMAL';
  dataKey: Buffer;
  /** Opens only; null when no rotation is under way. */
  dataKeyOld: Buffer | null;
  /** Absolute. */
  spoolFolder: string;
  /** Absolute; null: no domain is proved. */
  verifyFolder: string | null;
  /** Absolute. */
  mediaFolder: string;
  /** Absolute. */
  guideFolder: string;
  /** null: voices are heard by people. */
  speechUrl: string | null;
  gateways: GatewaySettings;
  /** Absolute; null: roles come from the office's own list alone. */
  contactRules: string | null;
  /** null: no callback of the address book. */
  contactCallback: { token: string; aesKey: string } | null;
  callbackMaxAgeSeconds: number;
  logLevel: string;
  timeZone: string;
  publicUrl: string | null;
  /** null: no WeCom settings at all, the simulator stands in. */
  wecom: WecomSettings | null;
}

/** Every fault of the settings at once; names and remedies, never values. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`配置有误：\n${faults.map((fault) => `  · ${fault}`).join('\n')}`);
  }
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

type Given = Readonly<Record<string, string | undefined>>;
type Values = z.infer<typeof schema>;

/** Reads the environment; empty values count as unset. Throws ConfigError. `root`: relative paths start there. */
export function readConfig(environment: NodeJS.ProcessEnv, root = process.cwd()): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const simulated = !Object.keys(given).some((name) => /^WECOM_(?!API_BASE$)/.test(name));
  const read = schema.safeParse(given);
  const misread = read.success ? [] : read.error.issues;
  const faults = [
    ...misread.map(({ path: name, message }) => `${name.join('.')}：${message}`),
    ...lackingSettings(given, simulated),
  ];
  if (!read.success || faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(configOf(read.data, simulated, root));
}

/** What has to be set together, or for a real WeCom, and is not. */
function lackingSettings(given: Given, simulated: boolean): string[] {
  const names = Object.values(required);
  const faults: string[] = [];
  if (!simulated) {
    const missing = names.filter((name) => given[name] === undefined);
    faults.push(...missing.map((name) => `${name}：没有设置（真实运行时必填，见 docs/deploy.md）`));
    if (given['DATA_KEY'] === undefined)
      faults.push('DATA_KEY：没有设置（openssl rand -base64 32 可生成，请妥善保存）');
  } else if (given['NODE_ENV'] === 'production') {
    faults.push(`NODE_ENV=production：没有 WECOM_* 设置，模拟器不用于生产；请设置 ${names.join('、')}`);
  }
  for (const door of ['WECOM_CONTACT', 'WECOM_BOT'])
    if ((given[`${door}_TOKEN`] === undefined) !== (given[`${door}_AES_KEY`] === undefined))
      faults.push(`${door}_TOKEN、${door}_AES_KEY：要么都设置，要么都不设置`);
  return faults;
}

function configOf(values: Values, simulated: boolean, root: string): Config {
  const databaseUrl = absoluteDatabase(values.DATABASE_URL, root);
  const folder = (given: string | undefined): string | null => (given ? path.resolve(root, given) : null);
  return {
    port: values.PORT,
    host: simulated ? '127.0.0.1' : (values.HOST ?? '0.0.0.0'),
    databaseUrl,
    databaseSynchronous: values.DATABASE_SYNCHRONOUS,
    dataKey: values.DATA_KEY ? Buffer.from(values.DATA_KEY, 'base64') : keptKey(databaseUrl, root),
    dataKeyOld: values.DATA_KEY_OLD ? Buffer.from(values.DATA_KEY_OLD, 'base64') : null,
    spoolFolder: spoolFolder(values.SPOOL_FOLDER, databaseUrl, root),
    verifyFolder: folder(values.VERIFY_FOLDER),
    mediaFolder: path.resolve(root, values.MEDIA_FOLDER),
    guideFolder: path.resolve(root, values.GUIDE_FOLDER),
    speechUrl: values.SPEECH_URL ?? null,
    gateways: {
      ...(values.SMS_URL && { sms: { url: values.SMS_URL, template: values.SMS_TEMPLATE } }),
      ...(values.SUBSCRIPTION_URL && {
        subscription: { url: values.SUBSCRIPTION_URL, template: values.SUBSCRIPTION_TEMPLATE },
      }),
    },
    contactRules: folder(values.CONTACT_RULES),
    contactCallback: callbackKeys(values.WECOM_CONTACT_TOKEN, values.WECOM_CONTACT_AES_KEY),
    callbackMaxAgeSeconds: values.CALLBACK_MAX_AGE_SECONDS,
    logLevel: values.LOG_LEVEL,
    timeZone: values.TZ_NAME,
    publicUrl: values.PUBLIC_URL ?? null,
    wecom: simulated ? null : wecomOf(values),
  };
}

const wecomOf = (values: Values): WecomSettings => ({
  corpId: values.WECOM_CORP_ID ?? '',
  agentId: values.WECOM_AGENT_ID ?? '',
  secret: values.WECOM_SECRET ?? '',
  token: values.WECOM_TOKEN ?? '',
  aesKey: values.WECOM_AES_KEY ?? '',
  apiBase: values.WECOM_API_BASE.replace(/\/+$/, ''),
  old: { token: values.WECOM_TOKEN_OLD ?? null, aesKey: values.WECOM_AES_KEY_OLD ?? null },
  bot: callbackKeys(values.WECOM_BOT_TOKEN, values.WECOM_BOT_AES_KEY),
});

const callbackKeys = (token = '', aesKey = ''): { token: string; aesKey: string } | null =>
  token && aesKey ? { token, aesKey } : null;

function absoluteDatabase(url: string, root: string): string {
  return url.startsWith('sqlite:') ? `sqlite:${path.resolve(root, url.slice('sqlite:'.length))}` : url;
}

/** Beside the SQLite file, or in `data/` for another database. */
function spoolFolder(given: string | undefined, databaseUrl: string, root: string): string {
  if (given !== undefined) return path.resolve(root, given);
  return databaseUrl.startsWith('sqlite:')
    ? `${databaseUrl.slice('sqlite:'.length)}.spool`
    : path.join(root, 'data', 'spool');
}

/** With the simulator the key is made once and kept beside the SQLite file (in `data/` for another database). */
function keptKey(databaseUrl: string, root: string): Buffer {
  const file = databaseUrl.startsWith('sqlite:')
    ? `${databaseUrl.slice('sqlite:'.length)}.key`
    : path.join(root, 'data', 'xiaoge.key');
  if (existsSync(file)) return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  mkdirSync(path.dirname(file), { recursive: true });
  const key = randomBytes(32);
  try {
    writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch {
    // Another process made it in the same moment; its key holds.
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  }
  return key;
}
