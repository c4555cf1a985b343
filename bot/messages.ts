import { createHash } from 'node:crypto';
import { eventParsers } from './event-parsers';
import { Fields, MessageError } from './message-fields';
import type { InboundMessage, MessageBase, UnknownMessage } from './message-types';
import { parseXml } from './xml';

export type * from './message-types';
export { MessageError } from './message-fields';

function readBase(fields: Fields): MessageBase {
  const seconds = fields.required('CreateTime').trim();
  if (!/^\d{1,11}$/.test(seconds)) throw new MessageError('CreateTime is not in seconds');
  return {
    to: fields.userId('ToUserName'),
    from: fields.optional('FromUserName') === null ? null : fields.userId('FromUserName'),
    createdAt: Number(seconds) * 1000,
    agentId: fields.optional('AgentID'),
  };
}

/** Looks like an identity; the sender, the app and the words of a message don't. */
const identityName = /(?:id|Id|ID|Key|Token|Code|No)$/;

function unknown(base: MessageBase, fields: Fields, messageType: string): UnknownMessage {
  const event = fields.optional('Event');
  const changeType = fields.optional('ChangeType');
  return {
    ...base,
    kind: 'unknown',
    messageType,
    ...(event === null ? {} : { event }),
    ...(changeType === null ? {} : { changeType }),
    messageId: fields.optional('MsgId') === null ? null : fields.messageId(),
    objectIds: fields
      .leaves()
      .filter(([name]) => identityName.test(name) && name !== 'AgentID' && name !== 'MsgId')
      .map(([name, text]) => `${name}=${text}`)
      .sort(),
  };
}

/** The types that people send (P90239); null for one that isn't known. */
function readPersonal(base: MessageBase, fields: Fields, messageType: string): InboundMessage | null {
  switch (messageType) {
    case 'text':
      return { ...base, kind: 'text', messageId: fields.messageId(), content: fields.text('Content') };
    case 'image':
      return {
        ...base,
        kind: 'image',
        messageId: fields.messageId(),
        mediaId: fields.required('MediaId'),
        picUrl: fields.optional('PicUrl'),
      };
    case 'voice':
      return {
        ...base,
        kind: 'voice',
        messageId: fields.messageId(),
        mediaId: fields.required('MediaId'),
        format: fields.optional('Format'),
      };
    case 'video':
      return {
        ...base,
        kind: 'video',
        messageId: fields.messageId(),
        mediaId: fields.required('MediaId'),
        thumbMediaId: fields.optional('ThumbMediaId'),
      };
    case 'location':
      return {
        ...base,
        kind: 'location',
        messageId: fields.messageId(),
        latitude: fields.number('Location_X'),
        longitude: fields.number('Location_Y'),
        scale: fields.optionalNumber('Scale'),
        label: fields.text('Label'),
      };
    case 'link':
      return {
        ...base,
        kind: 'link',
        messageId: fields.messageId(),
        title: fields.text('Title'),
        description: fields.text('Description'),
        url: fields.text('Url'),
        picUrl: fields.optional('PicUrl'),
      };
    case 'file':
      return {
        ...base,
        kind: 'file',
        messageId: fields.messageId(),
        mediaId: fields.required('MediaId'),
        fileName: fields.optional('FileName') ?? fields.optional('Title'),
      };
    default:
      return null;
  }
}

/**
 * The typed message of a decrypted callback. XmlError or MessageError (both with status 400) where it can't be one;
 * a type or event that isn't known comes back as `unknown`.
 */
export function parseMessage(plaintextXml: string): InboundMessage {
  const fields = new Fields(parseXml(plaintextXml));
  const base = readBase(fields);
  const messageType = fields.required('MsgType');
  if (messageType === 'event') {
    const parser = eventParsers.get(fields.required('Event'));
    return parser?.(base, fields) ?? unknown(base, fields, messageType);
  }
  if (base.from === null) throw new MessageError('FromUserName is missing');
  return readPersonal(base, fields, messageType) ?? unknown(base, fields, messageType);
}

/** What tells two events apart that share a second; names as in the typed messages. */
const identifying = [
  'agentId',
  'from',
  'createdAt',
  'kind',
  'messageType',
  'event',
  'changeType',
  'eventKey',
  'taskId',
  'openKfId',
  'token',
  'userId',
  'newUserId',
  'externalUserId',
  'partyId',
  'tagId',
  'chatId',
  'jobId',
  'approvalNumber',
  'status',
  'change',
  'currentVersion',
  'objectIds',
  'added',
  'removed',
] as const;

/**
 * The key under which a message has its one effect: `app:<MsgId>`, or for an event, which has none, `event:` and the
 * SHA-256 of who, when and what about. WeCom's own pair, sender and second, collides (P90238).
 */
export function messageKey(message: InboundMessage): string {
  if ('messageId' in message && message.messageId !== null) return `app:${message.messageId}`;
  const fields = message as unknown as Readonly<Record<string, unknown>>;
  const parts = identifying.map((name) => fields[name] ?? null);
  return `event:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}

type ReplyKind = 'text' | 'update_button' | 'update_template_card';
const words: readonly ReplyKind[] = ['text'];

/** The kinds that P90241 names, and every message that a person sends: which replies may be given. */
const repliable: ReadonlyMap<InboundMessage['kind'], readonly ReplyKind[]> = new Map<
  InboundMessage['kind'],
  readonly ReplyKind[]
>([
  ['text', words],
  ['image', words],
  ['voice', words],
  ['video', words],
  ['location', words],
  ['link', words],
  ['file', words],
  ['event.subscribe', words],
  ['event.enter_agent', words],
  ['event.location', words],
  ['event.click', words],
  ['event.view', words],
  ['event.view_miniprogram', words],
  ['event.scancode_waitmsg', words],
  ['event.template_card_event', ['update_button', 'update_template_card']],
  ['event.template_card_menu_event', ['text', 'update_template_card']],
]);

/** Whether the answer to the callback may hold a reply (of this kind); where not, the body stays empty. */
export function allowsPassiveReply(message: InboundMessage, reply?: ReplyKind): boolean {
  const kinds = message.from === null ? undefined : repliable.get(message.kind);
  return kinds !== undefined && (reply === undefined || kinds.includes(reply));
}
