import { cardXml, type TemplateCard } from './cards';
import { byteLength } from './text';
import { buildXml } from './xml';

/** The longest text of a passive reply, in bytes of UTF-8; WeCom cuts what is longer (P90241). */
const passiveTextBytes = 2048;

/** What can be said in the answer to a callback itself (P90241); everything else goes out by message/send. */
export type PassiveReply =
  | { kind: 'text'; content: string }
  /** Greys the buttons of the pressed card with this word, for the one who pressed. */
  | { kind: 'update_button'; replaceName: string }
  /** Puts another card in place of the pressed one, for the one who pressed. */
  | { kind: 'update_template_card'; card: TemplateCard };

/** The two ends of a reply: the reverse of the message it answers, byte for byte. `now`: epoch milliseconds. */
export interface ReplyEnds {
  to: string;
  from: string;
  now: number;
}

function replyBody(reply: PassiveReply): string {
  switch (reply.kind) {
    case 'text':
      if (byteLength(reply.content) > passiveTextBytes) {
        throw new RangeError(`a passive text holds ${passiveTextBytes} bytes; split it first`);
      }
      return buildXml({ MsgType: 'text', Content: reply.content });
    case 'update_button':
      return buildXml({ MsgType: 'update_button', Button: { ReplaceName: reply.replaceName } });
    case 'update_template_card':
      return buildXml({ MsgType: 'update_template_card' }) + cardXml(reply.card);
    default:
      throw new TypeError('unknown kind of reply');
  }
}

/** The plaintext of a passive reply. A text above 2,048 bytes is refused with RangeError: the caller splits. */
export function replyXml(reply: PassiveReply, { to, from, now }: ReplyEnds): string {
  const head = buildXml({ ToUserName: to, FromUserName: from, CreateTime: Math.floor(now / 1000) });
  return `<xml>${head}${replyBody(reply)}</xml>`;
}
