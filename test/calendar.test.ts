import { WorkingCalendar } from '../models/calendar';
import { newClocks } from '../models/tickets/clock';
import type { Office } from '../models/context';
import { Directory } from '../models/staff/directory';
import { shanghai } from './street';

const calendar = new WorkingCalendar('Asia/Shanghai');
const office: Office = { calendar, directory: new Directory([], [], [], [], []) };
const due = (start: string, amount: number, unit: 'EH' | 'WH' | 'ED' | 'WD'): string =>
  new Date(calendar.due(shanghai(start), { amount, unit }) + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ');

/** The days of the State Council's lists for 2025 and 2026. */
describe('the working calendar', () => {
  test.each(['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'])(
    '%s is made up for',
    (day) => {
      expect(calendar.isWorkingDay(day)).toBe(true);
    },
  );

  test.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    '%s is made up for',
    (day) => {
      expect(calendar.isWorkingDay(day)).toBe(true);
    },
  );

  test.each([
    '2026-01-01',
    '2026-01-03',
    '2026-02-15',
    '2026-02-23',
    '2026-04-04',
    '2026-04-06',
    '2026-05-01',
    '2026-05-05',
    '2026-06-19',
    '2026-06-21',
    '2026-09-25',
    '2026-09-27',
    '2026-10-01',
    '2026-10-07',
  ])('%s is off', (day) => {
    expect(calendar.isWorkingDay(day)).toBe(false);
  });

  test('an ordinary week has five days', () => {
    const week = Array.from({ length: 7 }, (_, at) => `2026-11-${23 + at}`);
    expect(week.map((day) => calendar.isWorkingDay(day))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test.each([
    ['2026-02-13 17:30', 1, 'WD', '2026-02-14 17:30'],
    ['2026-02-13 17:30', 2, 'WD', '2026-02-24 17:30'],
    ['2026-02-27 17:59', 1, 'WH', '2026-02-28 08:59'],
    ['2026-02-27 17:59', 2, 'WD', '2026-03-02 17:59'],
    ['2026-10-09 17:59', 1, 'WD', '2026-10-10 17:59'],
    ['2026-10-09 17:59', 4, 'WH', '2026-10-10 11:59'],
    ['2026-09-30 17:00', 2, 'WH', '2026-10-08 09:00'],
    ['2026-11-24 11:30', 1, 'WH', '2026-11-24 14:30'],
    ['2026-11-24 12:30', 4, 'WH', '2026-11-24 18:00'],
    ['2026-11-27 20:00', 1, 'WD', '2026-11-30 18:00'],
    ['2026-11-28 09:00', 0.5, 'EH', '2026-11-28 09:30'],
    ['2026-10-01 23:00', 2, 'EH', '2026-10-02 01:00'],
    ['2026-11-28 09:00', 1, 'ED', '2026-11-29 09:00'],
  ] as const)('from %s, %s %s end at %s', (start, amount, unit, end) => {
    expect(due(start, amount, unit)).toBe(end);
  });

  test('days the office sets itself win over the national ones', () => {
    const own = new WorkingCalendar(
      'Asia/Shanghai',
      new Map([
        ['2026-11-24', false],
        ['2026-11-28', true],
      ]),
    );
    expect(own.isWorkingDay('2026-11-24')).toBe(false);
    expect(own.isWorkingDay('2026-11-28')).toBe(true);
    expect(own.due(shanghai('2026-11-24 10:00'), { amount: 1, unit: 'WH' })).toBe(
      shanghai('2026-11-25 09:00'),
    );
  });

  test('the hours of the place count, whatever zone the machine is in', () => {
    const local = new WorkingCalendar('Asia/Urumqi').local(shanghai('2026-11-24 09:00'));
    expect([local.hour, local.minute]).toEqual([7, 0]);
    expect(calendar.local(shanghai('2026-11-24 00:00'))).toMatchObject({
      day: '2026-11-24',
      hour: 0,
      weekday: 2,
    });
  });

  test('danger is looked at within half an hour, day or night; the limit never ends before the first look', () => {
    const night = shanghai('2026-10-01 23:00');
    const danger = newClocks(office, { gridId: 1, category: '0104', urgency: 'emergency' }, night);
    expect(danger.lookBy).toBe(night + 30 * 60_000);
    expect(danger.dueAt).toBeGreaterThanOrEqual(danger.lookBy);
    const usual = newClocks(office, { gridId: 1, category: '0104', urgency: 'normal' }, night);
    expect(usual.lookBy).toBeGreaterThanOrEqual(shanghai('2026-10-08 08:00'));
    expect(usual.dueAt).toBeGreaterThanOrEqual(usual.lookBy);
  });
});
