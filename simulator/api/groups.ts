import { randomBytes } from 'node:crypto';
import { ApiRefusal } from '../errors';
import { textOf, textsOf, type JsonObject } from '../json';
import type { Platform } from '../platform';
import { MINUTE, RateWindow } from '../rate';
import { isPresent } from './checks';
import { readContent } from './content';
import type { Endpoints } from './endpoint';

interface AppGroup {
  chatid: string;
  name: string;
  owner: string;
  userlist: string[];
}

const possible = new Set([
  'text',
  'image',
  'voice',
  'video',
  'file',
  'textcard',
  'news',
  'mpnews',
  'markdown',
]);

/** Groups that the app itself made (P90245, P98914, P90248). Their window is named after the group. */
export function groupEndpoints(platform: Platform): Endpoints {
  const groups = new Map<string, AppGroup>();
  const perMember = new RateWindow(200, MINUTE);
  return {
    'appchat/create': {
      method: 'POST',
      answer: ({ body }) => {
        const group = readGroup(platform, body);
        if (groups.has(group.chatid)) throw new ApiRefusal(86215, 'chatid exists');
        groups.set(group.chatid, group);
        return { chatid: group.chatid };
      },
    },
    'appchat/get': {
      method: 'GET',
      answer: ({ query }) => ({ chat_info: { ...find(groups, query.chatid ?? ''), chat_type: 0 } }),
    },
    'appchat/send': {
      method: 'POST',
      answer: ({ body }) => {
        const group = find(groups, textOf(body, 'chatid'));
        if (!possible.has(textOf(body, 'msgtype'))) throw new ApiRefusal(40008, 'invalid msgtype');
        const bubble = readContent(body, platform.media);
        const now = platform.now();
        if (perMember.hasRoom(group.chatid, now)) platform.transcript.add(group.name, bubble);
        else platform.dropped.push({ at: now, who: group.name, message: body });
        perMember.count(group.chatid, now);
        return {};
      },
    },
  };
}

function find(groups: Map<string, AppGroup>, chatId: string): AppGroup {
  const group = groups.get(chatId);
  if (!group) throw new ApiRefusal(40050, 'chatid does not exist');
  return group;
}

function readGroup(platform: Platform, body: JsonObject): AppGroup {
  const members = textsOf(body, 'userlist').map((id) => platform.member(id));
  if (members.length < 2 || members.length > 2000) throw new ApiRefusal(86006, '2 to 2000 members');
  const known = members.filter(isPresent).map((member) => member.id);
  if (known.length < members.length) throw new ApiRefusal(86216, 'illegal member');
  const owner = textOf(body, 'owner') || (known[0] ?? '');
  if (!known.includes(owner)) throw new ApiRefusal(86207, 'the owner is no member');
  const chatid = textOf(body, 'chatid') || randomBytes(8).toString('hex');
  if (!/^[0-9a-zA-Z]{1,32}$/.test(chatid)) throw new ApiRefusal(86001, 'illegal chatid');
  const name = Array.from(textOf(body, 'name')).slice(0, 50).join('') || '群聊';
  return { chatid, name, owner, userlist: known };
}
