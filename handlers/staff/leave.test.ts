import { WorkingCalendar } from '../../models/calendar';
import { daysIn } from './leave';

const calendar = new WorkingCalendar('Asia/Shanghai', new Map());
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

describe('the days of a leave', () => {
  test.each([
    ['3天 由网格员辛代班', '2026-11-24 09:00', '2026-11-24', '2026-11-26'],
    ['3天', '2026-11-27 09:00', '2026-11-27', '2026-12-01'],
    ['两天', '2026-11-24 19:00', '2026-11-25', '2026-11-26'],
    ['明天', '2026-11-24 09:00', '2026-11-25', '2026-11-25'],
    ['后天 一天', '2026-11-24 09:00', '2026-11-26', '2026-11-26'],
    ['下周一 2天', '2026-11-24 09:00', '2026-11-30', '2026-12-01'],
    ['11月28日到11月30日', '2026-11-24 09:00', '2026-11-28', '2026-11-30'],
    ['12月31日至1月2日', '2026-12-24 09:00', '2026-12-31', '2027-01-02'],
    ['半天', '2026-11-24 09:00', '2026-11-24', '2026-11-24'],
  ])('%s, said %s', (words, now, fromDay, untilDay) => {
    expect(daysIn(words, calendar, at(now))).toEqual({ fromDay, untilDay });
  });

  test.each(['由网格员辛代班', '11月20日', '11月30日到11月28日', '300天'])('%s names none', (words) => {
    expect(daysIn(words, calendar, at('2026-11-24 09:00'))).toBeNull();
  });
});
