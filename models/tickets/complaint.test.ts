import { guardOf } from './complaint';
import { Directory } from '../staff/directory';
import type { Grid } from '../staff/grid';
import type { Person, Role, RoleName } from '../staff/person';

const grid = (id: number, level: Grid['level'], parentId: number | null): Grid => ({
  id,
  level,
  name: `${level}${id}`,
  parentId,
  groupKey: null,
  phone: null,
  boundary: null,
});
const person = (id: number, name: string): Person => ({
  id,
  name,
  placeId: null,
  dialogueId: null,
  createdAt: 0,
  privacyVersion: null,
});
const role = (personId: number, gridId: number, name: RoleName, desk: string | null = null): Role => ({
  id: personId,
  personId,
  gridId,
  role: name,
  desk,
  placeId: null,
  origin: 'sheet',
});

const [STREET, COMMUNITY, GRID] = [1, 2, 3];
const directory = new Directory(
  [grid(STREET, 'street', null), grid(COMMUNITY, 'community', STREET), grid(GRID, 'grid', COMMUNITY)],
  [],
  [person(10, '网格员乙'), person(11, '网格长丙'), person(12, '城管科戊'), person(13, '主任己')],
  [],
  [
    role(10, GRID, 'member'),
    role(11, COMMUNITY, 'leader'),
    role(12, STREET, 'desk', '城管科'),
    role(13, STREET, 'official'),
  ],
);
const guard = (description: string, category = '1307', reporterId = 99) =>
  guardOf(directory, { category, description, gridId: GRID, reporterId });

describe('a complaint', () => {
  test.each([
    ['about a member goes to his community', '投诉网格员乙，骂人', '1305', COMMUNITY, 10, '网格长丙'],
    ['about "the member" means who works in the grid', '网格员态度差', '1305', COMMUNITY, 10, '网格长丙'],
    ['about a leader goes to the street', '网格长丙推诿', '1305', STREET, 11, '主任己'],
    [
      'about who leads the office stays there, but not with him',
      '主任己不作为',
      '1305',
      STREET,
      13,
      undefined,
    ],
    [
      'about nobody by name is for the next node',
      '你们办事的人太慢',
      '1305',
      STREET - 1 + COMMUNITY,
      null,
      '网格长丙',
    ],
  ])('%s', (_what, words, category, gridId, aboutId, reader) => {
    const found = guard(words, category);
    expect(found).toMatchObject({ travels: 'complaint', gridId, aboutId });
    expect(directory.beyond(found.gridId, found)[0]?.name).toBe(reader);
  });

  test('about a desk passes by the desk', () => {
    expect(guard('投诉城管科，打电话没人接')).toMatchObject({
      travels: 'complaint',
      aboutId: null,
      aboutDesk: '城管科',
      gridId: STREET,
    });
  });

  test.each([
    ['praise of a colleague', '网格员乙真好，谢谢', '1304', 'open', false],
    ['a way to a place', '城管科门口路灯不亮', '0201', 'open', false],
    ['举报 of a shop', '举报东门小卖部卖过期食品', '0916', 'tip_off', true],
    ['told in confidence', '3号楼楼道堆物，别说是我报的', '0902', 'open', true],
  ])('%s is none', (_what, words, category, travels, anonymous) => {
    expect(guard(words, category)).toMatchObject({ travels, anonymous, gridId: GRID });
  });
});
