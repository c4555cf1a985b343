import { randomBytes } from 'node:crypto';
import { WecomClient } from '../bot/api-client';
import { systemClock } from '../bot/clock';
import { seal, type Secrets } from '../bot/envelope';
import { hintFor, WecomRefused, WecomUnreachable } from '../bot/errors';
import type { Config, WecomSettings } from '../config';
import type { Finding } from './finding';

/** Signatures and tokens count in seconds; further off, callbacks with an age check are refused. */
const SKEW_WARN = 5_000;
const SKEW_FAIL = 60_000;
const CALLBACK_WITHIN = 5_000;
/** The app may not do this from here: everything after it would fail in the same way. */
const UNTRUSTED_ADDRESS = 60020;

/** What only WeCom can tell: token, trusted address, clock, visible range, customer service, and the way back to us. */
export async function checkPlatform(config: Config): Promise<Finding[]> {
  if (config.wecom === null)
    return [
      {
        level: 'warn',
        subject: '企业微信',
        says: '没有 WECOM_* 设置，现在用的是自带的模拟器；接真的企业微信见 docs/deploy.md',
      },
    ];
  const { wecom } = config;
  let date: string | null = null;
  const client = new WecomClient({
    ...wecom,
    base: wecom.apiBase,
    clock: systemClock,
    fetch: async (address, options) => {
      const answer = await fetch(address, options);
      date = answer.headers.get('date');
      return answer;
    },
  });
  const [rangeFindings, reachable] = await rangeOf(client);
  const findings = [...rangeFindings];
  if (date !== null) findings.push(skewOf(date));
  if (reachable) findings.push(await customerServiceOf(client), await menuOf(client, wecom));
  const secrets = { token: wecom.token, aesKey: wecom.aesKey, receiveId: wecom.corpId };
  findings.push(await callbackOf(config, '回调地址', '/wecom/callback', secrets));
  const { bot } = wecom;
  findings.push(
    bot
      ? await callbackOf(config, '智能机器人', '/wecom/aibot', { ...bot, receiveId: '' })
      : {
          level: 'ok',
          subject: '智能机器人',
          says: '没有设，群里 @ 不到小格；要用见 docs/deploy.md',
        },
  );
  return findings;
}

function explain(subject: string, error: unknown): Finding {
  if (error instanceof WecomRefused) return { level: 'fail', subject, says: hintFor(error.errcode) };
  if (error instanceof WecomUnreachable)
    return {
      level: 'fail',
      subject,
      says: `连不上（${error.cause}）：请确认这台机器能访问 WECOM_API_BASE 的 443 端口`,
    };
  throw error;
}

/** The first call tells token and trusted address too; false when nothing further makes sense. */
async function rangeOf(client: WecomClient): Promise<[Finding[], boolean]> {
  try {
    const { department = [] } = await client.call<{ department?: unknown[] }>('/cgi-bin/department/list');
    const range: Finding =
      department.length > 0
        ? { level: 'ok', subject: '可见范围', says: `${department.length} 个部门` }
        : { level: 'warn', subject: '可见范围', says: '没有部门：请在管理后台把工作人员加入应用的可见范围' };
    return [
      [
        { level: 'ok', subject: '令牌', says: '取到了' },
        { level: 'ok', subject: '可信 IP', says: '这台机器的出口 IP 可以调用' },
        range,
      ],
      true,
    ];
  } catch (error) {
    if (!(error instanceof WecomRefused)) return [[explain('令牌', error)], false];
    if (error.errcode === UNTRUSTED_ADDRESS) {
      const token: Finding = { level: 'ok', subject: '令牌', says: '取到了' };
      return [[token, explain('可信 IP', error)], false];
    }
    const before = error.path.endsWith('gettoken');
    return [[explain(before ? '令牌' : '可见范围', error)], !before];
  }
}

function skewOf(date: string): Finding {
  const subject = '时钟';
  const skew = Math.abs(Date.now() - Date.parse(date));
  const says = `与企业微信相差约 ${Math.round(skew / 1000)} 秒`;
  if (skew > SKEW_FAIL) return { level: 'fail', subject, says: `${says}：请打开时间同步（chrony 或 ntpd）` };
  return skew > SKEW_WARN
    ? { level: 'warn', subject, says: `${says}：请打开时间同步` }
    : { level: 'ok', subject, says };
}

async function customerServiceOf(client: WecomClient): Promise<Finding> {
  const subject = '微信客服';
  try {
    const accounts = await client.listAccounts();
    const managed = accounts.filter(({ managed: ours }) => ours);
    if (managed.length > 0) return { level: 'ok', subject, says: managed.map(({ name }) => name).join('、') };
    return {
      level: 'warn',
      subject,
      says:
        accounts.length === 0
          ? '没有客服账号：居民还不能用微信上报，请在管理后台开通微信客服'
          : '有客服账号，但没有勾选由本应用管理：管理后台 → 微信客服 → 可调用接口的应用',
    };
  } catch (error) {
    return explain(subject, error);
  }
}

async function menuOf(client: WecomClient, { agentId }: WecomSettings): Promise<Finding> {
  const subject = '应用菜单';
  try {
    await client.call('/cgi-bin/menu/get', undefined, { query: { agentid: agentId } });
    return { level: 'ok', subject, says: '设过了' };
  } catch (error) {
    const unset = error instanceof WecomRefused && error.errcode === 46003;
    return unset
      ? { level: 'warn', subject, says: '还没有设：运行 npm run -s xiaoge -- menu' }
      : explain(subject, error);
  }
}

/** Asks our own public address what WeCom would ask when the callback is saved: an echo, signed and encrypted. */
async function callbackOf(
  { publicUrl }: Config,
  subject: string,
  path: string,
  secrets: Secrets,
): Promise<Finding> {
  if (publicUrl === null)
    return { level: 'warn', subject, says: '没有设 PUBLIC_URL，没法从外面试：请设成居民和员工访问的地址' };
  const word = randomBytes(8).toString('hex');
  const stamp = { timestamp: String(Math.floor(Date.now() / 1000)), nonce: randomBytes(8).toString('hex') };
  const { encrypt, msgSignature } = seal(secrets, word, stamp);
  const query = new URLSearchParams({ ...stamp, msg_signature: msgSignature, echostr: encrypt });
  const address = `${publicUrl.replace(/\/+$/, '')}${path}`;
  try {
    const answer = await fetch(`${address}?${query.toString()}`, {
      signal: AbortSignal.timeout(CALLBACK_WITHIN),
    });
    if (answer.status === 200 && (await answer.text()) === word)
      return { level: 'ok', subject, says: `${address} 回得对` };
    return {
      level: 'fail',
      subject,
      says: `${address} 回的不对（HTTP ${answer.status}）：请检查反向代理是否原样转到小格、两边密钥是否相同`,
    };
  } catch {
    return {
      level: 'fail',
      subject,
      says: `${address} 连不上：请检查域名、证书、防火墙，并确认小格在运行`,
    };
  }
}
