import { roleWords } from '../../notices/staff/organisation-words';
import { fault, momentOf, Once, word } from './cells';
import type { DeskPlan, DutyPlan, PlacePlan, Reading, StaffPlan } from './plan-types';
import type { FilledRow } from './sheets';

const ACCOUNT = /^[0-9A-Za-z][0-9A-Za-z_.@-]{0,63}$/;
const ofDesk = (role: StaffPlan['role']): boolean => role === 'desk' || role === 'desk_lead';

export function readStaff(
  reading: Reading,
  desks: readonly DeskPlan[],
  places: readonly PlacePlan[],
): StaffPlan[] {
  const { sheets, faults, book } = reading;
  const once = new Once(faults);
  const names = new Map<string, { name: string; row: number }>();
  return sheets.rows.staff.flatMap((filled) => {
    const { name = '', account = '', desk = '', place = '' } = filled.cells;
    const role = word(faults, filled, ['role', '角色'], roleWords);
    const node = book.resolve(filled, filled.cells['grid'] ?? '');
    if (account !== '' && !ACCOUNT.test(account)) fault(faults, filled, 'bad_account', { value: account });
    checkName(reading, filled, names);
    if (role === undefined || node === null || account === '' || name === '') return [];
    checkDesk(reading, filled, role, desks);
    if (!once.first(filled, [name, roleWords[role][0], node, desk, place].filter(Boolean).join(' ')))
      return [];
    const building = role === 'building_head' ? buildingOf(reading, filled, node, places) : null;
    const ofRole = { desk: ofDesk(role) ? desk : null, place: building };
    return [{ name, account, role, node, ...ofRole, row: filled.row }];
  });
}

function checkName(
  { faults }: Reading,
  filled: FilledRow,
  names: Map<string, { name: string; row: number }>,
): void {
  const { name = '', account = '' } = filled.cells;
  if (name === '' || account === '') return;
  const before = names.get(account.toLowerCase());
  if (before === undefined) names.set(account.toLowerCase(), { name, row: filled.row });
  else if (before.name !== name)
    fault(faults, filled, 'two_names', { first: String(before.row), other: before.name });
}

/** Desks have to be on their sheet, when there is one. */
function checkDesk(
  { faults, known, sheets }: Reading,
  filled: FilledRow,
  role: StaffPlan['role'],
  desks: readonly DeskPlan[],
): void {
  const { desk = '' } = filled.cells;
  const facts = { role: roleWords[role][0] ?? '', value: desk };
  if (!ofDesk(role)) {
    if (desk !== '') fault(faults, filled, 'desk_unneeded', facts);
    return;
  }
  if (desk === '') return fault(faults, filled, 'desk_needed', facts);
  const listed =
    [...desks, ...known.desks].some(({ name }) => name === desk) ||
    known.roles.some((role) => role.desk === desk);
  if (sheets.given.has('desks') && !listed) fault(faults, filled, 'unknown_desk', facts);
}

/** Is there a place of this name in the node or below it, in the file or in the database? */
export function isPlaceBelow(
  known: Reading['known'],
  places: readonly PlacePlan[],
  node: string,
  name: string,
): boolean {
  const inside = (path: string): boolean => path === node || path.startsWith(`${node}/`);
  return (
    places.some((one) => one.name === name && inside(one.node)) ||
    known.places.some((one) => one.name === name && inside(known.pathOf.get(one.gridId) ?? ''))
  );
}

/** The name of a building in that node or below it. */
function buildingOf(
  { faults, known }: Reading,
  filled: FilledRow,
  node: string,
  places: readonly PlacePlan[],
): string | null {
  const { place = '' } = filled.cells;
  if (place === '') {
    fault(faults, filled, 'building_needed');
    return null;
  }
  const there = isPlaceBelow(known, places, node, place);
  if (!there) fault(faults, filled, 'unknown_place', { value: place, grid: node });
  return place;
}

export function readDuty(
  { sheets, faults, known, calendar }: Reading,
  staff: readonly StaffPlan[],
): DutyPlan[] {
  const once = new Once(faults);
  return sheets.rows.duty.flatMap((filled) => {
    const { account = '', from = '', until = '' } = filled.cells;
    const somebody =
      staff.some((one) => one.account.toLowerCase() === account.toLowerCase()) ||
      known.persons.has(account.toLowerCase());
    if (account !== '' && !somebody) fault(faults, filled, 'unknown_person', { value: account });
    const starts = momentOf(from);
    const ends = momentOf(until);
    if (from !== '' && !starts) fault(faults, filled, 'not_a_moment', { column: '开始', value: from });
    if (until !== '' && !ends) fault(faults, filled, 'not_a_moment', { column: '结束', value: until });
    if (!starts || !ends || !somebody) return [];
    const startsAt = calendar.at(starts.day, starts.minutes);
    const endsAt = calendar.at(ends.day, ends.minutes);
    if (endsAt <= startsAt) fault(faults, filled, 'ends_before');
    return once.first(filled, `${account} ${from} ${until}`)
      ? [{ account, startsAt, endsAt, row: filled.row }]
      : [];
  });
}
