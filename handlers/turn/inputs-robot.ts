import { createHash } from 'node:crypto';
import type { AibotMessage, AibotPersonal } from '../../bot/aibot-messages';
import { silence, type Input, type SentFile } from './turn';

/** What a member said to the 智能机器人; null: an event that asks for no answer. */
export function inputOfRobot(message: AibotMessage): Input | null {
  switch (message.kind) {
    case 'aibot.text':
    case 'aibot.mixed':
      return { ...silence, text: wordsOf(message), files: filesOf(message) };
    case 'aibot.voice':
      return { ...silence, text: message.content };
    case 'aibot.image':
    case 'aibot.video':
    case 'aibot.file':
      return { ...silence, files: filesOf(message) };
    case 'aibot.unknown':
      return message.event === null ? { ...silence, unreadable: true } : null;
    default:
      return null;
  }
}

/** They have no id of the platform's: each gets the hash of its address in its place. */
function filesOf(message: AibotMessage): SentFile[] {
  const file = (kind: SentFile['kind'], url: string): SentFile => ({
    kind,
    mediaId: createHash('sha256').update(url).digest('hex'),
    address: url,
  });
  switch (message.kind) {
    case 'aibot.mixed':
      return message.pictures.map(({ url }) => file('image', url));
    case 'aibot.image':
      return [file('image', message.url)];
    case 'aibot.video':
      return [file('video', message.url)];
    case 'aibot.file':
      return [file('file', message.url)];
    default:
      return [];
  }
}

/** What is left of `@小格 …`: a mention ends with a space, which WeCom writes as U+2005. */
const MENTION_FIRST = /^\s*@\S+(?:\s+|$)/;
const MENTION = /(?:^|\s)@\S+(?=\s|$)/g;

/** Nothing but a wish that what is quoted be reported. */
const REPORT_IT = /^(?:(?:上报|报一下|报上去|报|登记|登记一下|记一下)[吧。！!]?)?$/;

/** Own words without the mention; `@小格 上报` under somebody's words means these. */
function wordsOf({
  content,
  chat,
  quote,
}: Extract<AibotPersonal, { kind: 'aibot.text' | 'aibot.mixed' }>): string {
  const own = (chat === 'group' ? withoutMention(content) : content).trim();
  const quoted = (quote?.content ?? '').trim();
  return quoted !== '' && REPORT_IT.test(own) ? withoutMention(quoted).trim() : own;
}

/** In front it is ours; elsewhere only when it is the one there is, since others are names of people. */
function withoutMention(content: string): string {
  if (MENTION_FIRST.test(content)) return content.replace(MENTION_FIRST, '');
  return (content.match(MENTION) ?? []).length === 1 ? content.replace(MENTION, ' ') : content;
}
