import { withoutAddress } from './without-address';

it.each([
  ['3号楼 大家想装扶手', '大家想装扶手', []],
  ['3号楼2单元301 问了漏水修得怎么样', '问了漏水修得怎么样', ['301']],
  ['3号楼301室 说三楼的灯不亮', '说三楼的灯不亮', ['301']],
  ['3-2-501 传单发了300份', '传单发了300份', ['501']],
  ['5号楼，居民想在中心花园加两盏灯', '居民想在中心花园加两盏灯', []],
])('%s', (text, words, rooms) => {
  expect(withoutAddress(text)).toEqual({ words, rooms });
});
