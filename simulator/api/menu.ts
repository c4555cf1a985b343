import { ApiRefusal } from '../errors';
import { bytes, listOf, textOf, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { checkAgent } from './checks';
import type { Endpoints } from './endpoint';

const withKey = new Set([
  'click',
  'scancode_push',
  'scancode_waitmsg',
  'pic_sysphoto',
  'pic_photo_or_album',
  'pic_weixin',
  'location_select',
]);

/** The app's menu (P90231–P90233). */
export function menuEndpoints(platform: Platform): Endpoints {
  return {
    'menu/create': {
      method: 'POST',
      answer: ({ query, body }) => {
        checkAgent(platform, query);
        const top = listOf(body, 'button');
        if (top.length < 1 || top.length > 3) throw new ApiRefusal(40016, 'menu: 1 to 3 buttons');
        for (const button of top) checkTop(button);
        platform.menu = { button: top };
        return {};
      },
    },
    'menu/get': {
      method: 'GET',
      answer: ({ query }) => {
        checkAgent(platform, query);
        if (!platform.menu) throw new ApiRefusal(46003, 'menu not set');
        return platform.menu;
      },
    },
    'menu/delete': {
      method: 'GET',
      answer: ({ query }) => {
        checkAgent(platform, query);
        platform.menu = null;
        return {};
      },
    },
  };
}

function checkTop(button: JsonObject): void {
  checkName(button, 16, 40018);
  if (button.sub_button === undefined) return checkItem(button);
  const below = listOf(button, 'sub_button');
  if (below.length < 1 || below.length > 5) throw new ApiRefusal(40023, 'menu: 1 to 5 items below a button');
  for (const item of below) {
    if (item.sub_button !== undefined) throw new ApiRefusal(40022, 'menu: two levels at most');
    checkName(item, 40, 40025);
    checkItem(item);
  }
}

function checkName(item: JsonObject, longest: number, errcode: number): void {
  const name = textOf(item, 'name');
  if (name === '' || bytes(name) > longest) throw new ApiRefusal(errcode, `menu name: 1 to ${longest} bytes`);
}

function checkItem(item: JsonObject): void {
  const type = textOf(item, 'type');
  const key = textOf(item, 'key');
  const url = textOf(item, 'url');
  if (withKey.has(type)) {
    if (key === '' || bytes(key) > 128) throw new ApiRefusal(40019, 'menu key: 1 to 128 bytes');
  } else if (type === 'view') {
    if (bytes(url) > 1024) throw new ApiRefusal(40020, 'menu url: 1024 bytes');
    if (!/^https?:\/\//.test(url)) throw new ApiRefusal(40054, 'menu url illegal');
  } else if (type !== 'view_miniprogram') {
    throw new ApiRefusal(40017, `menu type ${type}`);
  }
}
