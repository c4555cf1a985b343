import type { Fault, FaultCode } from '../../notices/staff/organisation-words';
import { idsBelow, type Known } from './known';
import type { Plan } from './plan-types';
import { near } from './step';

interface Street {
  plan: Plan;
  known: Known;
  /** Path of the node the file is about; null: nothing in it says so. */
  top: string | null;
  /** Path of the node the importer administers; null: whoever runs the program. */
  within: string | null;
}

/** What shows only when it is known which street the file is about: nothing of another street is touched. */
export function streetFaults(street: Street): Fault[] {
  if (street.top === null) return unnamed(street);
  return [
    ...ownerFaults(street),
    ...sceneFaults(street),
    ...accountFaults(street),
    ...(street.within === null ? [] : [...personFaults(street), ...dayFaults(street)]),
  ];
}

const at = (sheet: string, row: number, code: FaultCode, facts: Fault['facts']): Fault => ({
  sheet,
  row,
  code,
  facts,
});

/** Days are the installation's, everything else needs a street. */
const unnamed = ({ plan: { given } }: Street): Fault[] =>
  [...given].some((key) => key !== 'days') ? [at('', 0, 'which_street', {})] : [];

const isBelow = (top: string | null, path: string | undefined): boolean =>
  path !== undefined && top !== null && (path === top || path.startsWith(`${top}/`));

/** 安居物业 of another street is another one. */
function ownerFaults({ plan, known, top }: Street): Fault[] {
  const names = new Set([
    ...plan.owners.map(({ name }) => name),
    ...known.owners.filter(({ gridId }) => known.pathOf.get(gridId) === top).map(({ name }) => name),
  ]);
  const unknown = plan.places.filter(({ owner }) => owner !== null && !names.has(owner));
  return unknown.map(({ owner, row }) => at('地点', row, 'unknown_owner', { value: owner ?? '' }));
}

/** A code that hangs on the door of another street would send people there. */
function sceneFaults({ plan, known, top }: Street): Fault[] {
  return plan.places.flatMap(({ scene, row }) => {
    const other = scene === null ? undefined : known.places.find((place) => place.scene === scene);
    if (other === undefined || isBelow(top, known.pathOf.get(other.gridId))) return [];
    return [at('地点', row, 'scene_taken', { value: scene ?? '', other: other.name })];
  });
}

/** An account serves one street until that street lets it go. */
function accountFaults({ plan, known, top }: Street): Fault[] {
  return plan.accounts.flatMap(({ account, row }) => {
    const gridId = known.accounts.find(({ openKfId }) => openKfId === account)?.gridId ?? null;
    const holder = gridId === null ? undefined : known.pathOf.get(gridId);
    if (holder === undefined || isBelow(top, holder)) return [];
    return [at('客服账号', row, 'account_taken', { value: account, other: near(holder) })];
  });
}

/** Who works elsewhere alone keeps his name, and is put on duty by those he works for. */
function personFaults({ plan, known, top }: Street): Fault[] {
  const node = known.byPath.get(top ?? '');
  const inside = node === undefined ? new Set<number>() : idsBelow(known.grids, node.id);
  const here = new Set(plan.staff.map(({ account }) => account.toLowerCase()));
  const stranger = (account: string): string | null => {
    const person = known.persons.get(account.toLowerCase());
    const roles = known.roles.filter(({ personId }) => personId === person?.id);
    return person && roles.length > 0 && !roles.some(({ gridId }) => inside.has(gridId)) ? person.name : null;
  };
  return [
    ...plan.phones.flatMap(({ account, phone, row }) => {
      const id = known.persons.get(account.toLowerCase())?.id ?? 0;
      const there = known.phones.get(id) ?? '';
      // An empty cell of another street's file says nothing about him.
      return stranger(account) === null || phone === '' || there === phone
        ? []
        : [at('人员', row, 'other_phone', { value: account })];
    }),
    ...plan.staff.flatMap(({ account, name, row }) => {
      const other = stranger(account);
      return other === null || other === name
        ? []
        : [at('人员', row, 'other_name', { value: account, other })];
    }),
    ...plan.duty.flatMap(({ account, row }) =>
      here.has(account.toLowerCase()) || stranger(account) === null
        ? []
        : [at('值班', row, 'unknown_person', { value: account })],
    ),
  ];
}

/** Where several streets share one calendar, none of them changes it for all. */
function dayFaults({ plan, known, within }: Street): Fault[] {
  const others = known.grids.some(
    ({ id, level }) => level === 'street' && !isBelow(within, known.pathOf.get(id)),
  );
  if (!others) return [];
  return plan.days.flatMap(({ day, working, name, row }) => {
    const there = known.days.find((one) => one.day === day);
    const same = (there?.working ?? null) === working && (working === null || there?.name === name);
    return same ? [] : [at('节假日', row, 'days_of_all', { value: day })];
  });
}
