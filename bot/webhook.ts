import { createHash } from 'node:crypto';
import type { OwnFileMessage, WebhookMessage } from './outbox';
import { byteLength, shorten } from './text';

/** A post that a group robot would refuse; the mistake is in the code that built it. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

/** Limits of a group robot in bytes (P99110). */
const webhookLimits = { text: 2048, markdown: 4096, image: 2 * 2 ** 20, file: 20 * 2 ** 20 } as const;

type Built<Type extends WebhookMessage['msgtype']> = Extract<WebhookMessage, { msgtype: Type }>;

function within(what: keyof typeof webhookLimits, bytes: number, least = 1): void {
  if (bytes < least || bytes > webhookLimits[what])
    throw new WebhookError(`${what}: ${least} to ${webhookLimits[what]} bytes, not ${bytes}`);
}

/** Plain words, and whom to call by it: userids, or `@all`. Throws WebhookError. */
export function groupText(content: string, mentioned: readonly string[] = []): Built<'text'> {
  within('text', byteLength(content));
  return {
    msgtype: 'text',
    text: { content, ...(mentioned.length > 0 ? { mentioned_list: [...mentioned] } : {}) },
  };
}

/** The platform's markdown: headings, bold, links, quotes, three colours; `<@userid>` calls. Throws WebhookError. */
export function groupMarkdown(content: string): Built<'markdown'> {
  within('markdown', byteLength(content));
  return { msgtype: 'markdown', markdown: { content } };
}

const LEFT_OUT = '\n……后面还有，没有列出来。';

/** Words of any length: a text where they fit, markdown where they are longer, and what is longer still ends at a line. */
export function groupWords(
  content: string,
  format: 'text' | 'markdown' = 'text',
): Built<'text'> | Built<'markdown'> {
  if (format === 'text' && byteLength(content) <= webhookLimits.text) return groupText(content);
  if (byteLength(content) <= webhookLimits.markdown) return groupMarkdown(content);
  const lines = content.split('\n');
  while (lines.length > 1 && byteLength(lines.join('\n') + LEFT_OUT) > webhookLimits.markdown) lines.pop();
  return groupMarkdown(shorten(lines.join('\n') + LEFT_OUT, webhookLimits.markdown));
}

/** JPG or PNG. Throws WebhookError. */
export function groupImage(picture: Buffer): Built<'image'> {
  within('image', picture.length, 6);
  const kind = picture.readUInt32BE(0);
  if (kind !== 0x89504e47 && kind >>> 16 !== 0xffd8) throw new WebhookError('image: neither JPG nor PNG');
  const md5 = createHash('md5').update(picture).digest('hex');
  return { msgtype: 'image', image: { base64: picture.toString('base64'), md5 } };
}

/** A file of ours of `bytes` length; it is uploaded to the robot when the post goes out. Throws WebhookError. */
export function groupFile(own: OwnFileMessage['own'], bytes: number): WebhookMessage {
  within('file', bytes, 6);
  return { msgtype: 'file', own };
}
