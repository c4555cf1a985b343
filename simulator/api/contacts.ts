import { ApiRefusal } from '../errors';
import type { JsonObject } from '../json';
import type { Player } from '../options';
import type { Platform } from '../platform';
import type { Endpoints } from './endpoint';

const ROOT = 1;

/** Members and departments that the app may see: the root and what lies below it (P90196, P90200, P90208), and tags (P90213, P90216). */
export function contactEndpoints(platform: Platform): Endpoints {
  return {
    'user/get': {
      method: 'GET',
      answer: ({ query }) => {
        if (!query.userid) throw new ApiRefusal(41009, 'userid missing');
        const member = platform.member(query.userid);
        if (!member) throw new ApiRefusal(60111, 'userid not found');
        return { ...describe(member), position: member.role, status: 1, main_department: ROOT };
      },
    },
    'user/simplelist': {
      method: 'GET',
      answer: ({ query }) => {
        const id = Number(query.department_id);
        const known = id === ROOT || (platform.options.departments ?? []).some((one) => one.id === id);
        if (!known) throw new ApiRefusal(60011, 'no right on this department');
        return {
          userlist: platform.members.filter((member) => departmentsOf(member).includes(id)).map(describe),
        };
      },
    },
    'department/list': {
      method: 'GET',
      answer: () => ({
        department: [
          { id: ROOT, name: '青石街道', parentId: 0 },
          ...(platform.options.departments ?? []),
        ].map(({ id, name, parentId }) => ({
          id,
          name,
          parentid: parentId,
          order: 1,
          department_leader: [],
        })),
      }),
    },
    'tag/list': {
      method: 'GET',
      answer: () => ({
        taglist: tagsOf(platform).map((tagname, index) => ({ tagid: index + 1, tagname })),
      }),
    },
    'tag/get': {
      method: 'GET',
      answer: ({ query }) => {
        const tagname = tagsOf(platform)[Number(query.tagid) - 1];
        if (tagname === undefined) throw new ApiRefusal(40068, 'invalid tagid');
        const tagged = platform.members.filter((member) => member.tags?.includes(tagname));
        return { tagname, userlist: tagged.map(({ id, name }) => ({ userid: id, name })), partylist: [] };
      },
    },
    getcallbackip: { method: 'GET', answer: () => ({ ip_list: ['127.0.0.1'] }) },
    get_api_domain_ip: { method: 'GET', answer: () => ({ ip_list: ['127.0.0.1'] }) },
  };
}

const departmentsOf = ({ departments = [ROOT] }: Player): number[] => departments;

/** Names of all tags; a tag's id is its place, from 1. */
export const tagsOf = (platform: Platform): string[] => [
  ...new Set(platform.options.players.flatMap(({ tags = [] }) => tags)),
];

function describe(member: Player): JsonObject {
  return { userid: member.id, name: member.name, department: departmentsOf(member) };
}
