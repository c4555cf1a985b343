import type { Context } from '../../models/context';
import type { DutyShift } from '../../models/staff/roster';
import type { Role } from '../../models/staff/person';
import { insert, one, type SqlValue } from '../../models/store/transaction';
import { roleWords } from '../../notices/staff/organisation-words';
import { idsBelow, type Known } from './known';
import type { Plan, StaffPlan } from './plan-types';
import { must, near, type Step } from './step';

export function staffSteps(plan: Plan, known: Known, top: string | null, now: number): Step[] {
  if (!plan.given.has('staff')) return [];
  return [...personSteps(plan, known, now), ...roleSteps(plan, known, top)];
}

function personSteps({ staff }: Plan, known: Known, now: number): Step[] {
  const byAccount = new Map(staff.map((one) => [one.account.toLowerCase(), one]));
  return [...byAccount].flatMap(([key, { name, account }]): Step[] => {
    const there = known.persons.get(key);
    if (!there)
      return [
        {
          sheet: '人员',
          kind: 'new',
          what: `${name}（${account}）`,
          write: async (tx, { persons }) => {
            const personId = await insert(tx, 'person', { name, createdAt: now });
            await insert(tx, 'identity', { personId, channel: 'app', account: '', externalId: account });
            persons.set(key, personId);
          },
        },
      ];
    if (there.name === name) return [];
    return [
      {
        sheet: '人员',
        kind: 'changed',
        what: `${name}（${account}）`,
        details: [`姓名：${there.name ?? '空'} → ${name}`],
        write: (tx) => tx.run('UPDATE person SET name = ? WHERE id = ?', [name, there.id]),
      },
    ];
  });
}

const labelOf = (name: string, role: Role['role'], path: string, more: string | null): string =>
  [`${name}：${near(path)}`, roleWords[role][0], more].filter(Boolean).join(' ');

/** Roles out of the street's own list are as the file has them; what the address book gave is not touched. */
function roleSteps({ staff }: Plan, known: Known, top: string | null): Step[] {
  const street = known.byPath.get(top ?? '');
  const inStreet = street === undefined ? new Set<number>() : idsBelow(known.grids, street.id);
  const held = known.roles.filter(({ gridId }) => inStreet.has(gridId));
  const kept = new Set<number>();
  const added = staff.flatMap((plan): Step[] => {
    const there = held.find((role) => !kept.has(role.id) && sameRole(role, plan, known));
    if (there) kept.add(there.id);
    return there ? [] : [addRole(plan)];
  });
  const nameOf = new Map([...known.persons.values()].map(({ id, name }) => [id, name ?? '']));
  const gone = held
    .filter(({ id, origin }) => !kept.has(id) && origin === 'sheet')
    .map(({ id, personId, role, gridId, desk }): Step => ({
      sheet: '人员',
      kind: 'gone',
      what: labelOf(nameOf.get(personId) ?? '', role, known.pathOf.get(gridId) ?? '', desk),
      write: (tx) => tx.run('DELETE FROM role WHERE id = ?', [id]),
    }));
  return [...added, ...gone];
}

function sameRole(role: Role, plan: StaffPlan, known: Known): boolean {
  const place = known.places.find(({ id }) => id === role.placeId)?.name ?? null;
  return (
    role.personId === known.persons.get(plan.account.toLowerCase())?.id &&
    role.role === plan.role &&
    known.pathOf.get(role.gridId) === plan.node &&
    (role.desk ?? null) === plan.desk &&
    place === plan.place
  );
}

function addRole(plan: StaffPlan): Step {
  const { name, account, role, node, desk, place } = plan;
  return {
    sheet: '人员',
    kind: 'new',
    what: labelOf(name, role, node, desk ?? place),
    write: async (tx, { nodes, persons }) => {
      const gridId = must(nodes, node);
      const personId = must(persons, account.toLowerCase());
      const placeId = place === null ? null : await placeBelow(tx, nodes, node, place);
      const row: Record<string, SqlValue> = { personId, gridId, role, desk, placeId, origin: 'sheet' };
      await insert(tx, 'role', row);
    },
  };
}

/** Key of the place of that name in the node or below it; null when there is none. */
export async function placeBelow(
  tx: Context['tx'],
  nodes: ReadonlyMap<string, number>,
  node: string,
  name: string,
): Promise<number | null> {
  const ids = [...nodes].filter(([path]) => path === node || path.startsWith(`${node}/`)).map(([, id]) => id);
  const found = await one<{ id: number }>(
    tx,
    `SELECT id FROM place WHERE name = ? AND gridId IN (${ids.map(() => '?').join(', ')}) ORDER BY id`,
    [name, ...ids],
  );
  return found?.id ?? null;
}

/** Shifts to come of the street's people are as the file has them; what was worked stays. */
export function dutySteps(
  plan: Plan,
  known: Known,
  top: string | null,
  shown: (at: number) => string,
): Step[] {
  if (!plan.given.has('duty')) return [];
  const street = known.byPath.get(top ?? '');
  const inStreet = street === undefined ? new Set<number>() : idsBelow(known.grids, street.id);
  const people = new Set(
    known.roles.filter(({ gridId }) => inStreet.has(gridId)).map(({ personId }) => personId),
  );
  const personOf = (account: string): number | undefined => known.persons.get(account.toLowerCase())?.id;
  const same = (shift: DutyShift, duty: Plan['duty'][number]): boolean =>
    shift.personId === personOf(duty.account) &&
    shift.startsAt === duty.startsAt &&
    shift.endsAt === duty.endsAt;
  const label = (who: string, from: number, until: number): string => `${who} ${shown(from)}—${shown(until)}`;
  const added = plan.duty
    .filter((duty) => !known.shifts.some((shift) => same(shift, duty)))
    .map(({ account, startsAt, endsAt }): Step => ({
      sheet: '值班',
      kind: 'new',
      what: label(account, startsAt, endsAt),
      write: (tx, { persons }) =>
        insert(tx, 'duty_shift', { personId: must(persons, account.toLowerCase()), startsAt, endsAt }),
    }));
  const accountOf = new Map([...known.persons.values()].map(({ id, account }) => [id, account]));
  const gone = known.shifts
    .filter((shift) => people.has(shift.personId) && !plan.duty.some((duty) => same(shift, duty)))
    .map(({ id, personId, startsAt, endsAt }): Step => ({
      sheet: '值班',
      kind: 'gone',
      what: label(accountOf.get(personId) ?? '', startsAt, endsAt),
      write: (tx) => tx.run('DELETE FROM duty_shift WHERE id = ?', [id]),
    }));
  return [...added, ...gone];
}
