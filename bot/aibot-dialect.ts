import { aibotKey, parseAibotMessage } from './aibot-messages';
import { aibotReplyText, allowsAibotReply, type AibotReply } from './aibot-replies';
import type { AibotMessage } from './aibot-types';
import type { Dialect } from './callback-types';
import { JsonError, parseJsonObject } from './json';

/** Callbacks of a 智能机器人: JSON both ways, receiveid empty (P101033). */
export const aibotDialect: Dialect<AibotMessage, AibotReply> = {
  path: '/wecom/aibot',
  readEncrypted: (body) => {
    const { encrypt } = parseJsonObject(body);
    if (typeof encrypt !== 'string' || encrypt === '') throw new JsonError('nothing encrypted in it');
    return encrypt;
  },
  parse: parseAibotMessage,
  keyOf: aibotKey,
  replyText: (message, reply) =>
    allowsAibotReply(message, reply.kind) ? aibotReplyText(message, reply) : null,
  wrap: ({ encrypt, msgSignature, timestamp, nonce }) => ({
    // What Tencent's own connector answers with; nothing is written about it.
    type: 'text/plain',
    body: JSON.stringify({ encrypt, msgsignature: msgSignature, timestamp: Number(timestamp), nonce }),
  }),
};
