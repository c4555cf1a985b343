import { createHash } from 'node:crypto';
import { checkCard } from '../card-rules';
import { ApiRefusal } from '../errors';
import { bytes, objectOf, textOf, type JsonObject } from '../json';
import { isJpegOrPng } from '../media';
import type { Group } from '../options';
import type { Platform } from '../platform';
import { MINUTE, RateWindow } from '../rate';
import type { NewBubble } from '../transcript';
import { readCard, readMarkdown, readMedium, readNews, required } from './content';
import type { Endpoints } from './endpoint';
import { describe, takeUpload } from './media';

const LONGEST_TEXT = 2048;
const LONGEST_MARKDOWN = 4096;
const LARGEST_PICTURE = 2 * 2 ** 20;

/** The robots of the work groups (P99110): the key in the address is all they ask for. */
export function webhookEndpoints(platform: Platform): Endpoints {
  const perMinute = new RateWindow(20, MINUTE);
  return {
    'webhook/send': {
      method: 'POST',
      needsToken: false,
      answer: ({ query, body }) => {
        const group = findGroup(platform, query.key);
        const now = platform.now();
        if (!perMinute.hasRoom(group.key, now)) throw new ApiRefusal(45009, 'api freq out of limit');
        const bubble = readPost(platform, body, group.key);
        perMinute.count(group.key, now);
        platform.transcript.add(group.name, bubble);
        return {};
      },
    },
    'webhook/upload_media': {
      method: 'POST',
      needsToken: false,
      answer: (call) => {
        const group = findGroup(platform, call.query.key);
        const type = call.query.type;
        if (type !== 'file' && type !== 'voice') throw new ApiRefusal(40004, 'invalid media type');
        return describe(takeUpload(platform, call, group.key));
      },
    },
  };
}

/** Throws 93000 for a key that belongs to no robot. */
function findGroup(platform: Platform, key: string | undefined): Group {
  const group = platform.options.groups.find((known) => known.key === key);
  if (!group) throw new ApiRefusal(93000, 'invalid webhook url');
  return group;
}

function readPost(platform: Platform, body: JsonObject, key: string): NewBubble {
  const type = textOf(body, 'msgtype');
  const content = objectOf(body, type);
  switch (type) {
    case 'text':
      return readText(platform, content);
    case 'markdown':
    case 'markdown_v2':
      return readMarkdown(content, LONGEST_MARKDOWN);
    case 'image':
      return readPicture(platform, content);
    case 'news':
      return readNews(content);
    case 'file':
    case 'voice':
      return readMedium(content, type, platform.media, key);
    case 'template_card':
      checkCard(content, 'webhook');
      return readCard(content);
    case '':
      throw new ApiRefusal(93017, 'empty body');
    default:
      throw new ApiRefusal(40008, `invalid msgtype ${type}`);
  }
}

function readText(platform: Platform, content: JsonObject): NewBubble {
  const text = required(content, 'content', 44004);
  if (bytes(text) > LONGEST_TEXT) throw new ApiRefusal(45002, 'content too long');
  const mentioned = Array.isArray(content.mentioned_list) ? content.mentioned_list.map(String) : [];
  const names = mentioned.map((id) => (id === '@all' ? '所有人' : (platform.member(id)?.name ?? id)));
  const mentions = names.map((name) => `@${name}`).join(' ');
  return { from: 'bot', type: 'text', text: mentions ? `${text}\n${mentions}` : text };
}

/** Throws 40004, 93018 (too big), 301019 (md5). */
function readPicture(platform: Platform, content: JsonObject): NewBubble {
  const picture = Buffer.from(required(content, 'base64', 41006), 'base64');
  if (picture.length > LARGEST_PICTURE) throw new ApiRefusal(93018, 'picture too big');
  if (picture.length <= 5 || !isJpegOrPng(picture))
    throw new ApiRefusal(40004, 'picture is neither JPG nor PNG');
  const md5 = createHash('md5').update(picture).digest('hex');
  if (textOf(content, 'md5').toLowerCase() !== md5) throw new ApiRefusal(301019, 'md5 wrong');
  const contentType = picture[0] === 0xff ? 'image/jpeg' : 'image/png';
  const medium = platform.media.keep({ type: 'image', fileName: 'picture', contentType, content: picture });
  return { from: 'bot', type: 'picture', text: '[图片]', mediaId: medium.id };
}
