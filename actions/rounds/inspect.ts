import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import {
  findingsOf,
  keepInspection,
  loadInspection,
  type Inspection,
  type InspectionFinding,
} from '../../models/rounds/inspection';
import { templatesFor, type InspectionTemplate } from '../../models/rounds/inspection-templates';
import type { ChannelName, Person } from '../../models/staff/person';
import { insert } from '../../models/store/transaction';
import { report } from '../tickets/report';

/** 检查 begins: a template at a place. Throws role.staff_only. */
export async function startInspection(
  { tx, office, now }: Context,
  person: Person,
  template: InspectionTemplate,
  placeId: number,
): Promise<Inspection> {
  if (!office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const gridId = office.directory.place(placeId)?.gridId;
  if (gridId === undefined) throw new Failure('street.empty');
  const row = {
    ownerId: null,
    template: template.name,
    placeId,
    gridId,
    personId: person.id,
    begunAt: now,
    items: template.items.length,
  };
  return { id: await keepInspection(tx, row), ...row, endedAt: null };
}

/** An item is not right: a ticket of its own, with what was sent since the inspection began. Throws choice.gone. */
export async function noteFinding(
  context: Context,
  person: Person,
  channel: ChannelName,
  inspection: Inspection,
  { item, words }: { item: number; words: string },
): Promise<InspectionFinding> {
  const templates = await templatesFor(context.tx, context.office.directory, inspection.gridId);
  const template = templates.find(({ name }) => name === inspection.template);
  const rule = template?.items[item - 1];
  const place = context.office.directory.place(inspection.placeId);
  if (!rule || !place || inspection.endedAt !== null) throw new Failure('choice.gone');
  const subject = words === '' ? `不符合“${rule.words}”` : words;
  const facts = {
    category: rule.category,
    placeId: inspection.placeId,
    placeText: place.name,
    subject,
    description: `${inspection.template}${inspection.ownerId === null ? '检查' : '自查'}：${subject}`,
    urgency: 'normal' as const,
    confirmed: true,
    ...(inspection.ownerId === null ? {} : { atWork: true as const }),
  };
  const ticket = await report(context, person, channel, facts, inspection.begunAt);
  const row = { inspectionId: inspection.id, item, ticketId: ticket.id };
  return { id: await insert(context.tx, 'inspection_finding', row), ...row };
}

/** 全部正常, or 其余正常. Ending twice is once. Throws choice.gone for somebody else's. */
export async function endInspection(
  { tx, now, actorId }: Context,
  id: number,
): Promise<{ inspection: Inspection; findings: InspectionFinding[] }> {
  const inspection = await loadInspection(tx, id);
  if (!inspection || inspection.personId !== actorId) throw new Failure('choice.gone');
  await tx.run('UPDATE inspection SET endedAt = COALESCE(endedAt, ?) WHERE id = ?', [now, id]);
  return { inspection, findings: await findingsOf(tx, id) };
}

/** 接着查: 全部正常 was touched too early, so it goes on; within the day. Throws choice.gone. */
export async function reopenInspection({ tx, now, actorId }: Context, id: number): Promise<Inspection> {
  const inspection = await loadInspection(tx, id);
  const { personId, endedAt } = inspection ?? {};
  if (!inspection || personId !== actorId || (typeof endedAt === 'number' && endedAt < now - DAY))
    throw new Failure('choice.gone');
  await tx.run('UPDATE inspection SET endedAt = NULL WHERE id = ?', [id]);
  return Object.assign(inspection, { endedAt: null });
}
const DAY = 86_400_000;

/** 不查了: the check is not on record; what was reported at it stays. Returns that. Throws choice.gone. */
export async function dropInspection({ tx, actorId }: Context, id: number): Promise<InspectionFinding[]> {
  const inspection = await loadInspection(tx, id);
  if (!inspection || inspection.personId !== actorId) throw new Failure('choice.gone');
  const findings = await findingsOf(tx, id);
  await tx.run('DELETE FROM inspection_finding WHERE inspectionId = ?', [id]);
  await tx.run('DELETE FROM inspection WHERE id = ?', [id]);
  return findings;
}
