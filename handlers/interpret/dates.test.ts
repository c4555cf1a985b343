import { WorkingCalendar } from '../../models/calendar';
import { momentAhead, readDay, readTime, withoutMoment } from './dates';

/** A Tuesday. */
const TODAY = '2026-11-24';

test.each([
  ['周四下午三点 社区二楼', '2026-11-26'],
  ['下周二', '2026-12-01'],
  ['星期一', '2026-11-30'],
  ['明天上午', '2026-11-25'],
  ['月底前给清', '2026-11-30'],
  ['12月5日前', '2026-12-05'],
  ['一月五号前', '2027-01-05'],
  ['三个月内付清', '2027-02-24'],
  ['15天内', '2026-12-09'],
  ['20号', '2026-12-20'],
  ['2月30日', null],
  ['以后不再吵', null],
])('%s → %s', (text, day) => expect(readDay(text, TODAY)).toBe(day));

test.each([
  ['周四下午三点', 900],
  ['15:30', 930],
  ['晚上七点半', 1170],
  ['上午九点一刻', 555],
  ['三点', 900],
  ['十点20分', 620],
  ['社区二楼', null],
])('%s → %s', (text, minutes) => expect(readTime(text)).toBe(minutes));

test('what is left is the place', () => {
  expect(withoutMoment('周四下午三点 社区二楼调解室')).toBe('社区二楼调解室');
  expect(withoutMoment('明天9:30，在老曹工作室')).toBe('老曹工作室');
});

/** A Sunday evening. */
const SUNDAY = Date.parse('2026-11-22T18:40:00+08:00');
test.each([
  ['周日下午两点', '2026-11-29T14:00:00+08:00'],
  ['周日晚上八点', '2026-11-22T20:00:00+08:00'],
  ['今天下午两点', '2026-11-22T14:00:00+08:00'],
  ['周六上午9点', '2026-11-28T09:00:00+08:00'],
  ['社区二楼', null],
])('%s, on a Sunday evening → %s', (text, moment) =>
  expect(momentAhead(new WorkingCalendar('Asia/Shanghai'), text, SUNDAY)).toBe(
    moment === null ? null : Date.parse(moment),
  ),
);
