import { interpret } from '.';
import { fromLatin, isForeignScript } from './latin';

test.each([
  ['loudao deng huai le', '楼道灯坏了'],
  ['dianti huaile', '电梯坏了'],
  ['3haolou 2danyuan meishui', '3号楼2单元没水'],
  ['elevator not working', '电梯坏了'],
  ['no water', '停水了'],
])('%s is read as %s', (text, words) => expect(fromLatin(text)).toBe(words));

test.each([
  ['the light is broken in building 3 unit 2', '0203', '3'],
  ['no water in building 5', '0101', '5'],
  ['3haolou dianti huai le', '0907', '3'],
])('%s is a report', (text, category, building) =>
  expect(interpret(text)).toMatchObject({ intent: 'report', category, place: { building } }),
);

test('a danger in letters is a danger', () => {
  expect(interpret('there is a gas leak').intent).toBe('emergency');
  expect(interpret('zhaohuo le').intent).toBe('emergency');
});

test.each(['can you speak english?', 'ok', 'https://example.org/abc', 'T-0001', 'hello'])(
  '%s is not',
  (text) => expect(fromLatin(text)).toBeNull(),
);

test('other scripts are known for what they are', () => {
  expect(isForeignScript('물이 안 나와요')).toBe(true);
  expect(isForeignScript('3号楼灯坏了')).toBe(false);
});
