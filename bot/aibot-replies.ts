import type { AibotMessage } from './aibot-types';
import type { TemplateCard } from './cards';
import { byteLength } from './text';

/** The longest words of an answer in bytes of UTF-8 (P101031, P101138). */
export const aibotContentBytes = 20_480;

/** What can be said in the answer to a callback itself (P101031). */
export type AibotReply =
  /** Words as the answer to a message: a stream that is finished at once, since there is no plain text. Markdown. */
  | { kind: 'stream'; id: string; content: string }
  /** Words as the answer to `enter_chat` alone. */
  | { kind: 'text'; content: string }
  | { kind: 'template_card'; card: TemplateCard }
  | { kind: 'stream_with_template_card'; id: string; content: string; card: TemplateCard }
  /** Puts another card in place of the pressed one, for the one who pressed; its task_id is the event's. */
  | { kind: 'update_template_card'; card: TemplateCard };

const messageKinds = ['stream', 'template_card', 'stream_with_template_card'] as const;

/** Which replies a message may have; none: the body stays empty. */
const repliable: Readonly<Record<AibotMessage['kind'], readonly AibotReply['kind'][]>> = {
  'aibot.text': messageKinds,
  'aibot.mixed': messageKinds,
  'aibot.image': messageKinds,
  'aibot.voice': messageKinds,
  'aibot.file': messageKinds,
  'aibot.video': messageKinds,
  'aibot.stream': ['stream', 'stream_with_template_card'],
  'aibot.enter_chat': ['text', 'template_card'],
  'aibot.template_card_event': ['update_template_card'],
  'aibot.feedback_event': [],
  'aibot.disconnected_event': [],
  'aibot.unknown': messageKinds,
};

export function allowsAibotReply(message: AibotMessage, reply: AibotReply['kind']): boolean {
  // An event nobody knows may allow nothing at all.
  if (message.kind === 'aibot.unknown' && message.event !== null) return false;
  return repliable[message.kind].includes(reply);
}

/** What stands between these two is shown as reasoning of a machine (P101031): nobody's words are. */
const harmless = (content: string): string => content.replace(/<(?=\/?think>)/gi, '＜');

function contentOf(content: string): string {
  const words = harmless(content);
  if (byteLength(words) > aibotContentBytes)
    throw new RangeError(`an answer holds ${aibotContentBytes} bytes; shorten it first`);
  return words;
}

const streamOf = (id: string, content: string): object => ({ id, finish: true, content: contentOf(content) });

/** The plaintext of a passive reply. Words above 20,480 bytes are refused with RangeError: the caller shortens. */
export function aibotReplyText(message: AibotMessage, reply: AibotReply): string {
  switch (reply.kind) {
    case 'text':
      return JSON.stringify({ msgtype: 'text', text: { content: contentOf(reply.content) } });
    case 'stream':
      return JSON.stringify({ msgtype: 'stream', stream: streamOf(reply.id, reply.content) });
    case 'template_card':
      return JSON.stringify({ msgtype: 'template_card', template_card: reply.card });
    case 'stream_with_template_card':
      return JSON.stringify({
        msgtype: 'stream_with_template_card',
        stream: streamOf(reply.id, reply.content),
        template_card: reply.card,
      });
    case 'update_template_card':
      return JSON.stringify({
        response_type: 'update_template_card',
        // Left out, everybody who has the card would see it (P101031); in a one-to-one chat there is nobody else.
        ...(message.chat === 'group' ? { userids: [message.from] } : {}),
        template_card: reply.card,
      });
    default:
      throw new TypeError('unknown kind of reply');
  }
}

/** The body of an active answer to a response_url (P101138). */
export const aibotMarkdown = (content: string): { msgtype: 'markdown'; markdown: { content: string } } => ({
  msgtype: 'markdown',
  markdown: { content: contentOf(content) },
});
