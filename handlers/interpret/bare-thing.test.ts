import { categoryByCode } from '../../models/category-table';
import { bareThingIn } from './bare-thing';

test.each([
  ['灯', '0203'],
  ['楼道的灯', '0203'],
  ['水', '0101'],
  ['我家水的问题', '0101'],
  ['电！', '0204'],
  ['吵', '0805'],
  ['狗', '0618'],
])('%s is a thing, mostly of %s', (text, category) => {
  const kinds = bareThingIn(text)?.kinds ?? [];
  expect(kinds[0]?.category).toBe(category);
  expect(kinds.filter((kind) => categoryByCode(kind.category) === undefined)).toEqual([]);
});

test.each(['灯坏了', '停水', '水漫了', '车着火了', '谁啊', '煤气味', '好'])('%s is none', (text) =>
  expect(bareThingIn(text)).toBeUndefined(),
);
