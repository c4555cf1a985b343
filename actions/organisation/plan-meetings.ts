import { minutesOf } from '../../models/calendar';
import { choicesOf, keyOfWord, roleWords } from '../../notices/staff/organisation-words';
import { readRecurrence } from '../../notices/meetings/recurrence-words';
import { fault, Once } from './cells';
import type { MeetingPlan, Reading, StaffPlan } from './plan-types';
import type { FilledRow } from './sheets';

const { building_head: _residents, ...staffRoleWords } = roleWords;

const HALF_AN_HOUR = 30;
const two = (part: number): string => String(part).padStart(2, '0');

/** HH:MM; null with a fault, '' where the cell is empty. */
export function clockOf({ faults }: Reading, filled: FilledRow, key: string, column: string): string | null {
  const value = filled.cells[key] ?? '';
  if (value === '') return '';
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})(?::00)?$/.exec(value) ?? [];
  if (hour !== undefined && minute !== undefined && Number(hour) < 24 && Number(minute) < 60)
    return `${two(Number(hour))}:${minute}`;
  fault(faults, filled, 'not_a_clock', { column, value });
  return null;
}

/** Half an hour before. */
function usualReminder(startsAt: string): string {
  const minutes = Math.max(0, minutesOf(startsAt) - HALF_AN_HOUR);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function readMeetings(reading: Reading, staff: readonly StaffPlan[]): MeetingPlan[] {
  const { sheets, faults, book } = reading;
  const once = new Once(faults);
  return sheets.rows.meetings.flatMap((filled) => {
    const { name = '', room = '', chair = '', deputy = '', recurrence: words = '' } = filled.cells;
    const node = book.resolve(filled, filled.cells['grid'] ?? '');
    const recurrence = words === '' ? null : readRecurrence(words);
    if (words !== '' && recurrence === null) fault(faults, filled, 'not_a_recurrence', { value: words });
    const startsAt = clockOf(reading, filled, 'startsAt', '开始');
    const remindAt = clockOf(reading, filled, 'remindAt', '提醒');
    const known = [chair, deputy].map((account) => isSomebody(reading, filled, staff, account));
    if (startsAt && remindAt && minutesOf(remindAt) >= minutesOf(startsAt))
      fault(faults, filled, 'reminds_after');
    const roles = rolesIn(reading, filled);
    if (name === '' || node === null || recurrence === null || !startsAt || remindAt === null) return [];
    if (known.includes(false) || !once.first(filled, `${node} ${name}`)) return [];
    const reminder = remindAt || usualReminder(startsAt);
    const plan = { node, name, recurrence, startsAt, remindAt: reminder, room, chair };
    return [{ ...plan, deputy: deputy || null, roles }];
  });
}

/** 网格长、科室人员 → leader,desk; a word that is no role of staff is a fault. */
function rolesIn({ faults }: Reading, filled: FilledRow): string {
  const words = (filled.cells['roles'] ?? '').split(/[、，,;；\s]+/).filter(Boolean);
  const roles = words.flatMap((value) => {
    const role = keyOfWord(staffRoleWords, value);
    if (role === undefined)
      fault(faults, filled, 'not_one_of', { column: '参加', value, choices: choicesOf(staffRoleWords) });
    return role ?? [];
  });
  return [...new Set(roles)].join(',');
}

function isSomebody(
  { known, faults }: Reading,
  filled: FilledRow,
  staff: readonly StaffPlan[],
  account: string,
): boolean {
  const key = account.toLowerCase();
  if (key === '' || known.persons.has(key) || staff.some((one) => one.account.toLowerCase() === key))
    return true;
  fault(faults, filled, 'unknown_person', { value: account });
  return false;
}
