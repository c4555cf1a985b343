import { ApiRefusal } from '../errors';
import { textsOf } from '../json';
import type { Platform } from '../platform';
import type { Endpoints } from './endpoint';

const MOST_AT_ONCE = 1000;

/** The calls around a 智能机器人: its late answer (P101138), and who an open_userid is (P101521). */
export function robotEndpoints(platform: Platform): Endpoints {
  return {
    'aibot/response': {
      method: 'POST',
      needsToken: false,
      answer: ({ query, body }) => {
        if (!platform.robot) throw new ApiRefusal(60140, 'response_code is invalid, used or expired');
        platform.robot.respond(query.response_code ?? '', body);
        return {};
      },
    },
    'batch/openuserid_to_userid': {
      method: 'POST',
      answer: ({ body }) => {
        const ids = textsOf(body, 'open_userid_list');
        if (ids.length === 0) throw new ApiRefusal(40058, 'open_userid_list is empty');
        if (ids.length > MOST_AT_ONCE) throw new ApiRefusal(40032, 'more than 1000 ids');
        const found = ids.flatMap((id) => {
          const member = platform.robot?.memberBehind(id);
          return member ? [{ open_userid: id, userid: member.id }] : [];
        });
        const known = new Set(found.map((one) => one.open_userid));
        return { userid_list: found, invalid_open_userid_list: ids.filter((id) => !known.has(id)) };
      },
    },
  };
}
