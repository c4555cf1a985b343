import { photoWords, stepWords, unitWords, urgencyWords } from '../../notices/staff/organisation-words';
import { categoryCell } from './cells';
import { idsBelow, type Known } from './known';
import type { Plan, ProofPlan, StepLimitPlan } from './plan-types';
import { differences, must, near, type Step } from './step';

const kindOf = (there: unknown): 'new' | 'changed' => (there === undefined ? 'new' : 'changed');
const amountWords = ({ tenths, unit }: Pick<StepLimitPlan, 'tenths' | 'unit'>): string =>
  `${tenths / 10} ${unitWords[unit][0]}`;

/** 环节时限 of the street and its nodes: what the sheet leaves out goes. */
export function stepLimitSteps({ stepLimits, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('stepLimits')) return [];
  const street = known.byPath.get(top ?? '');
  const inside = street === undefined ? new Set<number>() : idsBelow(known.grids, street.id);
  const there = known.stepLimits.filter(({ gridId }) => inside.has(gridId));
  const nodeOf = ({ node }: StepLimitPlan): string => (node === '' ? (top ?? '') : node);
  const labelOf = (node: string, { step, urgency, category }: Omit<StepLimitPlan, 'node'>): string =>
    [near(node), stepWords[step][0], urgencyWords[urgency][0], categoryCell(category)]
      .filter(Boolean)
      .join(' ');
  const same = (row: Known['stepLimits'][number], plan: StepLimitPlan): boolean =>
    known.pathOf.get(row.gridId) === nodeOf(plan) &&
    row.step === plan.step &&
    row.urgency === plan.urgency &&
    row.category === plan.category;
  const steps = stepLimits.flatMap((plan): Step[] => {
    const row = there.find((one) => same(one, plan));
    if (row && row.tenths === plan.tenths && row.unit === plan.unit) return [];
    const { step, urgency, category, tenths, unit } = plan;
    return [
      {
        sheet: '环节时限',
        kind: kindOf(row),
        what: labelOf(nodeOf(plan), plan),
        details: [row ? `${amountWords(row)} → ${amountWords(plan)}` : amountWords(plan)],
        write: async (tx, { nodes }) => {
          const key = [must(nodes, nodeOf(plan)), step, category, urgency];
          await tx.run(
            'DELETE FROM step_limit WHERE gridId = ? AND step = ? AND category = ? AND urgency = ?',
            key,
          );
          await tx.run(
            'INSERT INTO step_limit (gridId, step, category, urgency, tenths, unit) VALUES (?, ?, ?, ?, ?, ?)',
            [...key, tenths, unit],
          );
        },
      },
    ];
  });
  const gone = there
    .filter((row) => !stepLimits.some((plan) => same(row, plan)))
    .map((row): Step => ({
      sheet: '环节时限',
      kind: 'gone',
      what: labelOf(known.pathOf.get(row.gridId) ?? '', row),
      write: (tx) => tx.run('DELETE FROM step_limit WHERE id = ?', [row.id]),
    }));
  return [...steps, ...gone];
}

const proofWords = ({ photo, unit }: Pick<ProofPlan, 'photo' | 'unit'>): string =>
  `照片${photoWords[photo ? 'yes' : 'no'][0]}${unit === '' ? '' : `、数量 ${unit}`}`;

/** 办结要求 of the street. */
export function proofSteps({ proofs, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('proofs')) return [];
  const there = known.proofs.filter(({ gridId }) => known.pathOf.get(gridId) === top);
  const label = (category: string): string => categoryCell(category) || '全部类别';
  const steps = proofs.flatMap((plan): Step[] => {
    const row = there.find(({ category }) => category === plan.category);
    const before = row === undefined ? undefined : proofWords(row);
    const after = proofWords(plan);
    if (before === after) return [];
    return [
      {
        sheet: '办结要求',
        kind: kindOf(row),
        what: label(plan.category),
        details: [before === undefined ? after : `${before} → ${after}`],
        write: async (tx, { nodes }) => {
          const key = [must(nodes, top ?? ''), plan.category];
          await tx.run('DELETE FROM proof_rule WHERE gridId = ? AND category = ?', key);
          await tx.run('INSERT INTO proof_rule (gridId, category, photo, unit) VALUES (?, ?, ?, ?)', [
            ...key,
            plan.photo ? 1 : 0,
            plan.unit,
          ]);
        },
      },
    ];
  });
  const gone = there
    .filter(({ category }) => !proofs.some((plan) => plan.category === category))
    .map(({ id, category }): Step => ({
      sheet: '办结要求',
      kind: 'gone',
      what: label(category),
      write: (tx) => tx.run('DELETE FROM proof_rule WHERE id = ?', [id]),
    }));
  return [...steps, ...gone];
}

/** 补问 of the street: what the sheet leaves out is asked as shipped again. */
export function detailSteps({ details, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('details')) return [];
  const there = known.details.filter(({ gridId }) => known.pathOf.get(gridId) === top);
  const steps = details.flatMap(({ category, question, options, said }): Step[] => {
    const row = there.find((one) => one.category === category);
    const values = [question, options.join('\n'), said.join('\n')] as const;
    const changed = differences([
      ['问题', row?.question, question],
      ['选项', row?.options, values[1]],
      ['说过就不问', row?.said, values[2]],
    ]);
    if (row && changed.length === 0) return [];
    return [
      {
        sheet: '补问',
        kind: kindOf(row),
        what: categoryCell(category),
        details: row ? changed : [question || '不问'],
        write: async (tx, { nodes }) => {
          const key = [must(nodes, top ?? ''), category];
          await tx.run('DELETE FROM detail_question WHERE gridId = ? AND category = ?', key);
          await tx.run(
            'INSERT INTO detail_question (gridId, category, question, options, said) VALUES (?, ?, ?, ?, ?)',
            [...key, ...values],
          );
        },
      },
    ];
  });
  const gone = there
    .filter(({ category }) => !details.some((plan) => plan.category === category))
    .map(({ id, category }): Step => ({
      sheet: '补问',
      kind: 'gone',
      what: categoryCell(category),
      write: (tx) => tx.run('DELETE FROM detail_question WHERE id = ?', [id]),
    }));
  return [...steps, ...gone];
}
