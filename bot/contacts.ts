import type { WecomClient } from './api-client';

/** What of the address book lies in the app's visible range (P90208, P90200, P90216, P90213). */
export interface ContactBook {
  departments: ContactDepartment[];
  members: ContactEntry[];
  tags: ContactTag[];
}

export interface ContactDepartment {
  id: number;
  name: string;
  parentId: number;
}

export interface ContactEntry {
  userId: string;
  name: string;
  /** Ids of the departments the member is in. */
  departments: number[];
}

export interface ContactTag {
  name: string;
  userIds: string[];
  /** Everybody in these departments carries the tag too. */
  departmentIds: number[];
}

type Client = Pick<WecomClient, 'call'>;
type Json = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numbersOf = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);

/** Reads all of it. Throws what the calls throw: half a book is never taken for a whole one. */
export async function readContactBook(client: Client): Promise<ContactBook> {
  const { department } = await client.call<Json>('/cgi-bin/department/list');
  const departments = listOf(department).map((entry) => ({
    id: Number(entry.id),
    name: textOf(entry.name),
    parentId: Number(entry.parentid),
  }));
  return { departments, members: await readMembers(client, departments), tags: await readTags(client) };
}

/** A member of several departments comes once, with all of them. */
async function readMembers(
  client: Client,
  departments: readonly ContactDepartment[],
): Promise<ContactEntry[]> {
  const members = new Map<string, ContactEntry>();
  for (const { id } of departments) {
    const query = { department_id: String(id) };
    const { userlist } = await client.call<Json>('/cgi-bin/user/simplelist', undefined, { query });
    for (const entry of listOf(userlist)) {
      const userId = textOf(entry.userid);
      if (userId === '') continue;
      const known = members.get(userId.toLowerCase());
      const within = [...new Set([...(known?.departments ?? []), ...numbersOf(entry.department), id])];
      members.set(userId.toLowerCase(), { userId, name: textOf(entry.name), departments: within });
    }
  }
  return [...members.values()];
}

async function readTags(client: Client): Promise<ContactTag[]> {
  const { taglist } = await client.call<Json>('/cgi-bin/tag/list');
  const tags: ContactTag[] = [];
  for (const { tagid, tagname } of listOf(taglist)) {
    const query = { tagid: String(tagid) };
    const tag = await client.call<Json>('/cgi-bin/tag/get', undefined, { query });
    tags.push({
      name: textOf(tagname),
      userIds: listOf(tag.userlist).map((entry) => textOf(entry.userid)),
      departmentIds: numbersOf(tag.partylist),
    });
  }
  return tags;
}
