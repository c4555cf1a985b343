import type { TemplateCard } from './cards';

export type MediaType = 'image' | 'voice' | 'video' | 'file';

/** A file under the platform's id (three days, P90253). */
export type MediaMessage =
  | { msgtype: 'image'; image: { media_id: string } }
  | { msgtype: 'voice'; voice: { media_id: string } }
  | { msgtype: 'video'; video: { media_id: string } }
  | { msgtype: 'file'; file: { media_id: string } };

/** A file of ours, uploaded when the message goes out. `id` means something to the shelf alone, `name` is shown. */
export interface OwnFileMessage {
  msgtype: MediaType;
  own: { id: string; name: string };
}

/** A message of the app to members (P90236). `text.content` holds at most 2,048 bytes of UTF-8. */
export type AppMessage =
  | { msgtype: 'text'; text: { content: string } }
  | { msgtype: 'markdown'; markdown: { content: string } }
  | MediaMessage
  | OwnFileMessage
  | { msgtype: 'template_card'; template_card: TemplateCard };

/** A menu item of customer service: `id` 1–128 of a-zA-Z0-9_, `content` 1–128 bytes (P94677). */
export interface MenuItem {
  type: 'click';
  click: { id: string; content: string };
}

/** A message of customer service to a resident (P94677). */
export type CustomerServiceMessage =
  | { msgtype: 'text'; text: { content: string } }
  | MediaMessage
  | OwnFileMessage
  /** An 获客助手 link as a card by which the resident adds a colleague in WeChat. */
  | { msgtype: 'ca_link'; ca_link: { link_url: string } }
  | { msgtype: 'msgmenu'; msgmenu: { head_content: string; list: MenuItem[]; tail_content?: string } };

/** A post of a group robot (P99110); bot/webhook.ts builds them within their limits. Nothing in it has buttons. */
export type WebhookMessage =
  | { msgtype: 'text'; text: { content: string; mentioned_list?: string[] } }
  | { msgtype: 'markdown'; markdown: { content: string } }
  | { msgtype: 'image'; image: { base64: string; md5: string } }
  | { msgtype: 'file'; file: { media_id: string } }
  | (OwnFileMessage & { msgtype: 'file' });

/** What a late answer to the 智能机器人 may be. Its words hold at most 20,480 bytes of UTF-8. */
export type AibotResponse =
  | { msgtype: 'markdown'; markdown: { content: string } }
  | { msgtype: 'template_card'; template_card: TemplateCard };

/** One call that is to be made. Everything that leaves the house is one of these, stored before it is sent. */
export type OutboundRequest =
  | { kind: 'app.message'; userIds: string[]; message: AppMessage }
  /** Changes a card that was sent under `taskId` for `userIds`; the codes are asked of the store when it is sent. */
  | {
      kind: 'app.update_card';
      taskId: string;
      userIds: string[];
      card: TemplateCard;
      /** When no code is left: a fresh card in its place, only take it back, or leave it (a press shows the present state). */
      renew: 'fresh' | 'recall' | 'leave';
    }
  | { kind: 'kf.message'; openKfId: string; externalUserId: string; message: CustomerServiceMessage }
  /** The welcome of a resident who entered: code good for 20 s and once; dropped 15 s after `sentAt` (ms). */
  | {
      kind: 'kf.welcome';
      openKfId: string;
      externalUserId: string;
      code: string;
      sentAt: number;
      message: CustomerServiceMessage;
    }
  /** The conversation to a human: the first of `servicers` (userids) who receives; `away` when nobody does. */
  | {
      kind: 'kf.hand_over';
      openKfId: string;
      externalUserId: string;
      servicers: string[];
      taken: CustomerServiceMessage;
      away: CustomerServiceMessage;
    }
  | { kind: 'webhook.message'; key: string; message: WebhookMessage }
  /** 企业群发 to the groups of residents of a member: a task that he confirms by hand (bot/mass-message.ts). */
  | { kind: 'contact.mass'; sender: string; text: string }
  /** The one late answer to a message of the 智能机器人 (P101138): `code` is good once, for an hour. */
  | { kind: 'aibot.response'; code: string; message: AibotResponse }
  /** Through a gateway of the office's own (bot/gateway.ts): `to` is a phone number, or a resident of customer service. */
  | { kind: 'gateway.message'; gateway: GatewayName; to: string; values: Record<string, string> };

/** An SMS, or a subscription message; off unless an address is set. */
export type GatewayName = 'sms' | 'subscription';

export interface OutboundRow {
  id: number;
  /** How often it was tried before; 0 at first. */
  attempt: number;
  /** Rows of one lane (one recipient) go out in the order of their ids. */
  lane: string;
  /** Epoch milliseconds after which it is no longer worth sending; null = always. */
  expiresAt: number | null;
  request: OutboundRequest;
}

export interface Receipt {
  /** The platform's id of the message (message/send, kf). */
  messageId?: string;
  /** message/send of a card that calls back: good once for an update within 72 hours. */
  responseCode?: string;
  /** userids that the platform did not accept. */
  invalidUsers?: string[];
  /** A fresh card took the place of one that could not be changed any more. */
  freshTaskId?: string;
  /** The card that could not be changed is no longer there. */
  takenBack?: boolean;
  /** Who has the resident's conversation now. */
  servicer?: string;
}

/** A card as it was sent. */
export interface SentCard {
  /** The platform's id of the message, by which it is taken back; null when it gave none. */
  messageId: string | null;
  /** userids. */
  holders: string[];
  /** Epoch milliseconds. */
  sentAt: number;
}

/** Gives the platform's id of a file of ours, uploading it when there is none that lives long enough. */
export interface MediaShelf {
  /** `webhookKey`: the id is for that robot alone. Null: the file is gone. Throws what the upload throws. */
  mediaId(file: OwnFileMessage, webhookKey?: string): Promise<string | null>;
}

/** Where outgoing rows live. `models/` implements it on the database; a claimed row is ours until its lease ends. */
export interface OutboxStore {
  /**
   * Messages of the app that went out after `since` (epoch ms), the oldest first: asked once at the start, so that a
   * restart does not forget who was written to in this minute and hour. A store without memory leaves it out.
   */
  sentSince?(since: number): Promise<{ userIds: string[]; at: number }[]>;
  /** Takes at most `limit` rows that are due at `now`, the oldest unsent one of each lane, and leases them for `leaseMilliseconds`. */
  claim(now: number, limit: number, leaseMilliseconds: number): Promise<OutboundRow[]>;
  sent(id: number, now: number, receipt: Receipt): Promise<void>;
  /** Not accepted this time: `attempt` is counted up and the row is due again at `notBefore`. */
  retry(id: number, notBefore: number, reason: string): Promise<void>;
  /** Nothing wrong with the row: it waits for room under a limit. `attempt` stays. */
  postpone(id: number, notBefore: number): Promise<void>;
  /** For good; the reason is shown to the operator. `cause` is one short word for all failures of that kind. */
  failed(id: number, now: number, reason: string, cause: string): Promise<void>;
  /** The resident can't be written to now (window closed, a servicer has him): kept until he writes again. */
  parked(id: number, now: number, reason: string): Promise<void>;
  /** Takes the newest unused response code of a card, so that nobody else uses it; null when none is left. */
  takeResponseCode(taskId: string, now: number): Promise<string | null>;
  /** The card itself, for when no code is left; null when it was never sent. */
  sentCard(taskId: string): Promise<SentCard | null>;
}
