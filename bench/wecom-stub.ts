import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of WeCom's API as a start and a sending need: every call succeeds at once. */
export class WecomStub {
  /** Messages it was given to send. */
  messages = 0;
  private readonly server = http.createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ errcode: 0, errmsg: 'ok', ...this.answerTo(request.url ?? '') }));
    });
  });

  private answerTo(url: string): Record<string, unknown> {
    if (url.startsWith('/cgi-bin/gettoken')) return { access_token: 'bench', expires_in: 7200 };
    if (url.startsWith('/cgi-bin/kf/account/list')) return { account_list: [] };
    if (url.startsWith('/cgi-bin/kf/sync_msg')) return { msg_list: [], has_more: 0 };
    if (!url.startsWith('/cgi-bin/message/send')) return {};
    this.messages++;
    return { msgid: `bench${this.messages}`, response_code: `code${this.messages}` };
  }

  /** Address of the API. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
