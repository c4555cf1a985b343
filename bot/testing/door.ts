import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { appDialect } from '../app-dialect';
import { callbackRoutes, type CallbackOptions, type Delivery } from '../callback-server';
import { seal, type Secrets } from '../envelope';
import type { PassiveReply } from '../replies';
import { closeGracefully, createServer } from '../server';

export const secrets: Secrets = {
  token: 'token1',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  receiveId: 'ww0000000000000001',
};
export const now = 1_767_225_600_000;
const stamp = { timestamp: String(now / 1000), nonce: 'nonce1' };

/** The plaintext of a text message of the app. */
export const textMessage = (content = '3号楼路灯不亮', messageId = '7312345678901234567') =>
  `<xml><ToUserName><![CDATA[${secrets.receiveId}]]></ToUserName><FromUserName><![CDATA[WangGeYuan01]]></FromUserName>` +
  `<CreateTime>1767225600</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${content}]]></Content>` +
  `<MsgId>${messageId}</MsgId><AgentID>1000002</AgentID></xml>`;

/** The query, the ciphertext and the whole body of a genuine callback. */
export function signed(plaintext: string): { query: string; encrypted: string; body: string } {
  const sealed = seal(secrets, plaintext, stamp);
  const query = new URLSearchParams({ ...stamp, msg_signature: sealed.msgSignature }).toString();
  const head = `<ToUserName><![CDATA[${secrets.receiveId}]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID>`;
  return {
    query,
    encrypted: sealed.encrypt,
    body: `<xml>${head}<Encrypt><![CDATA[${sealed.encrypt}]]></Encrypt></xml>`,
  };
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
  /** Our end of the connection: the same number, the same connection. */
  localPort: number;
}

export interface SendOptions {
  method?: string;
  headers?: http.OutgoingHttpHeaders;
}

/** A callback server on a free port, with everything that came out of it. */
export class Door {
  readonly deliveries: Delivery[] = [];
  readonly belated: PassiveReply[] = [];
  readonly observed: string[] = [];
  readonly server: http.Server;
  /** What koa would have logged. */
  readonly errors: Error[] = [];
  receive: CallbackOptions['receive'] = async () => ({ kind: 'text', content: '收到' });
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  constructor(options: Pick<CallbackOptions, 'answerWithin' | 'maximumAgeSeconds'> & { now?: number } = {}) {
    const app = new Koa();
    app.on('error', (error: Error) => this.errors.push(error));
    const routes = callbackRoutes(appDialect, {
      ...options,
      secrets: [secrets],
      clock: { now: () => options.now ?? now },
      receive: (delivery) => {
        this.deliveries.push(delivery);
        return this.receive(delivery);
      },
      tooLate: async (_delivery, reply) => {
        this.belated.push(reply);
      },
      observe: (kind, result) => this.observed.push(`${kind} ${result}`),
    });
    app.use(routes.routes());
    const listener = app.callback();
    this.server = createServer((request, response) => void listener(request, response));
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.agent.destroy();
    await closeGracefully(this.server, 100);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  send(
    query: string,
    body: string | Buffer = '',
    { method = 'POST', headers = {} }: SendOptions = {},
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const target = { host: '127.0.0.1', port: this.port, path: `/wecom/callback?${query}` };
      const request = http.request({ ...target, agent: this.agent, method, headers }, (response) => {
        const localPort = response.socket.localPort ?? 0;
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, body: Buffer.concat(chunks).toString(), localPort });
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }
}
