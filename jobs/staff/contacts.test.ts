import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ContactBook } from '../../bot/contacts';
import { readContactRules, rolesGiven } from '../../models/staff/contact-rules';
import type { Role } from '../../models/staff/person';
import { Street } from '../../test/street';
import { ContactsReader } from './contacts';

const HOUR = 3_600_000;
let street: Street;
let folder: string;
beforeEach(async () => {
  street = await Street.open();
  folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-rules-'));
});
afterEach(async () => {
  await street.close();
  rmSync(folder, { recursive: true, force: true });
});

const rolesOf = (userId: string): Promise<Pick<Role, 'role' | 'origin'>[]> =>
  street.rows(
    'SELECT r.role, r.origin FROM role r JOIN identity i ON i.personId = r.personId WHERE i.externalId = ? ORDER BY r.id',
    [userId],
  );

function rulesFile(rules: object[]): string {
  const file = path.join(folder, 'rules.json');
  writeFileSync(file, JSON.stringify({ rules }));
  return file;
}

describe('rules', () => {
  const book: ContactBook = {
    departments: [
      { id: 1, name: '青石街道', parentId: 0 },
      { id: 2, name: '幸福社区', parentId: 1 },
      { id: 3, name: '第2网格', parentId: 2 },
      { id: 4, name: '青石社区', parentId: 1 },
    ],
    members: [
      { userId: 'A', name: '网格员甲', departments: [3] },
      { userId: 'b', name: '网格员丙', departments: [2, 4] },
      { userId: 'c', name: '科员丁', departments: [4] },
    ],
    tags: [{ name: '城管科', userIds: ['C'], departmentIds: [] }],
  };
  const given = (rules: object[]) =>
    rolesGiven(readContactRules(rulesFile(rules)), book, street.house.office.current().directory);

  test('a department gives its members and those below it a role, a tag its bearers', () => {
    const { roles, problems } = given([
      { department: '幸福社区', role: 'member', grid: '幸福社区/第2网格' },
      { tag: '城管科', role: 'desk', desk: '城管科', grid: '青石街道' },
      { department: '幸福社区', tag: '城管科', role: 'leader', grid: '幸福社区' },
    ]);
    expect(roles.map(({ userId, role, desk }) => [userId, role, desk])).toEqual([
      ['A', 'member', null],
      ['b', 'member', null],
      ['c', 'desk', '城管科'],
    ]);
    expect(problems).toEqual([]);
  });

  test('what is not there, or there several times, gives nothing and is named', () => {
    const { roles, problems } = given([
      { department: '南山社区', role: 'member', grid: '幸福社区/第2网格' },
      { department: '幸福社区', role: 'member', grid: '第2网格' },
      { tag: '网格长', role: 'leader', grid: '幸福社区' },
    ]);
    expect(roles).toEqual([]);
    expect(problems).toHaveLength(3);
  });

  test('a file with mistakes names them all', () => {
    const wrong = rulesFile([
      { role: 'member', grid: 'x' },
      { tag: 'y', role: 'chief', grid: 'x' },
    ]);
    expect(() => readContactRules(wrong)).toThrow(/rules\.0.*rules\.1\.role/);
  });
});

describe('reading the address book', () => {
  const reader = (rules: string | null = null) => {
    const { database, office } = street.house;
    const { clock } = street;
    const called: string[] = [];
    const client = {
      async call<T>(name: string): Promise<T> {
        called.push(name);
        if (name.endsWith('department/list'))
          return { department: [{ id: 1, name: '青石街道', parentid: 0 }] } as T;
        if (name.endsWith('simplelist')) return { userlist: members } as T;
        return { taglist: [] } as T;
      },
    };
    const contacts = new ContactsReader({ database, office: office.current, client, clock, rules });
    return { contacts, called };
  };
  let members: { userid: string; name: string; department: number[] }[] = [];
  beforeEach(() => {
    members = [
      { userid: 'xinren', name: '网格员新', department: [1] },
      { userid: 'WANGGEYUAN_yi', name: '网格员乙二', department: [1] },
    ];
  });

  test('every hour, by one of several processes, and at once when somebody came', async () => {
    const { contacts } = reader();
    expect(await Promise.all([contacts.pass(), reader().contacts.pass()])).toEqual(
      expect.arrayContaining([1, 0]),
    );
    await expect(contacts.pass()).resolves.toBe(0);
    street.clock.advance(HOUR);
    await expect(contacts.pass()).resolves.toBe(1);
    await contacts.hurry();
    await expect(contacts.pass()).resolves.toBe(1);
  });

  test('rules give roles and take back what they gave; the own list stays; names follow', async () => {
    const rules = rulesFile([{ department: '青石街道', role: 'member', grid: '幸福社区/第1网格' }]);
    await reader(rules).contacts.pass();
    expect(await rolesOf('xinren')).toEqual([{ role: 'member', origin: 'contacts' }]);
    expect(await rolesOf('wanggeyuan_yi')).toEqual([
      { role: 'member', origin: 'sheet' },
      { role: 'member', origin: 'contacts' },
    ]);
    await street.house.office.refresh();
    const { directory } = street.house.office.current();
    expect(directory.staff(directory.personOf('wanggeyuan_yi') ?? 0)?.name).toBe('网格员乙二');
    rulesFile([]);
    street.clock.advance(HOUR);
    await reader(rules).contacts.pass();
    expect(await rolesOf('xinren')).toEqual([]);
    expect(await rolesOf('wanggeyuan_yi')).toEqual([{ role: 'member', origin: 'sheet' }]);
  });

  test('who was there and is not any more loses his roles; who was never seen keeps them', async () => {
    await reader().contacts.pass();
    members = members.filter(({ userid }) => userid === 'xinren');
    street.clock.advance(HOUR);
    await reader().contacts.pass();
    expect(await rolesOf('wanggeyuan_yi')).toEqual([]);
    expect(await rolesOf('wanggezhang_bing')).toHaveLength(2);
  });

  test('an empty book is a mistake, not a mass leaving, and is read again in ten minutes', async () => {
    await reader().contacts.pass();
    members = [];
    street.clock.advance(HOUR);
    await expect(reader().contacts.pass()).rejects.toThrow('一个人也没有');
    expect(await rolesOf('wanggeyuan_yi')).toHaveLength(1);
    await expect(reader().contacts.pass()).resolves.toBe(0);
    street.clock.advance(10 * 60_000);
    await expect(reader().contacts.pass()).rejects.toThrow('一个人也没有');
  });

  test('the simulated platform gives a whole book', async () => {
    await expect(street.house.background.contacts.pass()).resolves.toBe(1);
    const [count] = await street.rows<{ n: number }>('SELECT COUNT(*) AS n FROM contact');
    expect(Number(count?.n)).toBeGreaterThan(5);
    expect(street.errors).toEqual([]);
  });
});

test('a leaver loses his roles at once, and the leader gets what he had in hand as one list', async () => {
  const member = street.player('网格员乙');
  for (const problem of ['3号楼2单元楼道灯不亮', '5号楼1单元楼道灯不亮']) {
    await street.player('居民乙').says(problem);
    await street.settle();
    await member.taps('我来办');
    await street.settle();
  }
  await street.simulator.leaves('网格员乙');
  await street.house.settle();
  expect(await rolesOf('wanggeyuan_yi')).toEqual([]);
  const lists = street
    .player('网格长丙')
    .messages()
    .filter(({ text }) => text.includes('已不在通讯录里'));
  expect(lists).toHaveLength(1);
  expect(lists[0]?.text).toContain('T-0001');
  expect(lists[0]?.text).toContain('T-0002');
  expect(await street.count('agenda_item', 'decidedAt IS NULL')).toBe(2);
});
