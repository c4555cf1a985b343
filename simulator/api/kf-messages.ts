import { ApiRefusal } from '../errors';
import { bytes, cutToBytes, isObject, listOf, numberOf, objectOf, textOf, type JsonObject } from '../json';
import type { Platform } from '../platform';
import type { Button, NewBubble } from '../transcript';
import { readMedium, required } from './content';

/** Longest text in bytes; what is longer is cut silently (P94677). */
const LONGEST_TEXT = 2048;

/** Turns a message of kf/send_msg into the bubble the resident sees. Throws the documented codes. */
export function readKfContent(platform: Platform, message: JsonObject): NewBubble {
  const type = textOf(message, 'msgtype');
  const content = objectOf(message, type);
  switch (type) {
    case 'text':
      return readText(platform, content);
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return readMedium(content, type, platform.media);
    case 'msgmenu':
      return readMenu(platform, content);
    case 'link':
      return readLink(platform, content);
    case 'location':
      return readLocation(content);
    case 'miniprogram':
      return readMiniProgram(platform, content);
    case 'ca_link':
      return readContactLink(content);
    default:
      throw new ApiRefusal(40008, `invalid msgtype ${type}`);
  }
}

function readText(platform: Platform, content: JsonObject): NewBubble {
  const whole = required(content, 'content', 44004);
  const text = cutToBytes(whole, LONGEST_TEXT);
  if (text !== whole) platform.complain(`A customer service text of over ${LONGEST_TEXT} bytes was cut.`);
  return { from: 'bot', type: 'text', text };
}

/** Throws 95008 (too many items), 95009 (item type), 45002 (too long), 40058 (an id with other characters). */
function readMenu(platform: Platform, content: JsonObject): NewBubble {
  const head = limited(content, 'head_content', 0, 1024);
  const tail = limited(content, 'tail_content', 0, 1024);
  const items = listOf(content, 'list');
  const tappable = items.filter((item) => item.type !== 'text');
  if (items.length > platform.switches.menuItems || tappable.length > 10)
    throw new ApiRefusal(95008, 'too many menu items');
  if (head === '' && tail === '' && items.length === 0) throw new ApiRefusal(44004, 'empty menu');
  const menu: (string | Button)[] = [head, ...items.map(readItem), tail].filter((part) => part !== '');
  const buttons = menu.filter((part) => typeof part !== 'string');
  const text = menu.filter((part) => typeof part === 'string').join('\n');
  return { from: 'bot', type: 'menu', text, buttons, menu };
}

/** A tappable item, or the words of a text item. */
function readItem(item: JsonObject): string | Button {
  const type = textOf(item, 'type');
  const content = objectOf(item, type);
  switch (type) {
    case 'click':
      return { label: limited(content, 'content', 1, 128), key: readItemId(content) };
    case 'view':
      return { label: limited(content, 'content', 1, 1024), key: '', url: limited(content, 'url', 1, 2048) };
    case 'miniprogram':
      limited(content, 'appid', 1, 32);
      return {
        label: limited(content, 'content', 1, 1024),
        key: '',
        url: limited(content, 'pagepath', 1, 1024),
      };
    case 'text':
      return limited(content, 'content', 1, 256).replaceAll('\\n', '\n');
    default:
      throw new ApiRefusal(95009, 'invalid menu item type');
  }
}

function readItemId(content: JsonObject): string {
  const id = limited(content, 'id', 0, 128);
  if (!/^[0-9A-Za-z_]*$/.test(id)) throw new ApiRefusal(40058, 'menu id: only letters, digits and _');
  return id;
}

function readLink(platform: Platform, content: JsonObject): NewBubble {
  const title = limited(content, 'title', 1, 128);
  const url = limited(content, 'url', 1, 2048);
  platform.media.fetch(required(content, 'thumb_media_id', 41006), 'image');
  const text = `${title}\n${cutToBytes(textOf(content, 'desc'), 512)}`.trim();
  return { from: 'bot', type: 'card', text, buttons: [{ label: title, key: '', url }] };
}

/** Throws 40058 for a page without its ending; the title is advice above 64 bytes, so it is refused here. */
function readMiniProgram(platform: Platform, content: JsonObject): NewBubble {
  limited(content, 'appid', 1, 32);
  const title = limited(content, 'title', 0, 64);
  const page = limited(content, 'pagepath', 1, 1024);
  if (!/\.html(\?|$)/.test(page)) throw new ApiRefusal(40058, 'pagepath needs .html');
  platform.media.fetch(required(content, 'thumb_media_id', 41006), 'image');
  return {
    from: 'bot',
    type: 'card',
    text: `小程序\n${title}`,
    buttons: [{ label: '打开', key: '', url: page }],
  };
}

/** An 获客助手 link, shown as a card by which the resident adds the member as a contact (P94677). */
function readContactLink(content: JsonObject): NewBubble {
  const url = limited(content, 'link_url', 1, 2048);
  if (!url.startsWith('https://work.weixin.qq.com/ca/'))
    throw new ApiRefusal(40058, 'no customer acquisition link');
  return {
    from: 'bot',
    type: 'card',
    text: '工作人员的名片\n添加到微信联系人',
    buttons: [{ label: '添加', key: '', url }],
  };
}

function readLocation(content: JsonObject): NewBubble {
  const latitude = numberOf(content, 'latitude');
  const longitude = numberOf(content, 'longitude');
  const fits =
    latitude !== undefined &&
    longitude !== undefined &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180;
  if (!fits) throw new ApiRefusal(40058, 'latitude or longitude');
  const words = [textOf(content, 'name'), textOf(content, 'address')].filter((part) => part !== '');
  return { from: 'bot', type: 'location', text: words.join(' ') || `${latitude}, ${longitude}` };
}

function limited(object: JsonObject, name: string, least: number, most: number): string {
  const value = object[name];
  if (value !== undefined && typeof value !== 'string') throw new ApiRefusal(40058, `${name} is no text`);
  const text = value ?? '';
  if (bytes(text) < least) throw new ApiRefusal(40058, `${name} missing`);
  if (bytes(text) > most) throw new ApiRefusal(45002, `${name} too long`);
  return text;
}

/** Only these two may answer an event (P95122). */
export function checkEventMessage(message: JsonObject, onlyText: boolean): void {
  const type = textOf(message, 'msgtype');
  if (type !== 'text' && (type !== 'msgmenu' || onlyText))
    throw new ApiRefusal(40008, `invalid msgtype ${type}`);
  if (!isObject(message[type])) throw new ApiRefusal(40058, `${type} missing`);
}
