import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { keepInspection, loadInspection, openInspection } from '../../models/rounds/inspection';
import { templatesFor, type InspectionTemplate } from '../../models/rounds/inspection-templates';
import type { Person } from '../../models/staff/person';
import { selfChecksOf, type OpenSelfCheck, type SelfCheck } from '../../models/rounds/self-check';

/** A check that was begun so long ago is begun anew. */
export const SELF_CHECK_LASTS = 2 * 3_600_000;

/** 自查 begins, or goes on when it was not ended. Throws choice.gone where the place is none of his firm's. */
export async function startSelfCheck(
  context: Context,
  person: Person,
  planId: number,
): Promise<OpenSelfCheck> {
  const { tx, office, now } = context;
  const mine = (await selfChecksOf(tx, office, person.id)).find(({ plan }) => plan.id === planId);
  if (!mine) throw new Failure('choice.gone');
  const { template: name, placeId, gridId } = mine.plan;
  const template = await templateNamed(context, mine.plan);
  const open = await openInspection(tx, person.id, now - SELF_CHECK_LASTS);
  if (open && open.placeId === placeId && open.template === name)
    return { ...mine, template, inspection: open };
  const row = {
    template: name,
    placeId,
    gridId,
    personId: person.id,
    begunAt: now,
    items: template.items.length,
    ownerId: mine.owner.id,
  };
  return { ...mine, template, inspection: { id: await keepInspection(tx, row), ...row, endedAt: null } };
}

/** His own check with its sheet. Throws choice.gone when it is somebody else's, or the place is his firm's no more. */
export async function loadSelfCheck(context: Context, person: Person, id: number): Promise<OpenSelfCheck> {
  const inspection = await loadInspection(context.tx, id);
  if (inspection?.personId !== person.id) throw new Failure('choice.gone');
  const mine = (await selfChecksOf(context.tx, context.office, person.id)).find(
    ({ plan, owner }) =>
      plan.placeId === inspection.placeId &&
      plan.template === inspection.template &&
      owner.id === inspection.ownerId,
  );
  if (!mine) throw new Failure('choice.gone');
  return { ...mine, inspection, template: await templateNamed(context, mine.plan) };
}

async function templateNamed(
  { tx, office }: Context,
  { template: name, gridId }: SelfCheck['plan'],
): Promise<InspectionTemplate> {
  const template = (await templatesFor(tx, office.directory, gridId)).find((known) => known.name === name);
  if (!template) throw new Failure('choice.gone');
  return template;
}
