import { AccessToken, tokenPath } from './access-token';
import { openAibotFile } from './aibot-media';
import type { TemplateCard } from './cards';
import type { Clock } from './clock';
import { reactionTo, WecomRefused } from './errors';
import { Exchange, type Json } from './exchange';
import { inParts, PART_BYTES, TOO_LARGE_AT_ONCE } from './large-media';
import type { IncomingMedia, MediaType, UploadedMedia } from './media';
import type { AibotResponse, AppMessage, CustomerServiceMessage, Receipt, WebhookMessage } from './outbox';

export interface WecomClientOptions {
  /** `https://qyapi.weixin.qq.com`, or a simulator. */
  base: string;
  corpId: string;
  secret: string;
  agentId: string | number;
  /** Of the 智能机器人; without it nobody can send it files. */
  bot?: { aesKey: string } | null;
  clock: Clock;
  fetch?: typeof globalThis.fetch;
  /** Real milliseconds for one call; 8000 unless told. */
  timeout?: number;
  /** After every call: its path and the errcode. */
  observe?(path: string, errcode: number | 'unreachable'): void;
}

export interface SyncPage {
  /** As they came; `parseItem` reads them. */
  items: unknown[];
  /** Null where the platform left it out: the old one stays good. */
  nextCursor: string | null;
  more: boolean;
}

export interface CustomerServiceAccount {
  openKfId: string;
  name: string;
  /** Whether this app may manage it: only those are pulled. */
  managed: boolean;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** userids from `a|b` (message/send) or a list (update_template_card). */
function usersOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split('|') : [];
  return list.filter((user): user is string => typeof user === 'string' && user !== '');
}

/** The calls to WeCom that one app makes. Failures are WecomRefused or WecomUnreachable, nothing else. */
export class WecomClient {
  private readonly token: AccessToken;
  private readonly exchange: Exchange;

  constructor(private readonly options: WecomClientOptions) {
    this.exchange = new Exchange(options);
    const credentials = { corpid: options.corpId, corpsecret: options.secret };
    this.token = new AccessToken(() => this.exchange.request(tokenPath, credentials), options.clock);
  }

  /**
   * One call with the token of the app: GET without a body, else POST. A token that is no longer good is replaced and
   * the call repeated, once; a wrong secret is never tried again here.
   */
  async call<T>(
    path: string,
    body?: Json,
    { method, query = {} }: { method?: 'GET' | 'POST'; query?: Record<string, string> } = {},
  ): Promise<T> {
    return this.withToken(
      async (token) =>
        (await this.exchange.request(path, { ...query, access_token: token }, body, method)) as T,
    );
  }

  private async withToken<T>(use: (token: string) => Promise<T>): Promise<T> {
    const token = await this.token.get();
    try {
      return await use(token);
    } catch (error) {
      if (!(error instanceof WecomRefused) || reactionTo(error.errcode) !== 'refresh') throw error;
      this.token.forget(token);
    }
    return use(await this.token.get());
  }

  /** message/send (P90236). `repeated`: it may have arrived before, so the platform is asked to drop a second one. */
  async sendMessage(userIds: readonly string[], message: AppMessage, repeated = false): Promise<Receipt> {
    const answer = await this.call<Json>('/cgi-bin/message/send', {
      touser: userIds.join('|'),
      agentid: Number(this.options.agentId),
      ...message,
      ...(repeated ? { enable_duplicate_check: 1, duplicate_check_interval: 600 } : {}),
    });
    const invalidUsers = usersOf(answer.invaliduser);
    return {
      messageId: textOf(answer.msgid),
      responseCode: textOf(answer.response_code),
      ...(invalidUsers.length > 0 ? { invalidUsers } : {}),
    };
  }

  /** update_template_card (P94888): another card for these users; the card goes without its task_id. */
  async updateCard(responseCode: string, userIds: readonly string[], card: TemplateCard): Promise<Receipt> {
    const { task_id: _taskId, ...rest } = card;
    const answer = await this.call<Json>('/cgi-bin/message/update_template_card', {
      userids: userIds,
      agentid: Number(this.options.agentId),
      response_code: responseCode,
      template_card: rest,
    });
    const invalidUsers = usersOf(answer.invaliduser);
    return invalidUsers.length > 0 ? { invalidUsers } : {};
  }

  /** kf/send_msg (P94677). `messageId`: our own, ≤ 32 bytes; the platform refuses it the second time with 95033. */
  async sendCustomerServiceMessage(
    to: { openKfId: string; externalUserId: string; messageId: string },
    message: CustomerServiceMessage,
  ): Promise<Receipt> {
    const answer = await this.call<Json>('/cgi-bin/kf/send_msg', {
      touser: to.externalUserId,
      open_kfid: to.openKfId,
      msgid: to.messageId,
      ...message,
    });
    return { messageId: textOf(answer.msgid) ?? to.messageId };
  }

  /** kf/send_msg_on_event (P95122): the welcome or the closing word; every code is good once. */
  async sendOnEvent(code: string, messageId: string, message: CustomerServiceMessage): Promise<Receipt> {
    const answer = await this.call<Json>('/cgi-bin/kf/send_msg_on_event', {
      code,
      msgid: messageId,
      ...message,
    });
    return { messageId: textOf(answer.msgid) ?? messageId };
  }

  /** aibot/response (P101138): no token; the code is the secret, good once within an hour. */
  async answerAibot(code: string, message: AibotResponse): Promise<void> {
    await this.exchange.request('/cgi-bin/aibot/response', { response_code: code }, { ...message });
  }

  /** openuserid_to_userid (P101521): the userid behind an open_userid; null for one that can't be converted. */
  async userIdOf(openUserId: string): Promise<string | null> {
    const answer = await this.call<Json>('/cgi-bin/batch/openuserid_to_userid', {
      open_userid_list: [openUserId],
    });
    const list: unknown[] = Array.isArray(answer.userid_list) ? answer.userid_list : [];
    const found = list.find((one): one is Json => (one as Json | null)?.['open_userid'] === openUserId);
    return textOf(found?.['userid']) ?? null;
  }

  /** kf/sync_msg (P94670): the next page behind `cursor`. */
  async syncMessages(from: {
    openKfId: string;
    cursor: string | null;
    token: string | null;
  }): Promise<SyncPage> {
    const answer = await this.call<Json>('/cgi-bin/kf/sync_msg', {
      open_kfid: from.openKfId,
      ...(from.cursor === null ? {} : { cursor: from.cursor }),
      ...(from.token === null || from.token === '' ? {} : { token: from.token }),
      limit: 1000,
    });
    return {
      items: Array.isArray(answer.msg_list) ? answer.msg_list : [],
      nextCursor: textOf(answer.next_cursor) ?? null,
      more: answer.has_more === 1,
    };
  }

  /** The address behind a door's code: whoever opens it is met with this scene (P94665). Throws WecomRefused. */
  async entryLink(openKfId: string, scene: string): Promise<string> {
    const { url } = await this.call<Json>('/cgi-bin/kf/add_contact_way', { open_kfid: openKfId, scene });
    const link = textOf(url);
    if (link === undefined) throw new Error('kf/add_contact_way gave no url');
    return link;
  }

  /** kf/account/list (P94661), all pages. */
  async listAccounts(): Promise<CustomerServiceAccount[]> {
    const accounts: CustomerServiceAccount[] = [];
    const limit = 100;
    for (let offset = 0; offset < 5000; offset += limit) {
      const { account_list: list } = await this.call<Json>('/cgi-bin/kf/account/list', { offset, limit });
      const page: Json[] = Array.isArray(list) ? list : [];
      for (const account of page) {
        const openKfId = textOf(account?.open_kfid);
        if (openKfId === undefined) continue;
        accounts.push({
          openKfId,
          name: textOf(account.name) ?? '',
          managed: account.manage_privilege === true,
        });
      }
      if (page.length < limit) break;
    }
    return accounts;
  }

  /** webhook/send (P99110): no token; the key is the secret. */
  async postWebhook(key: string, message: WebhookMessage): Promise<void> {
    await this.exchange.request('/cgi-bin/webhook/send', { key }, { ...message });
  }

  /**
   * media/get (P90254): `take` gets the file as a stream and has two minutes for each 20 MB; larger files come in
   * parts, and from byte `from` (a multiple of 16) on when an earlier try broke off there. Failures of the platform
   * come as JSON instead of a file and are WecomRefused; a stream that breaks off is WecomUnreachable.
   */
  async downloadMedia<T>(mediaId: string, take: (media: IncomingMedia) => Promise<T>, from = 0): Promise<T> {
    const path = '/cgi-bin/media/get';
    const query = (token: string) => ({ access_token: token, media_id: mediaId });
    if (from === 0) {
      try {
        return await this.withToken((token) => this.exchange.file(path, query(token), take));
      } catch (error) {
        if (!(error instanceof WecomRefused) || error.errcode !== TOO_LARGE_AT_ONCE) throw error;
      }
    }
    const fetchPart = (at: number) =>
      this.withToken((token) => this.exchange.part(path, query(token), at, PART_BYTES));
    return take(await inParts(fetchPart, from));
  }

  /** A file sent to the 智能机器人: good for five minutes at its address, encrypted with the robot's key (P100719). */
  downloadAibotFile<T>(address: string, take: (media: IncomingMedia) => Promise<T>): Promise<T> {
    const { bot } = this.options;
    if (!bot) throw new WecomRefused('aibot file', 0, 'there is no robot');
    return this.exchange.fileAt('aibot file', address, (media) =>
      take({ ...media, content: openAibotFile(bot.aesKey, media.content) }),
    );
  }

  /** media/upload (P90253): the id is good for three days. `file` may stand on disk (`openAsBlob`) and is streamed. */
  async uploadMedia(type: MediaType, file: Blob, name: string): Promise<UploadedMedia> {
    const path = '/cgi-bin/media/upload';
    return this.withToken((token) => this.upload(path, { access_token: token, type }, file, name));
  }

  /** webhook/upload_media (P99110): the id works with the same webhook only. */
  uploadWebhookMedia(key: string, type: 'file' | 'voice', file: Blob, name: string): Promise<UploadedMedia> {
    return this.upload('/cgi-bin/webhook/upload_media', { key, type }, file, name);
  }

  private async upload(
    path: string,
    query: Record<string, string>,
    file: Blob,
    name: string,
  ): Promise<UploadedMedia> {
    const form = new FormData();
    form.append('media', file, name);
    const answer = await this.exchange.request(path, query, form);
    const mediaId = textOf(answer.media_id);
    if (mediaId === undefined) throw new WecomRefused(path, 0, 'the answer holds no media_id');
    return { mediaId };
  }
}
