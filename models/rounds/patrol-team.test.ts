import { teamNamed, teamOf } from './patrol-team';

test.each([
  ['开始夜巡', 'watch'],
  ['夜间小区巡逻', 'watch'],
  ['小区巡逻 网格员辛', 'estate'],
  ['和楼栋长一起', 'heads'],
  ['网格员辛', null],
] as const)('%s', (words, team) => {
  expect(teamNamed(words)).toBe(team);
});

test('several are a team by the hour, one alone is none unless he says so', () => {
  expect(teamOf('', true, { hour: 20 })).toBe('watch');
  expect(teamOf('', true, { hour: 4 })).toBe('watch');
  expect(teamOf('', true, { hour: 5 })).toBe('estate');
  expect(teamOf('', false, { hour: 23 })).toBeNull();
  expect(teamOf('楼栋长', true, { hour: 23 })).toBe('heads');
});
