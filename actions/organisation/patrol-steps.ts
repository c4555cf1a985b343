import { insert, type Transaction } from '../../models/transaction';
import { seasonWords } from '../../notices/recurrence-words';
import { windowDayWords, yesWords } from '../../notices/organisation-words';
import { idsBelow, type Known } from './known';
import type { GearPlan, Plan, WindowPlan } from './plan-types';
import { differences, must, near, type Step } from './step';

/** Something of a node that is known by its name. */
interface Named {
  node: string;
  name: string;
}

interface NamedSheet<Planned extends Named> {
  sheet: string;
  table: 'patrol_window' | 'gear';
  plans: readonly Planned[];
  there: readonly (Planned & { id: number })[];
  /** Title and what stands in it, column by column. */
  shown: (row: Planned) => (readonly [title: string, value: string])[];
  /** Columns of the table beside node and name. */
  columns: (row: Planned) => Readonly<Record<string, string | boolean>>;
  forget?: (tx: Transaction, id: number) => Promise<unknown>;
}

/** New, changed and gone rows of a sheet whose rows are known by node and name. */
function namedSteps<Planned extends Named>(rules: NamedSheet<Planned>): Step[] {
  const { sheet, table, plans, there, shown, columns, forget } = rules;
  const same = (a: Named, b: Named): boolean => a.node === b.node && a.name === b.name;
  const label = ({ node, name }: Named): string => `${near(node)} ${name}`;
  const steps = plans.flatMap((plan): Step[] => {
    const row = there.find((each) => same(each, plan));
    const own = columns(plan);
    if (!row)
      return [
        {
          sheet,
          kind: 'new',
          what: label(plan),
          write: (tx, { nodes }) =>
            insert(tx, table, { gridId: must(nodes, plan.node), name: plan.name, ...own }),
        },
      ];
    const before = new Map(shown(row));
    const details = differences(
      shown(plan).map(([title, value]) => [title, before.get(title), value] as const),
    );
    if (details.length === 0) return [];
    const set = Object.keys(own)
      .map((column) => `${column} = ?`)
      .join(', ');
    const values = [...Object.values(own), row.id];
    const write: Step['write'] = (tx) => tx.run(`UPDATE ${table} SET ${set} WHERE id = ?`, values);
    return [{ sheet, kind: 'changed', what: label(plan), details, write }];
  });
  const gone = there
    .filter((row) => !plans.some((plan) => same(row, plan)))
    .map((row): Step => ({
      sheet,
      kind: 'gone',
      what: label(row),
      write: async (tx) => {
        await forget?.(tx, row.id);
        await tx.run(`DELETE FROM ${table} WHERE id = ?`, [row.id]);
      },
    }));
  return [...gone, ...steps];
}

/** Rows of the file's street, with the way to their node. */
function ofStreet<Row extends { gridId: number }>(
  known: Known,
  top: string | null,
  rows: readonly Row[],
): (Row & { node: string })[] {
  const street = known.byPath.get(top ?? '');
  const inside = street === undefined ? new Set<number>() : idsBelow(known.grids, street.id);
  return rows
    .filter(({ gridId }) => inside.has(gridId))
    .map((row) => Object.assign({}, row, { node: known.pathOf.get(row.gridId) ?? '' }));
}

export function windowSteps({ windows, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('windows')) return [];
  return namedSteps<WindowPlan>({
    sheet: '巡查时段',
    table: 'patrol_window',
    plans: windows,
    there: ofStreet(known, top, known.windows),
    shown: ({ startsAt, endsAt, days, season, spots, reminds }) => [
      ['开始', startsAt],
      ['结束', endsAt],
      ['哪天', windowDayWords[days][0] ?? ''],
      ['季节', seasonWords(season)],
      ['先看', spots],
      ['提醒', reminds ? (yesWords.yes[0] ?? '') : ''],
    ],
    columns: ({ startsAt, endsAt, days, season, spots, reminds }) => ({
      startsAt,
      endsAt,
      days,
      season,
      spots,
      reminds,
    }),
  });
}

export function gearSteps({ gear, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('gear')) return [];
  return namedSteps<GearPlan>({
    sheet: '装备',
    table: 'gear',
    plans: gear,
    there: ofStreet(known, top, known.gear),
    shown: ({ rule }) => [['须知', rule]],
    columns: ({ rule }) => ({ rule }),
    forget: (tx, id) => tx.run('DELETE FROM gear_loan WHERE gearId = ?', [id]),
  });
}
