import { createHash } from 'node:crypto';
import type { AibotBase, AibotEvent, AibotMessage, AibotPersonal, Quote } from './aibot-types';
import { isJsonObject, parseJsonObject, type JsonObject } from './json';
import { MessageError } from './message-fields';
import type { Selection } from './message-types';
import { byteLength } from './text';

export type * from './aibot-types';

/** The text of a field, '' where it is missing. Something else in its place is no message of WeCom. */
function text(object: JsonObject, ...names: string[]): string {
  const name = names.find((one) => Object.hasOwn(object, one));
  const value = name === undefined ? '' : object[name];
  if (typeof value !== 'string') throw new MessageError(`${names[0] ?? ''} is no text`);
  return value;
}

function required(object: JsonObject, name: string, maximumBytes: number): string {
  const value = text(object, name);
  if (value === '') throw new MessageError(`${name} is missing`);
  if (byteLength(value) > maximumBytes) throw new MessageError(`${name} is too long`);
  return value;
}

function inside(object: JsonObject, ...names: string[]): JsonObject {
  const name = names.find((one) => Object.hasOwn(object, one));
  const value = name === undefined ? {} : object[name];
  if (!isJsonObject(value)) throw new MessageError(`${names[0] ?? ''} is no object`);
  return value;
}

function list(object: JsonObject, ...names: string[]): unknown[] {
  const name = names.find((one) => Object.hasOwn(object, one));
  const value = name === undefined ? [] : object[name];
  if (!Array.isArray(value)) throw new MessageError(`${names[0] ?? ''} is no list`);
  return value;
}

function wholeNumber(object: JsonObject, name: string): number | null {
  const value = object[name];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** The address is our own API's; only its code is kept, so that an answer can go nowhere else. */
function responseCodeOf(address: string): string | null {
  if (address === '' || !URL.canParse(address)) return null;
  const { pathname, searchParams } = new URL(address);
  const code = searchParams.get('response_code');
  return pathname.endsWith('/cgi-bin/aibot/response') && code !== null && code !== '' ? code : null;
}

function readBase(fields: JsonObject): AibotBase {
  const chat = text(fields, 'chattype');
  if (chat !== 'single' && chat !== 'group') throw new MessageError('chattype is neither single nor group');
  const seconds = wholeNumber(fields, 'create_time');
  return {
    messageId: required(fields, 'msgid', 512),
    aibotId: required(fields, 'aibotid', 64),
    chatId: chat === 'group' ? required(fields, 'chatid', 128) : null,
    chat,
    from: required(inside(fields, 'from'), 'userid', 64),
    createdAt: seconds === null ? null : seconds * 1000,
    responseCode: responseCodeOf(text(fields, 'response_url')),
  };
}

/** Words and pictures of a mixed message, in their order. */
function mixedOf(mixed: JsonObject): { content: string; pictures: { url: string }[] } {
  const items = list(mixed, 'msg_item').filter(isJsonObject);
  const words = items.filter((item) => item['msgtype'] === 'text');
  const pictures = items.filter((item) => item['msgtype'] === 'image');
  return {
    content: words.map((item) => text(inside(item, 'text'), 'content')).join('\n'),
    pictures: pictures.map((item) => ({ url: required(inside(item, 'image'), 'url', 4096) })),
  };
}

function quoteOf(fields: JsonObject): Quote | null {
  if (!Object.hasOwn(fields, 'quote')) return null;
  const quote = inside(fields, 'quote');
  const messageType = text(quote, 'msgtype');
  const content = inside(quote, messageType);
  return {
    messageType,
    content: messageType === 'mixed' ? mixedOf(content).content : text(content, 'content'),
  };
}

function readPersonal(base: AibotBase, fields: JsonObject, messageType: string): AibotPersonal | null {
  const content = (): JsonObject => inside(fields, messageType);
  switch (messageType) {
    case 'text':
    case 'voice':
      return {
        ...base,
        kind: `aibot.${messageType}`,
        quote: quoteOf(fields),
        content: text(content(), 'content'),
      };
    case 'mixed':
      return { ...base, kind: 'aibot.mixed', quote: quoteOf(fields), ...mixedOf(content()) };
    case 'image':
    case 'file':
    case 'video':
      return {
        ...base,
        kind: `aibot.${messageType}`,
        quote: quoteOf(fields),
        url: required(content(), 'url', 4096),
      };
    default:
      return null;
  }
}

/** The page spells some names without underscores and nests under the event's name (P101027); an SDK does neither. */
function readEvent(base: AibotBase, event: JsonObject): AibotEvent | null {
  const name = text(event, 'eventtype');
  const own = Object.hasOwn(event, name) ? inside(event, name) : event;
  switch (name) {
    case 'enter_chat':
    case 'disconnected_event':
      return { ...base, kind: `aibot.${name}` };
    case 'template_card_event':
      return {
        ...base,
        kind: 'aibot.template_card_event',
        cardType: text(own, 'card_type', 'cardtype'),
        eventKey: text(own, 'event_key', 'eventkey'),
        taskId: text(own, 'task_id', 'taskid'),
        selected: selectedIn(own),
      };
    case 'feedback_event':
      return {
        ...base,
        kind: 'aibot.feedback_event',
        feedbackId: text(own, 'id'),
        type: wholeNumber(own, 'type') ?? 0,
        content: text(own, 'content'),
        reasons: list(own, 'inaccurate_reason_list').filter((one) => typeof one === 'number'),
      };
    default:
      return null;
  }
}

function selectedIn(own: JsonObject): Selection[] {
  const items = list(inside(own, 'selected_items', 'selecteditems'), 'selected_item', 'selecteditem');
  return items.filter(isJsonObject).map((item) => ({
    questionKey: text(item, 'question_key', 'questionkey'),
    optionIds: list(inside(item, 'option_ids', 'optionids'), 'option_id', 'optionid').filter(
      (id): id is string => typeof id === 'string',
    ),
  }));
}

/**
 * The typed message of a decrypted callback. JsonError or MessageError (both with status 400) where it can't be one; a
 * type or event that isn't known comes back as `aibot.unknown`.
 */
export function parseAibotMessage(plaintext: string): AibotMessage {
  const fields = parseJsonObject(plaintext);
  const base = readBase(fields);
  const messageType = required(fields, 'msgtype', 64);
  if (messageType === 'stream')
    return { ...base, kind: 'aibot.stream', streamId: required(inside(fields, 'stream'), 'id', 512) };
  if (messageType === 'event') {
    const event = inside(fields, 'event');
    return (
      readEvent(base, event) ?? {
        ...base,
        kind: 'aibot.unknown',
        messageType,
        event: text(event, 'eventtype'),
      }
    );
  }
  return (
    readPersonal(base, fields, messageType) ?? { ...base, kind: 'aibot.unknown', messageType, event: null }
  );
}

/** The key under which a message has its one effect: msgid, hashed because nothing is said of its length and letters. */
export const aibotKey = ({ aibotId, messageId }: Pick<AibotBase, 'aibotId' | 'messageId'>): string =>
  `aibot:${createHash('sha256').update(`${aibotId}\n${messageId}`).digest('hex')}`;
