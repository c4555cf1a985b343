import { itemLines, templateOfRow, withOwn } from '../../models/rounds/inspection-templates';
import { shippedTemplates } from '../../models/rounds/shipped-inspections';
import { addPoint } from '../../models/rounds/patrol';
import { insert } from '../../models/store/transaction';
import { seasonWords } from '../../notices/meetings/recurrence-words';
import { idsBelow, type Known } from './known';
import type { Plan, PointPlan, RoundPlan, TemplatePlan } from './plan-types';
import { placeBelow } from './staff-steps';
import { differences, must, near, type Step } from './step';

const aliasesOf = ({ aliases }: TemplatePlan): string => aliases.join('\n');

const templateDifferences = (before: TemplatePlan, after: TemplatePlan): string[] =>
  differences([
    ['别名', aliasesOf(before), aliasesOf(after)],
    ['间隔天数', String(before.everyDays), String(after.everyDays)],
    ['季节', seasonWords(before.season), seasonWords(after.season)],
    ['项目', itemLines(before.items), itemLines(after.items)],
  ]);

/** The street's own sheets; one that is as it was shipped is not kept, one that is left out is as it was shipped again. */
export function templateSteps({ templates, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('templates')) return [];
  const own = known.templates.filter(({ gridId }) => known.pathOf.get(gridId) === top);
  const before = new Map(withOwn(own.map(templateOfRow)).map((template) => [template.name, template]));
  const steps = templates.flatMap((plan): Step[] => {
    const there = before.get(plan.name);
    const details = there ? templateDifferences(there, plan) : [];
    if (there && details.length === 0) return [];
    const kind = there ? 'changed' : 'new';
    return [
      {
        sheet: '检查表',
        kind,
        what: plan.name,
        details,
        write: (tx, written) => writeTemplate(tx, plan, must(written.nodes, top ?? '')),
      },
    ];
  });
  const gone = own
    .filter(({ name }) => !templates.some((plan) => plan.name === name))
    .map(({ id, name, gridId }): Step => ({
      sheet: '检查表',
      kind: 'gone',
      what: name,
      write: async (tx) => {
        await tx.run('DELETE FROM inspection_template WHERE id = ?', [id]);
        if (shippedTemplates.some((shipped) => shipped.name === name)) return;
        const below = [...idsBelow(known.grids, gridId)];
        const marks = below.map(() => '?').join(', ');
        await tx.run(`DELETE FROM inspection_place WHERE template = ? AND gridId IN (${marks})`, [
          name,
          ...below,
        ]);
      },
    }));
  return [...steps, ...gone];
}

async function writeTemplate(
  tx: Parameters<Step['write']>[0],
  plan: TemplatePlan,
  gridId: number,
): Promise<void> {
  const { name, everyDays, season } = plan;
  await tx.run('DELETE FROM inspection_template WHERE gridId = ? AND name = ?', [gridId, name]);
  const shipped = shippedTemplates.find((template) => template.name === name);
  if (shipped && templateDifferences(shipped, plan).length === 0) return;
  const row = { gridId, name, aliases: aliasesOf(plan), everyDays, season, items: itemLines(plan.items) };
  await insert(tx, 'inspection_template', row);
}

interface Street {
  /** Keys of the street's nodes. */
  inside: ReadonlySet<number>;
  placeName: (id: number | null) => string | null;
}

function streetOf(known: Known, top: string | null): Street {
  const street = known.byPath.get(top ?? '');
  return {
    inside: street === undefined ? new Set() : idsBelow(known.grids, street.id),
    placeName: (id) => known.places.find((place) => place.id === id)?.name ?? null,
  };
}

export function roundSteps({ rounds, given }: Plan, known: Known, top: string | null, now: number): Step[] {
  if (!given.has('rounds')) return [];
  const { inside, placeName } = streetOf(known, top);
  const there = known.rounds.filter(({ gridId }) => inside.has(gridId));
  const same = (row: Known['rounds'][number], plan: RoundPlan): boolean =>
    row.template === plan.template &&
    placeName(row.placeId) === plan.place &&
    known.pathOf.get(row.gridId) === plan.node;
  const label = (place: string | null, template: string): string => `${place ?? ''} ${template}`;
  const steps = rounds.flatMap((plan): Step[] => {
    const row = there.find((one) => same(one, plan));
    const { template, node, place, everyDays } = plan;
    const what = `${near(node)} ${label(place, template)}`;
    if (!row)
      return [
        {
          sheet: '检查处',
          kind: 'new',
          what,
          write: async (tx, { nodes }) => {
            const placeId = (await placeBelow(tx, nodes, node, place)) ?? 0;
            // It may have moved to another grid: one row a place and sheet.
            await tx.run('DELETE FROM inspection_place WHERE placeId = ? AND template = ?', [
              placeId,
              template,
            ]);
            const gridId = must(nodes, node);
            return insert(tx, 'inspection_place', { gridId, template, placeId, everyDays, addedAt: now });
          },
        },
      ];
    const shown = (days: number | null): string => (days === null ? '按检查表' : String(days));
    const details = differences([['间隔天数', shown(row.everyDays), shown(everyDays)]]);
    if (details.length === 0) return [];
    return [
      {
        sheet: '检查处',
        kind: 'changed',
        what,
        details,
        write: (tx) => tx.run('UPDATE inspection_place SET everyDays = ? WHERE id = ?', [everyDays, row.id]),
      },
    ];
  });
  const gone = there
    .filter((row) => !rounds.some((plan) => same(row, plan)))
    .map(({ id, placeId, template }): Step => ({
      sheet: '检查处',
      kind: 'gone',
      what: label(placeName(placeId), template),
      write: (tx) => tx.run('DELETE FROM inspection_place WHERE id = ?', [id]),
    }));
  // What goes, goes first: a place that moved keeps its new row.
  return [...gone, ...steps];
}

export function pointSteps({ points, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('points')) return [];
  const { inside, placeName } = streetOf(known, top);
  const there = known.points.filter(({ gridId }) => inside.has(gridId));
  const kept = new Set<number>();
  const steps = points.flatMap((plan): Step[] => {
    const point = there.find((one) => !kept.has(one.id) && isSamePoint(one, plan, known));
    if (point) kept.add(point.id);
    const what = `${near(plan.node)} ${plan.name}`;
    if (!point)
      return [{ sheet: '巡查点', kind: 'new', what, write: (tx, written) => addPlanned(tx, plan, written) }];
    const code = plan.code ?? point.code;
    const details = differences([
      ['名称', point.name, plan.name],
      ['网格', near(known.pathOf.get(point.gridId) ?? ''), near(plan.node)],
      ['地点', placeName(point.placeId), plan.place],
      ['点码', point.code, code],
    ]);
    if (details.length === 0) return [];
    return [
      {
        sheet: '巡查点',
        kind: 'changed',
        what,
        details,
        write: async (tx, { nodes }) => {
          const placeId = plan.place === null ? null : await placeBelow(tx, nodes, plan.node, plan.place);
          const values = [must(nodes, plan.node), plan.name, placeId, code, point.id];
          return tx.run(
            'UPDATE patrol_point SET gridId = ?, name = ?, placeId = ?, code = ? WHERE id = ?',
            values,
          );
        },
      },
    ];
  });
  const gone = there
    .filter(({ id }) => !kept.has(id))
    .map(({ id, name, gridId }): Step => ({
      sheet: '巡查点',
      kind: 'gone',
      what: `${near(known.pathOf.get(gridId) ?? '')} ${name}`,
      write: (tx) => tx.run('DELETE FROM patrol_point WHERE id = ?', [id]),
    }));
  return [...gone, ...steps];
}

/** By its code, else by grid and name. */
const isSamePoint = (point: Known['points'][number], plan: PointPlan, { pathOf }: Known): boolean =>
  plan.code !== null && point.code !== null
    ? point.code === plan.code
    : pathOf.get(point.gridId) === plan.node && point.name === plan.name;

async function addPlanned(
  tx: Parameters<Step['write']>[0],
  { node, name, place, code }: PointPlan,
  { nodes }: Parameters<Step['write']>[1],
): Promise<void> {
  const placeId = place === null ? null : await placeBelow(tx, nodes, node, place);
  await addPoint(tx, { gridId: must(nodes, node), name, placeId, code });
}
