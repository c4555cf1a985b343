import type { Directory } from './directory';
import type { RoleName } from './person';

/** Words by which people are addressed, the longest first, and the roles meant. */
const addressed: readonly { words: string; roles: readonly RoleName[] | 'all' }[] = [
  { words: '工作群', roles: [] },
  { words: '全体网格员', roles: ['member'] },
  { words: '全体网格长', roles: ['leader'] },
  { words: '全体调解员', roles: ['mediator'] },
  { words: '全体人员', roles: 'all' },
  { words: '所有人', roles: 'all' },
  { words: '社区工作人员', roles: ['community_staff', 'leader'] },
  { words: '网格员', roles: ['member'] },
  { words: '网格长', roles: ['leader'] },
  { words: '调解员', roles: ['mediator'] },
  { words: '全体', roles: 'all' },
];

export interface Audience {
  /** As it was addressed. */
  words: string;
  gridId: number;
  personIds: number[];
  /** 工作群 was addressed: the node that has one, nearest on the way up; else null. */
  groupId: number | null;
  /** What stands behind the address. */
  rest: string;
}

/**
 * 全体网格员 今晚暴雨… · 幸福社区网格员：… · 城管科 …: who is meant below the sender's node; null when nobody is
 * addressed. Without a node the sender's own is meant.
 */
export function readAudience(directory: Directory, text: string, ownGridId: number): Audience | null {
  const below = new Set(directory.below(ownGridId));
  const named = directory.grids
    .filter(({ id, name }) => below.has(id) && text.startsWith(name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  const gridId = named?.id ?? ownGridId;
  const after = (named ? text.slice(named.name.length) : text).replace(/^[的\s]+/, '');
  const found = addressed.find(({ words }) => after.startsWith(words));
  const desk = directory
    .withRole('desk')
    .find((role) => role.desk !== null && after.startsWith(role.desk))?.desk;
  const words = found?.words ?? desk ?? (named ? '' : null);
  if (words === null || words === undefined) return null;
  const ids = directory.below(gridId);
  const within = new Set(ids);
  const personIds = directory.roles
    .filter(({ role, gridId: at, desk: of }) =>
      found
        ? within.has(at) && (found.roles === 'all' ? role !== 'building_head' : found.roles.includes(role))
        : desk
          ? of === desk
          : within.has(at) && role !== 'building_head',
    )
    .map(({ personId }) => personId);
  return {
    words: `${named?.name ?? ''}${words || '全体人员'}`,
    gridId,
    personIds: [...new Set(personIds)],
    groupId: found?.words === '工作群' ? groupOf(directory, gridId) : null,
    rest: after.slice(words.length).replace(/^[\s，,：:。]+/, ''),
  };
}

const groupOf = (directory: Directory, gridId: number): number | null =>
  directory.upwards(gridId).find(({ groupKey }) => groupKey !== null)?.id ?? null;
