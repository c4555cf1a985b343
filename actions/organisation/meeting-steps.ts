import { insert } from '../../models/store/transaction';
import { rolesCell } from '../../notices/staff/organisation-words';
import { recurrenceWords } from '../../notices/meetings/recurrence-words';
import { idsBelow, type Known } from './known';
import type { MeetingPlan, Plan } from './plan-types';
import { differences, must, near, type Step, type Written } from './step';

/** Series of the street are as the file has them; one that is left out is held no more, what was held stays. */
export function meetingSteps(
  { meetings, given }: Plan,
  known: Known,
  top: string | null,
  now: number,
): Step[] {
  if (!given.has('meetings')) return [];
  const street = known.byPath.get(top ?? '');
  const inStreet = street === undefined ? new Set<number>() : idsBelow(known.grids, street.id);
  const there = known.meetings.filter(({ gridId }) => inStreet.has(gridId));
  const same = (series: Known['meetings'][number], plan: MeetingPlan): boolean =>
    series.name === plan.name && known.pathOf.get(series.gridId) === plan.node;
  const steps = meetings.flatMap((plan): Step[] => {
    const series = there.find((one) => same(one, plan));
    const what = `${near(plan.node)} ${plan.name}`;
    if (!series)
      return [
        {
          sheet: '会议',
          kind: 'new',
          what: `${what}（${recurrenceWords(plan.recurrence)} ${plan.startsAt}）`,
          write: (tx, written) =>
            insert(tx, 'meeting_series', {
              gridId: must(written.nodes, plan.node),
              name: plan.name,
              ...rowOf(plan, written),
            }),
        },
      ];
    const details = meetingDifferences(series, plan, known);
    if (details.length === 0) return [];
    return [
      {
        sheet: '会议',
        kind: 'changed',
        what,
        details,
        write: (tx, written) => {
          const row = rowOf(plan, written);
          const sets = Object.keys(row).map((column) => `${column} = ?`);
          return tx.run(`UPDATE meeting_series SET ${sets.join(', ')} WHERE id = ?`, [
            ...Object.values(row),
            series.id,
          ]);
        },
      },
    ];
  });
  const gone = there
    .filter((series) => !meetings.some((plan) => same(series, plan)))
    .map(({ id, name, gridId }): Step => ({
      sheet: '会议',
      kind: 'gone',
      what: `${near(known.pathOf.get(gridId) ?? '')} ${name}`,
      write: (tx) => tx.run('UPDATE meeting_series SET retiredAt = ? WHERE id = ?', [now, id]),
    }));
  return [...gone, ...steps];
}

function rowOf(
  { recurrence, remindAt, startsAt, room, chair, deputy, roles }: MeetingPlan,
  { persons }: Written,
): Record<string, string | number | null> {
  const deputyId = deputy === null ? null : must(persons, deputy.toLowerCase());
  const chairId = must(persons, chair.toLowerCase());
  return { recurrence, remindAt, startsAt, room, chairId, deputyId, roles };
}

function meetingDifferences(series: Known['meetings'][number], plan: MeetingPlan, known: Known): string[] {
  const persons = [...known.persons.values()];
  const account = (id: number | null): string | null =>
    persons.find((person) => person.id === id)?.account ?? null;
  /** As the database has it: accounts are compared without regard to case. */
  const given = (name: string | null): string | null =>
    name === null ? null : (known.persons.get(name.toLowerCase())?.account ?? name);
  return differences([
    ['周期', recurrenceWords(series.recurrence), recurrenceWords(plan.recurrence)],
    ['提醒', series.remindAt, plan.remindAt],
    ['开始', series.startsAt, plan.startsAt],
    ['会议室', series.room, plan.room],
    ['主持人', account(series.chairId), given(plan.chair)],
    ['代主持', account(series.deputyId), given(plan.deputy)],
    ['参加', rolesCell(series.roles), rolesCell(plan.roles)],
  ]);
}
