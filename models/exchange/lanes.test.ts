import { unblocked } from './lanes';

const heads = (...rows: [number, string][]) => rows.map(([id, lane]) => ({ id, lane }));
const free = (...rows: [number, string][]) => unblocked(heads(...rows)).map(({ id }) => id);

test('lanes of different people go on side by side', () => {
  expect(free([3, 'app:a'], [1, 'app:b'], [2, 'kf:c'])).toEqual([3, 1, 2]);
});

test('of lanes that share somebody the one with the older row goes first', () => {
  expect(free([1, 'app:a|b'], [2, 'app:a'], [3, 'app:b'], [4, 'app:c'])).toEqual([1, 4]);
  expect(free([2, 'app:a|b'], [1, 'app:a'], [3, 'app:b'])).toEqual([1]);
});

test('what waits blocks those behind it too, so that nobody is overtaken twice', () => {
  expect(free([1, 'app:a'], [2, 'app:a|b'], [3, 'app:b|c'], [4, 'app:c'])).toEqual([1]);
});

test('a lane of too many to name shares somebody with everybody', () => {
  expect(free([1, 'app:*'], [2, 'app:a'], [3, 'kf:c'])).toEqual([1, 3]);
  expect(free([2, 'app:*'], [1, 'app:a'], [3, 'app:b'])).toEqual([1]);
});
