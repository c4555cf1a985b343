import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa, { type Context } from 'koa';
import Router from 'koa-router';
import getRawBody from 'raw-body';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { MovableClock, Simulator, type SimulatorOptions } from '..';
import { isObject, textOf, type Json, type JsonObject } from '../json';
import { leaf, readXml, writeXml, type XmlFields } from '../xml';

export const START = Date.parse('2026-11-23T08:00:00+08:00');
const keys = {
  corpId: 'ww0000000000000001',
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
export const AGENT = 1000002;
export const SECRET = 'only-for-tests';

/** What the small bot of a test answers to a callback: fields of a passive reply, a status, or nothing. */
export type Behaviour = (
  message: XmlFields,
  context: Context,
) => XmlFields | number | void | Promise<XmlFields | number | void>;

/** A simulator and a small bot beside it, on a port of their own. */
export class Town {
  readonly clock = MovableClock.frozen(START);
  readonly simulator: Simulator;
  /** Decrypted callbacks as the bot got them. */
  readonly heard: XmlFields[] = [];
  /** The same as they came over the wire. */
  readonly envelopes: XmlFields[] = [];
  behaviour: Behaviour = () => undefined;
  private server: Server | null = null;

  constructor(options: Partial<SimulatorOptions> = {}) {
    this.simulator = new Simulator({
      clock: this.clock,
      ...keys,
      agentId: AGENT,
      secret: SECRET,
      accounts: [{ openKfId: 'wkTest0001', name: '幸福社区邻里服务' }],
      scenes: [{ scene: 'b-3', label: '3号楼', openKfId: 'wkTest0001' }],
      players: [
        { name: '居民甲', role: '居民', channel: 'kf', id: 'wmResidentA' },
        { name: '网格员乙', role: '网格员', channel: 'app', id: 'WangGeB' },
        { name: '网格长丙', role: '网格长', channel: 'app', id: 'wanggec' },
      ],
      groups: [{ key: 'group-key', name: '工作群' }],
      callbackUrl: () => `${this.base}/wecom/callback`,
      ...options,
    });
  }

  get base(): string {
    const address = this.server?.address() as AddressInfo | null | undefined;
    if (!address) throw new Error('the town is not open yet');
    return `http://127.0.0.1:${address.port}`;
  }

  async open(): Promise<this> {
    const bot = new Router();
    bot.post('/wecom/callback', (context) => this.answer(context));
    const koa = new Koa();
    koa.silent = true;
    koa.use(this.simulator.routes().routes()).use(bot.routes());
    const handle = koa.callback();
    this.server = createServer((request, response) => void handle(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** Calls the API with a fresh token; POST when there is a body. */
  async call(path: string, body?: JsonObject, query: Record<string, string> = {}): Promise<JsonObject> {
    const token = textOf(await this.fetchToken(), 'access_token');
    return this.raw(path, body, { access_token: token, ...query });
  }

  async raw(path: string, body?: JsonObject, query: Record<string, string> = {}): Promise<JsonObject> {
    const url = `${this.base}/sim/api/cgi-bin/${path}?${new URLSearchParams(query).toString()}`;
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const answer = (await (await fetch(url, init)).json()) as Json;
    return isObject(answer) ? answer : {};
  }

  fetchToken(secret = SECRET): Promise<JsonObject> {
    return this.raw('gettoken', undefined, { corpid: keys.corpId, corpsecret: secret });
  }

  private async answer(context: Context): Promise<void> {
    const envelope = readXml(await getRawBody(context.req, { encoding: 'utf8' }));
    this.envelopes.push(envelope);
    const message = readXml(decrypt(keys.aesKey, leaf(envelope, 'Encrypt')).message);
    this.heard.push(message);
    const reply = await this.behaviour(message, context);
    context.status = typeof reply === 'number' ? reply : 200;
    context.body = typeof reply === 'object' ? sealReply(message, reply) : '';
  }
}

/** Addresses a passive reply to its sender and encrypts it. */
function sealReply(message: XmlFields, reply: XmlFields): string {
  const heading = { ToUserName: leaf(message, 'FromUserName'), FromUserName: keys.corpId, CreateTime: 1 };
  const encrypted = encrypt(keys.aesKey, writeXml({ ...heading, ...reply }), keys.corpId);
  const signature = getSignature(keys.token, '1', 'n', encrypted);
  return writeXml({ Encrypt: encrypted, MsgSignature: signature, TimeStamp: '1', Nonce: 'n' });
}

/** A button card for one task. */
export function buttonCard(taskId: string, labels: string[] = ['我来办', '不归我管']): JsonObject {
  return {
    card_type: 'button_interaction',
    main_title: { title: '新任务', desc: '3号楼 楼道灯不亮' },
    button_list: labels.map((text, index) => ({ text, key: `${taskId}:${index}` })),
    task_id: taskId,
  };
}

/** Two lists of which one is answered by its first option unless told, the other by its third. */
export function selectCard(taskId: string): JsonObject {
  const days = ['1', '2', '3'].map((id) => ({ id, text: `${id}天` }));
  const who = [
    { id: 'a', text: '甲' },
    { id: 'b', text: '乙' },
  ];
  return {
    card_type: 'multiple_interaction',
    main_title: { title: 'T-0001 路灯不亮' },
    select_list: [
      { question_key: 'who', title: '转给谁', option_list: who },
      { question_key: 'days', title: '几天', selected_id: '3', option_list: days },
    ],
    submit_button: { text: '定', key: 'decide' },
    task_id: taskId,
  };
}

export { leaf };
