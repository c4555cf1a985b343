import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ContactBook, ContactDepartment, ContactEntry } from '../../bot/contacts';
import type { Directory } from './directory';
import { roleNames, type RoleName } from './person';

const rule = z
  .strictObject({
    /** Path of names from below the root: 幸福社区/第2网格; those below it count too. */
    department: z.string().min(1).optional(),
    tag: z.string().min(1).optional(),
    role: z.enum(roleNames).exclude(['building_head']),
    /** Path of nodes, from wherever it is unique: 幸福社区/第2网格. */
    grid: z.string().min(1),
    desk: z.string().max(40).optional(),
  })
  .refine(
    ({ department, tag }) => department !== undefined || tag !== undefined,
    'department、tag 至少写一个',
  )
  .refine(
    ({ role, desk }) => role.startsWith('desk') === (desk !== undefined),
    'role 为 desk、desk_lead 时要写 desk，否则不写',
  );
const file = z.strictObject({ rules: z.array(rule) });

export type ContactRule = z.infer<typeof rule>;

/** A role that the address book gives somebody. */
export interface GivenRole {
  /** As the platform writes it. */
  userId: string;
  role: RoleName;
  gridId: number;
  desk: string | null;
}

/** Reads the settings file (docs/contacts.md). Throws an error that names every mistake. */
export function readContactRules(path: string): ContactRule[] {
  const read = file.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (read.success) return read.data.rules;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`);
  throw new Error(`${path} 有误：${faults.join('；')}`);
}

/** What the rules give whom. `problems`: rules that speak of what is not there; they give nothing. */
export function rolesGiven(
  rules: readonly ContactRule[],
  book: ContactBook,
  directory: Directory,
): { roles: GivenRole[]; problems: string[] } {
  const roles = new Map<string, GivenRole>();
  const problems: string[] = [];
  for (const { department, tag, role, grid, desk = null } of rules) {
    const gridId = nodeOf(directory, grid);
    const within = department === undefined ? null : departmentsOf(book.departments, department);
    const tagged = tag === undefined ? null : (book.tags.find(({ name }) => name === tag) ?? 'none');
    if (gridId === undefined) problems.push(`没有网格“${grid}”，或有几个`);
    if (within?.size === 0) problems.push(`可见范围里没有部门“${department}”`);
    if (tagged === 'none') problems.push(`可见范围里没有标签“${tag}”`);
    if (gridId === undefined || within?.size === 0 || tagged === 'none') continue;
    for (const member of book.members) {
      const inside = within === null || member.departments.some((id) => within.has(id));
      if (!inside || (tagged !== null && !carries(member, tagged, book.departments))) continue;
      const { userId } = member;
      roles.set([userId.toLowerCase(), role, gridId, desk].join('|'), { userId, role, gridId, desk });
    }
  }
  return { roles: [...roles.values()], problems };
}

function carries(
  { userId, departments }: ContactEntry,
  tag: ContactBook['tags'][number],
  all: readonly ContactDepartment[],
): boolean {
  if (tag.userIds.some((id) => id.toLowerCase() === userId.toLowerCase())) return true;
  const tagged = new Set(tag.departmentIds.flatMap((id) => [...withBelow(all, id)]));
  return departments.some((id) => tagged.has(id));
}

function withBelow(all: readonly ContactDepartment[], top: number): Set<number> {
  const ids = new Set([top]);
  for (const id of ids) for (const { id: below, parentId } of all) if (parentId === id) ids.add(below);
  return ids;
}

/** The departments whose path ends with this one, with all below them. */
function departmentsOf(all: readonly ContactDepartment[], path: string): Set<number> {
  const byId = new Map(all.map((department) => [department.id, department]));
  const pathOf = (id: number): string => {
    const department = byId.get(id);
    return department === undefined ? '' : `${pathOf(department.parentId)}/${department.name}`;
  };
  const found = all.filter(({ id }) => pathOf(id).endsWith(`/${path}`));
  return new Set(found.flatMap(({ id }) => [...withBelow(all, id)]));
}

/** The one node whose path ends with this one. */
function nodeOf(directory: Directory, path: string): number | undefined {
  const pathOf = (id: number): string =>
    `/${directory
      .upwards(id)
      .map(({ name }) => name)
      .toReversed()
      .join('/')}`;
  const found = directory.grids.filter(({ id }) => pathOf(id).endsWith(`/${path}`));
  return found.length === 1 ? found[0]?.id : undefined;
}
