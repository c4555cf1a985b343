import type { WorkingCalendar } from '../../models/calendar';
import type { SheetToWrite } from '../../documents/xlsx';
import {
  dayWords,
  levelWords,
  ownerKindWords,
  placeKindWords,
  roleWords,
  unitWords,
} from '../../notices/staff/organisation-words';
import { categoryCell } from './cells';
import { roundRows } from './export-rounds';
import { stepRows } from './export-steps';
import { reviewRows } from './notice-steps';
import { idsBelow, type Known } from './known';
import { sheetKeys, sheetRules, type SheetKey, type SheetRule } from './sheets';

type Row = Readonly<Record<string, string>>;

/** The street's file as it would be filled in to get what there is; import reads it without a change. */
export function organisationSheets(known: Known, topId: number, calendar: WorkingCalendar): SheetToWrite[] {
  const rows = organisationRows(known, topId, calendar);
  return sheetKeys.map((key) => sheetOf(key, rows[key]));
}

/** The same without a row: the form to fill in. */
export const emptySheets = (): SheetToWrite[] => sheetKeys.map((key) => sheetOf(key, []));

function sheetOf(key: SheetKey, rows: readonly Row[]): SheetToWrite {
  const rule: SheetRule = sheetRules[key];
  const columns = Object.entries(rule.columns);
  return {
    name: rule.name,
    notes: [rule.says],
    columns: columns.map(([, { title, width }]) => ({ title, ...(width === undefined ? {} : { width }) })),
    rows: rows.map((row) => columns.map(([column]) => row[column] ?? '')),
  };
}

function organisationRows(known: Known, topId: number, calendar: WorkingCalendar): Record<SheetKey, Row[]> {
  const below = idsBelow(known.grids, topId);
  const inside = ({ gridId }: { gridId: number }): boolean => below.has(gridId);
  const top = known.pathOf.get(topId) ?? '';
  /** As short as it can be said inside the street: the street by its name, everything else by the way below it. */
  const node = (gridId: number): string => {
    const path = known.pathOf.get(gridId) ?? '';
    return path === top ? (top.split('/').at(-1) ?? '') : path.slice(top.length + 1);
  };
  const moment = (at: number): string => {
    const { day, hour, minute } = calendar.local(at);
    return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  };
  const personOf = new Map([...known.persons.values()].map((person) => [person.id, person]));
  const roles = known.roles.filter((role) => inside(role) && role.origin === 'sheet');
  const staff = new Set(roles.map(({ personId }) => personId));
  return {
    grids: known.grids
      .filter(({ id }) => below.has(id))
      .map(({ id, name, level, parentId, phone, boundary }) => ({
        name,
        level: levelWords[level][0] ?? '',
        parent: id === topId || parentId === null ? '' : node(parentId),
        phone: phone ?? '',
        boundary: boundary ?? '',
      })),
    owners: known.owners.filter(inside).map(({ name, kind, phone }) => ({
      name,
      kind: ownerKindWords[kind][0] ?? '',
      phone: phone ?? '',
    })),
    places: known.places.filter(inside).map((place) => ({
      name: place.name,
      kind: placeKindWords[place.kind][0] ?? '',
      grid: node(place.gridId),
      number: place.number ?? '',
      units: place.units === 0 ? '' : String(place.units),
      aliases: place.aliases.replace(/\n/g, '、'),
      ownerKind: place.ownerKind === null ? '' : (ownerKindWords[place.ownerKind][0] ?? ''),
      owner: known.owners.find(({ id }) => id === place.ownerId)?.name ?? '',
      scene: place.scene ?? '',
    })),
    staff: roles.map(({ personId, role, gridId, desk, placeId }) => ({
      name: personOf.get(personId)?.name ?? '',
      account: personOf.get(personId)?.account ?? '',
      role: roleWords[role][0] ?? '',
      grid: node(gridId),
      desk: desk ?? '',
      place: known.places.find(({ id }) => id === placeId)?.name ?? '',
      phone: known.phones.get(personId) ?? '',
    })),
    desks: known.desks
      .filter(inside)
      .map(({ name, gridId, phone }) => ({ name, grid: node(gridId), phone: phone ?? '' })),
    routes: known.rules.filter(inside).map(({ category, ownerKind, target }) => ({
      category: categoryCell(category),
      ownerKind: ownerKind === '' ? '' : (ownerKindWords[ownerKind][0] ?? ''),
      target,
    })),
    limits: known.limits.filter(inside).map(({ category, tenths, unit }) => ({
      category: categoryCell(category),
      amount: String(tenths / 10),
      unit: unitWords[unit][0] ?? '',
    })),
    duty: known.shifts
      .filter(({ personId }) => staff.has(personId))
      .map(({ personId, startsAt, endsAt }) => ({
        account: personOf.get(personId)?.account ?? '',
        from: moment(startsAt),
        until: moment(endsAt),
      })),
    days: known.days.map(({ day, working, name }) => ({
      day,
      state: working ? dayWords.work[0] : dayWords.rest[0],
      name,
    })),
    ...roundRows(known, { topId, inside, node }),
    ...stepRows(known, { topId, inside, node }),
    reviews: reviewRows(known, topId),
    accounts: known.accounts.flatMap(({ openKfId, gridId }) =>
      gridId !== null && below.has(gridId) ? [{ account: openKfId, grid: node(gridId) }] : [],
    ),
  };
}
