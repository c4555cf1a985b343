import { readEncrypted } from './callback-request';
import type { Dialect } from './callback-types';
import { allowsPassiveReply, messageKey, parseMessage, type InboundMessage } from './messages';
import { replyXml, type PassiveReply } from './replies';
import { buildXml } from './xml';

/** Callbacks of a self-built app, customer service's doorbell among them: XML both ways (P90238, P90241). */
export const appDialect: Dialect<InboundMessage, PassiveReply> = {
  path: '/wecom/callback',
  readEncrypted,
  parse: parseMessage,
  keyOf: messageKey,
  replyText: (message, reply, now) =>
    message.from === null || !allowsPassiveReply(message, reply.kind)
      ? null
      : replyXml(reply, { to: message.from, from: message.to, now }),
  wrap: ({ encrypt, msgSignature, timestamp, nonce }) => {
    const body = buildXml({
      Encrypt: encrypt,
      MsgSignature: msgSignature,
      TimeStamp: Number(timestamp),
      Nonce: nonce,
    });
    return { type: 'text/xml', body: `<xml>${body}</xml>` };
  },
};

/** The customer service account of a doorbell; null for everything else. */
export const doorbellOf = (message: InboundMessage): string | null =>
  message.kind === 'event.kf_msg_or_event' ? message.openKfId : null;
