import type { Directory } from './directory';
import type { Grid } from './grid';
import type { RoleName } from './person';

type Roles = readonly RoleName[] | 'all';

/** Words by which people are addressed, and the roles meant; the first that fits counts. 工作群 is no role. */
const addressed: readonly { words: RegExp; roles: Roles; alone: boolean }[] = [
  { words: /^工作群/, roles: [], alone: true },
  { words: /^网格员们?/, roles: ['member'], alone: true },
  { words: /^网格长们?/, roles: ['leader'], alone: true },
  { words: /^调解员们?/, roles: ['mediator'], alone: true },
  { words: /^(?:社区工作人员|社工们?|社区干部)/, roles: ['community_staff', 'leader'], alone: true },
  { words: /^(?:所有人|大家伙?|全体人员|全员)/, roles: 'all', alone: true },
  // 同事 alone is a word like others: only 各位同事, 幸福社区的同事 address somebody.
  { words: /^(?:工作人员|人员|同事们?|同志们?|干部|成员|人)/, roles: 'all', alone: false },
];
const ALL = /^(?:全体的?|所有的?|全部的?|各位|各个?|每[个位])/;
const SEVERAL = /^\s*(?:、|和|与|及|以及|跟|还有)\s*/;
const NAMES = /^\s*[，,]\s*/;

export interface Audience {
  /** As it was addressed, at most 60 characters. */
  words: string;
  /** The first node that was meant. */
  gridId: number;
  personIds: number[];
  /** 工作群 was addressed: the node that has one, nearest on the way up; else null. */
  groupId: number | null;
  /** What stands behind the address. */
  rest: string;
}

interface Target {
  words: string;
  /** Characters of the text it takes. */
  length: number;
  gridId: number;
  personIds: number[];
  groupId: number | null;
  isName: boolean;
  /** A node by its name alone: 幸福社区和青石社区网格员 means the 网格员 of both. */
  whole?: readonly Grid[];
  /** What the role's words were, and whom they mean. */
  role?: { words: string; roles: Roles };
}

/**
 * 全体网格员 今晚暴雨… · 幸福社区网格员、城管科 … · 网格员乙 …: who is meant below the sender's nodes, one address or
 * several; null when nobody is addressed. Without a node all of the sender's own are meant.
 */
export function readAudience(
  directory: Directory,
  text: string,
  ownGridIds: readonly number[],
): Audience | null {
  const targets: Target[] = [];
  let rest = text.replace(/^(?:一下|给|到)?[\s，,：:]*/, '');
  for (let target = targetIn(directory, rest, ownGridIds); target;) {
    targets.push(target);
    rest = rest.slice(target.length);
    const next = rest.replace(SEVERAL, '');
    const also = next === rest ? null : targetIn(directory, next, ownGridIds);
    const listed = rest.replace(NAMES, '');
    const name = listed === rest || !target.isName ? null : targetIn(directory, listed, ownGridIds);
    target = also ?? (name?.isName ? name : null);
    if (target) rest = also ? next : listed;
  }
  const [first] = targets;
  if (!first) return null;
  shareRole(directory, targets);
  const words = targets.map((one) => one.words).join('、');
  return {
    words: Array.from(words).slice(0, 60).join(''),
    gridId: first.gridId,
    personIds: [...new Set(targets.flatMap(({ personIds }) => personIds))],
    groupId: targets.find(({ groupId }) => groupId !== null)?.groupId ?? null,
    rest: rest.replace(/^[\s，,：:。]+/, ''),
  };
}

/** A node in front of another that is named with a role has that role too. */
function shareRole(directory: Directory, targets: Target[]): void {
  for (const [at, target] of [...targets.entries()].toReversed()) {
    const role = targets[at + 1]?.role;
    if (!target.whole || !role) continue;
    const ids = target.whole.map(({ id }) => id);
    target.words = nodeWords(directory, target.whole) + role.words;
    target.personIds = peopleOf(directory, ids, role.roles);
    target.role = role;
  }
}

/** The address that stands at the beginning. */
function targetIn(directory: Directory, text: string, ownGridIds: readonly number[]): Target | null {
  const person = personIn(directory, text, ownGridIds);
  if (person) return person;
  const below = new Set(ownGridIds.flatMap((id) => directory.below(id)));
  const { nodes, length: named } = nodesIn(directory, text, below);
  const behind = text.slice(named).replace(/^(?:的|\s)+/, '');
  const all = ALL.exec(behind)?.[0] ?? '';
  const after = behind.slice(all.length).replace(/^\s+/, '');
  const found = addressed.find(
    ({ words, alone }) => words.test(after) && (alone || all !== '' || nodes.length > 0),
  );
  const role = found?.words.exec(after)?.[0] ?? '';
  const everybody = found === undefined && /^(?:全体|所有|全部|各位)/.test(all);
  if (!found && !everybody) return deskIn(directory, text, ownGridIds) ?? wholeNode(directory, nodes, named);
  const wanted = nodes.length > 0 ? nodes.map(({ id }) => id) : [...ownGridIds];
  const length = text.length - after.length + role.length;
  const isGroup = role === '工作群';
  return {
    words: nodeWords(directory, nodes) + (all + role).trim(),
    length,
    gridId: wanted[0] ?? 0,
    personIds: isGroup ? [] : peopleOf(directory, wanted, found?.roles ?? 'all'),
    groupId: isGroup ? groupOf(directory, wanted) : null,
    isName: false,
    ...(isGroup || nodes.length === 0
      ? {}
      : { role: { words: (all + role).trim(), roles: found?.roles ?? 'all' } }),
  };
}

/** Names and desks are those of the sender's street, above him too. */
const streetOf = (directory: Directory, ownGridIds: readonly number[]): Set<number> =>
  new Set(ownGridIds.flatMap((id) => directory.below(directory.above(id, 'street')?.id ?? id)));

/** 网格员乙, or 网格员张某 where he is called 张某: the longest name that stands there. */
function personIn(directory: Directory, text: string, ownGridIds: readonly number[]): Target | null {
  const street = streetOf(directory, ownGridIds);
  const title = /^(?:网格员|网格长|调解员)/.exec(text)?.[0] ?? '';
  const starts = (name: string | null): number =>
    !name
      ? 0
      : text.startsWith(name)
        ? name.length
        : title && text.startsWith(title + name)
          ? title.length + name.length
          : 0;
  const [found] = directory
    .colleagues()
    .filter(({ name, roles }) => starts(name) > 0 && roles.some(({ gridId }) => street.has(gridId)))
    .toSorted((a, b) => starts(b.name) - starts(a.name));
  if (!found) return null;
  return {
    words: found.name,
    length: starts(found.name),
    gridId: found.roles[0]?.gridId ?? 0,
    personIds: [found.id],
    groupId: null,
    isName: true,
  };
}

/** 幸福社区, 幸福社区第1网格; 第1网格 of two communities is both. */
function nodesIn(
  directory: Directory,
  text: string,
  below: ReadonlySet<number>,
): { nodes: Grid[]; length: number } {
  const fits = directory.grids.filter(({ id, name }) => below.has(id) && text.startsWith(name));
  const longest = Math.max(0, ...fits.map(({ name }) => name.length));
  const nodes = fits.filter(({ name }) => name.length === longest);
  if (nodes.length === 0) return { nodes, length: 0 };
  const inside = new Set(nodes.flatMap(({ id }) => directory.below(id).filter((one) => one !== id)));
  const deeper = inside.size === 0 ? null : nodesIn(directory, text.slice(longest), inside);
  return deeper && deeper.nodes.length > 0
    ? { nodes: deeper.nodes, length: longest + deeper.length }
    : { nodes, length: longest };
}

/** 城管科: whoever works there. */
function deskIn(directory: Directory, text: string, ownGridIds: readonly number[]): Target | null {
  const street = streetOf(directory, ownGridIds);
  const held = [...directory.withRole('desk'), ...directory.withRole('desk_lead')].filter(({ gridId }) =>
    street.has(gridId),
  );
  const desk = held.find((role) => role.desk && text.startsWith(role.desk))?.desk;
  if (!desk) return null;
  const people = held.filter((role) => role.desk === desk);
  return {
    words: desk,
    length: desk.length,
    gridId: people[0]?.gridId ?? 0,
    personIds: people.map(({ personId }) => personId),
    groupId: null,
    isName: false,
  };
}

function wholeNode(directory: Directory, nodes: readonly Grid[], length: number): Target | null {
  const [first] = nodes;
  if (!first) return null;
  const personIds = peopleOf(
    directory,
    nodes.map(({ id }) => id),
    'all',
  );
  const words = `${nodeWords(directory, nodes)}全体人员`;
  return { words, length, gridId: first.id, personIds, groupId: null, isName: false, whole: nodes };
}

function peopleOf(directory: Directory, gridIds: readonly number[], roles: Roles): number[] {
  const within = new Set(gridIds.flatMap((id) => directory.below(id)));
  return directory.roles
    .filter(
      ({ role, gridId }) =>
        within.has(gridId) && (roles === 'all' ? role !== 'building_head' : roles.includes(role)),
    )
    .map(({ personId }) => personId);
}

/** 第1网格; where several are called so, 幸福社区第1网格、青石社区第1网格. */
const nodeWords = (directory: Directory, nodes: readonly Grid[]): string =>
  nodes.length < 2
    ? (nodes[0]?.name ?? '')
    : nodes.map(({ id, name }) => `${directory.upwards(id)[1]?.name ?? ''}${name}`).join('、');

const groupOf = (directory: Directory, gridIds: readonly number[]): number | null =>
  gridIds.flatMap((id) => directory.upwards(id)).find(({ groupKey }) => groupKey !== null)?.id ?? null;
