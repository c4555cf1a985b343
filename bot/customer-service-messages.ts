import { createHash } from 'node:crypto';

/** What every item of sync_msg carries (P94670); the ids of an event are lifted out of its `event`. */
export interface ItemBase {
  /** Unique inside the account. */
  messageId: string;
  openKfId: string;
  /** Null for events that concern no resident. */
  externalUserId: string | null;
  /** Epoch milliseconds; WeCom sends whole seconds. */
  sentAt: number;
  /** 3 the resident, 4 the system (events), 5 a human servicer. */
  origin: 3 | 4 | 5;
  /** Only where a servicer is meant. */
  servicerUserId: string | null;
}

/** Kinds of messages (P94670). */
export type CustomerServiceContent =
  /** `menuId`: the tapped item of a menu; `content` is then its caption. */
  | { kind: 'text'; content: string; menuId?: string }
  | { kind: 'image'; mediaId: string }
  | { kind: 'voice'; mediaId: string }
  | { kind: 'video'; mediaId: string }
  | { kind: 'file'; mediaId: string }
  | { kind: 'location'; latitude: number; longitude: number; name: string; address: string }
  | { kind: 'link'; title: string; description: string; url: string; picUrl: string | null }
  | { kind: 'business_card'; userId: string }
  | { kind: 'miniprogram'; title: string; appId: string; pagePath: string }
  | { kind: 'msgmenu'; head: string; captions: string[]; tail: string }
  | { kind: 'channels'; subType: number | null; nickname: string; title: string }
  | { kind: 'channels_shop_product'; productId: string; title: string }
  | { kind: 'channels_shop_order'; orderId: string; productTitles: string }
  /** `lines`: what was said in the forwarded record, texts only. */
  | { kind: 'merged_msg'; title: string; lines: string[] }
  | { kind: 'meeting' }
  | { kind: 'calendar' }
  | { kind: 'note' };

/** Events (P94670). */
export type CustomerServiceOccurrence =
  /** `welcomeCode` (20 s, once) only if no welcome and no word of the resident came in the last 48 h. */
  | { kind: 'event.enter_session'; scene: string; sceneParam: string; welcomeCode?: string }
  | { kind: 'event.msg_send_fail'; failMessageId: string; failType: number }
  | { kind: 'event.servicer_status_change'; status: number; stopType: number | null }
  | {
      kind: 'event.session_status_change';
      /** 1 taken from the pool, 2 transferred, 3 ended, 4 opened again. */
      changeType: number;
      oldServicerUserId: string | null;
      newServicerUserId: string | null;
      messageCode: string | null;
    }
  | { kind: 'event.user_recall_msg'; recalledMessageId: string }
  | { kind: 'event.servicer_recall_msg'; recalledMessageId: string }
  | { kind: 'event.reject_customer_msg_switch_change'; rejected: boolean };

export type CustomerServiceItem = ItemBase &
  (
    | CustomerServiceContent
    | CustomerServiceOccurrence
    | { kind: 'unknown'; messageType: string; event?: string }
  );

type Json = Readonly<Record<string, unknown>>;

/** Reads a value of JSON that somebody else wrote: what isn't there is empty, never an exception. */
const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const optionalText = (value: unknown): string | null => textOf(value) || null;
const numberOf = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};

/** The caption of a menu's item, whatever its type. */
function captionOf(item: unknown): string {
  const entry = objectOf(item);
  return textOf(objectOf(entry[textOf(entry.type)]).content);
}

/** The words of one forwarded message; its content is JSON inside a string. */
function lineOf(item: unknown): string {
  const entry = objectOf(item);
  if (entry.msgtype !== 'text') return '';
  try {
    const content = objectOf(JSON.parse(textOf(entry.msg_content)));
    return textOf(objectOf(content.text).content) || textOf(content.content);
  } catch {
    return '';
  }
}

function readContent(type: string, body: Json): CustomerServiceContent | null {
  const mediaId = textOf(body.media_id);
  const title = textOf(body.title);
  switch (type) {
    case 'text': {
      const menuId = textOf(body.menu_id);
      return { kind: type, content: textOf(body.content), ...(menuId === '' ? {} : { menuId }) };
    }
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return mediaId === '' ? null : { kind: type, mediaId };
    case 'location': {
      const latitude = numberOf(body.latitude);
      const longitude = numberOf(body.longitude);
      if (latitude === null || longitude === null) return null;
      return { kind: type, latitude, longitude, name: textOf(body.name), address: textOf(body.address) };
    }
    case 'link':
      return {
        kind: type,
        title,
        description: textOf(body.desc),
        url: textOf(body.url),
        picUrl: optionalText(body.pic_url),
      };
    case 'business_card':
      return { kind: type, userId: textOf(body.userid) };
    case 'miniprogram':
      return { kind: type, title, appId: textOf(body.appid), pagePath: textOf(body.pagepath) };
    case 'msgmenu':
      return {
        kind: type,
        head: textOf(body.head_content),
        captions: listOf(body.list).map(captionOf),
        tail: textOf(body.tail_content),
      };
    case 'channels':
      return { kind: type, subType: numberOf(body.sub_type), nickname: textOf(body.nickname), title };
    case 'channels_shop_product':
      return { kind: type, productId: textOf(body.product_id), title };
    case 'channels_shop_order':
      return { kind: type, orderId: textOf(body.order_id), productTitles: textOf(body.product_titles) };
    case 'merged_msg':
      return {
        kind: type,
        title,
        lines: listOf(body.item)
          .map(lineOf)
          .filter((line) => line !== ''),
      };
    case 'meeting':
    case 'calendar':
    case 'note':
      return { kind: type };
    default:
      return null;
  }
}

function readOccurrence(type: string, event: Json): CustomerServiceOccurrence | null {
  switch (type) {
    case 'enter_session': {
      const welcomeCode = textOf(event.welcome_code);
      return {
        kind: 'event.enter_session',
        scene: textOf(event.scene),
        sceneParam: textOf(event.scene_param),
        ...(welcomeCode === '' ? {} : { welcomeCode }),
      };
    }
    case 'msg_send_fail':
      return {
        kind: 'event.msg_send_fail',
        failMessageId: textOf(event.fail_msgid),
        failType: numberOf(event.fail_type) ?? 0,
      };
    case 'servicer_status_change':
      return {
        kind: 'event.servicer_status_change',
        status: numberOf(event.status) ?? 0,
        stopType: numberOf(event.stop_type),
      };
    case 'session_status_change':
      return {
        kind: 'event.session_status_change',
        changeType: numberOf(event.change_type) ?? 0,
        oldServicerUserId: optionalText(event.old_servicer_userid),
        newServicerUserId: optionalText(event.new_servicer_userid),
        messageCode: optionalText(event.msg_code),
      };
    case 'user_recall_msg':
      return { kind: 'event.user_recall_msg', recalledMessageId: textOf(event.recall_msgid) };
    case 'servicer_recall_msg':
      return { kind: 'event.servicer_recall_msg', recalledMessageId: textOf(event.recall_msgid) };
    case 'reject_customer_msg_switch_change':
      return { kind: 'event.reject_customer_msg_switch_change', rejected: event.reject_switch === 1 };
    default:
      return null;
  }
}

/**
 * One item of sync_msg, typed. Never throws: what can't be read is `unknown`, and an item without msgid gets one made
 * of its content, so that it is stored once all the same. The ids of an event are taken out of its `event`.
 */
export function parseItem(json: unknown): CustomerServiceItem {
  const item = objectOf(json);
  const type = textOf(item.msgtype);
  const body = objectOf(item[type]);
  const isEvent = type === 'event';
  const eventType = textOf(body.event_type);
  const origin = numberOf(item.origin);
  const base: ItemBase = {
    messageId:
      textOf(item.msgid) ||
      `sha-${createHash('sha256')
        .update(JSON.stringify(json) ?? '')
        .digest('hex')
        .slice(0, 32)}`,
    openKfId: textOf(item.open_kfid) || textOf(body.open_kfid),
    externalUserId: optionalText(item.external_userid) ?? optionalText(body.external_userid),
    sentAt: (numberOf(item.send_time) ?? 0) * 1000,
    origin: origin === 3 || origin === 5 ? origin : 4,
    servicerUserId: optionalText(item.servicer_userid) ?? optionalText(body.servicer_userid),
  };
  const known = isEvent ? readOccurrence(eventType, body) : readContent(type, body);
  if (known !== null) return { ...base, ...known };
  return { ...base, kind: 'unknown', messageType: type, ...(isEvent ? { event: eventType } : {}) };
}
