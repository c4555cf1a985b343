import { insert, type SqlValue } from '../../models/store/transaction';
import { dayWords, ownerKindWords, unitWords } from '../../notices/staff/organisation-words';
import { categoryCell } from './cells';
import type { Known } from './known';
import type { Plan } from './plan-types';
import { differences, kept, must, near, type Step } from './step';

export function deskSteps({ desks, lacking }: Plan, known: Known): Step[] {
  return desks.flatMap(({ name, node, ...plan }): Step[] => {
    const there = known.desks.find((desk) => desk.name === name && known.pathOf.get(desk.gridId) === node);
    const { phone } = kept(plan, there ?? {}, lacking.get('desks'));
    const what = `${near(node)} ${name}`;
    if (!there)
      return [
        {
          sheet: '科室',
          kind: 'new',
          what,
          write: (tx, { nodes }) => insert(tx, 'desk', { gridId: must(nodes, node), name, phone }),
        },
      ];
    const details = differences([['电话', there.phone, phone]]);
    if (details.length === 0) return [];
    return [
      {
        sheet: '科室',
        kind: 'changed',
        what,
        details,
        write: (tx) => tx.run('UPDATE desk SET phone = ? WHERE id = ?', [phone, there.id]),
      },
    ];
  });
}

/** Rows of a table whose whole content is on the sheet: what is not there any more goes. */
interface Listed {
  sheet: string;
  table: 'routing_rule' | 'category_limit';
  given: boolean;
  there: readonly { id: number; key: string; says: string }[];
  wanted: readonly { key: string; label: string; says: string; row: Record<string, SqlValue> }[];
  labelOf: (key: string) => string;
}

function listedSteps({ sheet, table, given, there, wanted, labelOf }: Listed, top: string | null): Step[] {
  if (!given) return [];
  const steps = wanted.flatMap(({ key, label, says, row }): Step[] => {
    const before = there.find((one) => one.key === key);
    if (!before)
      return [
        {
          sheet,
          kind: 'new',
          what: `${label}：${says}`,
          write: (tx, { nodes }) => insert(tx, table, { gridId: must(nodes, top ?? ''), ...row }),
        },
      ];
    if (before.says === says) return [];
    const sets = Object.keys(row).map((column) => `${column} = ?`);
    const sql = `UPDATE ${table} SET ${sets.join(', ')} WHERE id = ?`;
    return [
      {
        sheet,
        kind: 'changed',
        what: label,
        details: [`${before.says} → ${says}`],
        write: (tx) => tx.run(sql, [...Object.values(row), before.id]),
      },
    ];
  });
  const gone = there
    .filter(({ key }) => !wanted.some((one) => one.key === key))
    .map(({ id, key, says }): Step => ({
      sheet,
      kind: 'gone',
      what: `${labelOf(key)}：${says}`,
      write: (tx) => tx.run(`DELETE FROM ${table} WHERE id = ?`, [id]),
    }));
  return [...steps, ...gone];
}

const routeLabel = (key: string): string => {
  const [category = '', kind = ''] = key.split('|');
  const owner = kind === '' ? '' : (ownerKindWords[kind as keyof typeof ownerKindWords][0] ?? '');
  return [categoryCell(category) || '全部类别', owner].filter(Boolean).join(' × ');
};

export function routeSteps({ routes, given }: Plan, known: Known, top: string | null): Step[] {
  const own = known.rules.filter(({ gridId }) => known.pathOf.get(gridId) === top);
  return listedSteps(
    {
      sheet: '派单',
      table: 'routing_rule',
      given: given.has('routes'),
      there: own.map(({ id, category, ownerKind, target }) => ({
        id,
        key: `${category}|${ownerKind}`,
        says: target,
      })),
      wanted: routes.map((row) => {
        const key = `${row.category}|${row.ownerKind}`;
        return { key, label: routeLabel(key), says: row.target, row: { ...row } };
      }),
      labelOf: routeLabel,
    },
    top,
  );
}

export function limitSteps({ limits, given }: Plan, known: Known, top: string | null): Step[] {
  const says = ({ tenths, unit }: Pick<Plan['limits'][number], 'tenths' | 'unit'>): string =>
    `${tenths / 10} ${unitWords[unit][0]}`;
  const own = known.limits.filter(({ gridId }) => known.pathOf.get(gridId) === top);
  return listedSteps(
    {
      sheet: '时限',
      table: 'category_limit',
      given: given.has('limits'),
      there: own.map((row) => ({ id: row.id, key: row.category, says: says(row) })),
      wanted: limits.map((row) => ({
        key: row.category,
        label: categoryCell(row.category),
        says: says(row),
        row: { ...row },
      })),
      labelOf: categoryCell,
    },
    top,
  );
}

/** Days are the installation's: a file that does not name one leaves it as it is. */
export function daySteps({ days }: Plan, known: Known): Step[] {
  const word = (working: boolean | null): string =>
    working === null ? dayWords.usual[0] : working ? dayWords.work[0] : dayWords.rest[0];
  return days.flatMap(({ day, working, name }): Step[] => {
    const there = known.days.find((one) => one.day === day);
    const before = there?.working ?? null;
    if (before === working && (there?.name ?? '') === (working === null ? '' : name)) return [];
    return [
      {
        sheet: '节假日',
        kind: working === null ? 'gone' : there ? 'changed' : 'new',
        what: `${day} ${word(working)}`,
        ...(there ? { details: [`${word(before)} → ${word(working)}`] } : {}),
        write: async (tx) => {
          await tx.run('DELETE FROM calendar_day WHERE day = ?', [day]);
          if (working !== null) await insert(tx, 'calendar_day', { day, working: working ? 1 : 0, name });
        },
      },
    ];
  });
}
