import { WorkingCalendar } from './calendar';

const MINUTE = 60_000;

/** What Intl itself says; the calendar keeps what it once asked. */
const shownIn = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });

const pad = (count: number): string => String(count).padStart(2, '0');

describe('the calendar', () => {
  // Half hours, quarter hours, and zones that change their clocks within the span.
  const zones = [
    'Asia/Shanghai',
    'UTC',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Europe/Berlin',
  ];

  it.each(zones)('shows what Intl shows in %s, asked once or twice', (zone) => {
    const calendar = new WorkingCalendar(zone);
    const shown = shownIn(zone);
    const begin = Date.parse('2026-01-01T00:00:00Z');
    const wrong: string[] = [];
    for (let round = 0; round < 2; round++) {
      for (let at = begin; at < begin + 365 * 24 * 60 * MINUTE; at += 7 * 60 * MINUTE + 43_217) {
        const { day, hour, minute } = calendar.local(at);
        const local = `${day} ${pad(hour)}:${pad(minute)}`;
        if (local !== shown.format(at)) wrong.push(`${local} for ${shown.format(at)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('counts working time over a lunch break, a weekend and a make-up Saturday', () => {
    const calendar = new WorkingCalendar('Asia/Shanghai', new Map([['2026-11-28', true]]));
    const friday = calendar.at('2026-11-27', 11 * 60);
    expect(calendar.local(calendar.due(friday, { amount: 2, unit: 'WH' }))).toMatchObject({
      hour: 15,
      minute: 0,
    });
    expect(calendar.due(friday, { amount: 1, unit: 'WD' })).toBe(calendar.at('2026-11-28', 11 * 60));
    expect(calendar.due(friday, { amount: 2, unit: 'WD' })).toBe(calendar.at('2026-11-30', 11 * 60));
  });
});
