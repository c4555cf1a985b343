import { cardButtons, cardText } from '../card-view';
import { ApiRefusal } from '../errors';
import { bytes, cutToBytes, listOf, objectOf, textOf, type JsonObject } from '../json';
import type { MediaShelf, MediaType } from '../media';
import type { NewBubble } from '../transcript';

/** Longest text content in bytes, longer is cut; longest markdown, longer is refused (P90236). */
const LONGEST_TEXT = 2048;
const LONGEST_MARKDOWN = 2048;

/** Turns a message of message/send or appchat/send into the bubble its readers see. Throws the documented codes. */
export function readContent(message: JsonObject, media: MediaShelf): NewBubble {
  const type = textOf(message, 'msgtype');
  const content = objectOf(message, type);
  switch (type) {
    case 'text':
      return {
        from: 'bot',
        type: 'text',
        text: cutToBytes(required(content, 'content', 44004), LONGEST_TEXT),
      };
    case 'markdown':
      return readMarkdown(content, LONGEST_MARKDOWN);
    case 'image':
      return readMedium(content, 'image', media);
    case 'voice':
      return readMedium(content, 'voice', media);
    case 'video':
    case 'file':
      return readMedium(content, type, media);
    case 'textcard':
      return readTextCard(content);
    case 'news':
      return readNews(content);
    case 'template_card':
      return readCard(content);
    default:
      throw new ApiRefusal(40008, `invalid msgtype ${type}`);
  }
}

export const readCard = (content: JsonObject): NewBubble => ({
  from: 'bot',
  type: 'card',
  text: cardText(content),
  buttons: cardButtons(content),
  card: content,
});

export function readMarkdown(content: JsonObject, limit: number): NewBubble {
  const text = required(content, 'content', 44004);
  if (bytes(text) > limit) throw new ApiRefusal(45002, 'content too long');
  return { from: 'bot', type: 'text', format: 'markdown', text };
}

export function readMedium(
  content: JsonObject,
  type: MediaType,
  media: MediaShelf,
  webhookKey?: string,
): NewBubble {
  const id = required(content, 'media_id', 41006);
  const medium = media.fetch(id, type, webhookKey);
  if (type === 'image') return { from: 'bot', type: 'picture', text: '[图片]', mediaId: id };
  if (type === 'voice') return { from: 'bot', type: 'voice', text: '[语音]', mediaId: id };
  if (type === 'video') return { from: 'bot', type: 'video', text: '[视频]', mediaId: id };
  return { from: 'bot', type: 'file', text: medium.fileName, mediaId: id };
}

function readTextCard(content: JsonObject): NewBubble {
  const title = required(content, 'title', 41016);
  const description = required(content, 'description', 41033);
  const url = required(content, 'url', 41010);
  if (title.length > 128 || description.length > 512) throw new ApiRefusal(45002, 'content too long');
  checkUrl(url);
  const words = description.replace(/<br\s*\/?>|<\/div>/g, '\n').replace(/<[^>]+>/g, '');
  const buttons = [{ label: textOf(content, 'btntxt') || '详情', key: '', url }];
  return { from: 'bot', type: 'card', text: `${title}\n${words.trim()}`, buttons };
}

export function readNews(content: JsonObject): NewBubble {
  const articles = listOf(content, 'articles');
  if (articles.length < 1 || articles.length > 8) throw new ApiRefusal(45008, 'too many articles');
  const lines = articles.map((article) => {
    const title = required(article, 'title', 41016);
    return `${cutToBytes(title, 128)}\n${cutToBytes(textOf(article, 'description'), 512)}`.trim();
  });
  const buttons = articles
    .filter((article) => textOf(article, 'url') !== '')
    .map((article) => ({ label: textOf(article, 'title'), key: '', url: textOf(article, 'url') }));
  return { from: 'bot', type: 'card', text: lines.join('\n'), buttons };
}

function checkUrl(url: string): void {
  if (bytes(url) > 2048 || !/^https?:\/\//.test(url))
    throw new ApiRefusal(45034, 'url without scheme or too long');
}

export function required(object: JsonObject, name: string, errcode: number): string {
  const value = textOf(object, name);
  if (value === '') throw new ApiRefusal(errcode, `${name} missing`);
  return value;
}
