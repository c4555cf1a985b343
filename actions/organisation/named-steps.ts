import { insert, type Transaction } from '../../models/store/transaction';
import { idsBelow, type Known } from './known';
import { differences, must, near, type Step } from './step';

/** Something of a node that is known by its name. */
interface Named {
  node: string;
  name: string;
}

export interface NamedSheet<Planned extends Named> {
  sheet: string;
  table: 'patrol_window' | 'gear' | 'gathering_series';
  plans: readonly Planned[];
  there: readonly (Planned & { id: number })[];
  /** Title and what stands in it, column by column. */
  shown: (row: Planned) => (readonly [title: string, value: string])[];
  /** Columns of the table beside node and name. */
  columns: (row: Planned) => Readonly<Record<string, string | number | boolean>>;
  forget?: (tx: Transaction, id: number) => Promise<unknown>;
}

/** New, changed and gone rows of a sheet whose rows are known by node and name. */
export function namedSteps<Planned extends Named>(rules: NamedSheet<Planned>): Step[] {
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
export function ofStreet<Row extends { gridId: number }>(
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
