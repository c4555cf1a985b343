import { nextDay, WorkingCalendar } from '../calendar';
import { isHeldOn, isMonthly, recurrenceFault } from './recurrence';

const calendar = new WorkingCalendar('Asia/Shanghai');

function heldIn(rule: string, month: string): string[] {
  const days = [];
  for (let day = `${month}-01`; day.startsWith(month); day = nextDay(day))
    if (isHeldOn(calendar, rule, day)) days.push(day.slice(8));
  return days;
}

describe('isHeldOn', () => {
  it.each([
    // 1 October to 7 October 2026 are free; Saturday the 10th is worked.
    ['monthly 1,15', '2026-10', ['08', '15']],
    ['monthly 31', '2026-11', ['02', '30']],
    ['monthly 31', '2026-10', []],
    ['weekly 5', '2026-10', ['08', '09', '16', '23', '30']],
    ['weekly 1', '2026-11', ['02', '09', '16', '23', '30']],
    ['fortnightly 2026-11-09', '2026-11', ['09', '23']],
    // The 5th falls into the holiday.
    ['fortnightly 2026-09-21', '2026-10', ['08', '19']],
    ['nth 1:1,5:5', '2026-11', ['02', '27']],
    ['nth 5:5', '2026-10', ['30']],
    ['yearly 04-05,10-05', '2026-10', ['08']],
  ])('%s in %s', (rule, month, days) => {
    expect(heldIn(rule, month)).toEqual(days);
  });

  it('holds a meeting of the working days on a make-up Saturday and on no holiday', () => {
    expect(isHeldOn(calendar, 'workdays', '2026-10-10')).toBe(true);
    expect(isHeldOn(calendar, 'workdays', '2026-10-01')).toBe(false);
  });
});

it.each(['', 'daily', 'weekly', 'weekly 8', 'monthly 0', 'monthly 1,x', 'nth 6:1', 'yearly 13-01'])(
  'says what is wrong with %s',
  (rule) => {
    expect(recurrenceFault(rule)).not.toBeNull();
  },
);
it.each(['workdays', 'weekly 1,5', 'monthly 1,15', 'fortnightly 2026-11-09', 'nth 5:5', 'yearly 04-05'])(
  'accepts %s',
  (rule) => {
    expect(recurrenceFault(rule)).toBeNull();
  },
);

it('what is held once in every month is monthly, twice is not', () => {
  const rules = [
    'monthly 15',
    'nth 1:1',
    'monthly 1,15',
    'nth 1:1,3:1',
    'weekly 1',
    'yearly 01-05',
    'workdays',
  ];
  expect(rules.filter(isMonthly)).toEqual(['monthly 15', 'nth 1:1']);
});
