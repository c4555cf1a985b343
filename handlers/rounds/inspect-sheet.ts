import { dropInspection, endInspection, noteFinding, reopenInspection } from '../../actions/rounds/inspect';
import { closeDialogue, openDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import {
  loadInspection,
  openInspection,
  type Inspection,
  type InspectionFinding,
} from '../../models/rounds/inspection';
import { templatesFor, type InspectionTemplate } from '../../models/rounds/inspection-templates';
import { openTicketsAt } from '../../models/tickets/tickets';
import type { Answer } from '../../notices/answer';
import {
  findingsKept,
  inspectionDropped,
  inspectionRecord,
  inspectionSheet,
  whichItem,
} from '../../notices/rounds/inspection-words';
import { readSheetLines } from './sheet-words';
import type { Turn } from '../turn/turn';

export const INSPECT = 'inspect';
export const INSPECTION_LASTS = 2 * 3_600_000;

/** 不查了, 先不查了: it is not on record. */
const BROKEN_OFF = /^(?:先|那)?(?:不查了|不检查了|不用查了)[，。！!]?$/;

/** The sheet of a check that is open, and its conversation. */
export async function showSheet(
  turn: Turn,
  inspection: Inspection,
  template: InspectionTemplate,
): Promise<Answer> {
  const { tx, office, now } = turn.context;
  const slots = { inspectionId: inspection.id };
  await openDialogue(tx, turn.person, INSPECT, slots, now, { expiresAt: now + INSPECTION_LASTS });
  return inspectionSheet(office, inspection, template, await openTicketsAt(tx, inspection.placeId));
}

/** After something else was talked about in between the check goes on. Null: none is open, or no words for it. */
export async function findingOnSheet(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  if (!context.office.directory.isStaff(person.id)) return null;
  const inspection = await openInspection(context.tx, person.id, context.now - INSPECTION_LASTS);
  return inspection && ofSheet(turn, inspection, text);
}

/** 2 堆了杂物, 2和4不对, 全部正常, 不查了; null: other words are not for the sheet. */
export async function ofSheet(turn: Turn, inspection: Inspection, text: string): Promise<Answer | null> {
  const { context, person, contact } = turn;
  if (BROKEN_OFF.test(text.trim())) return drop(turn, inspection.id);
  const said = readSheetLines(text, inspection.items);
  if (!said) return null;
  const kept: InspectionFinding[] = [];
  for (const finding of said.findings)
    kept.push(await noteFinding(context, person, contact.channel, inspection, finding));
  return said.good ? endSheet(turn, inspection.id) : findingsKept(inspection, kept);
}

/** Somebody's own check that is still open. Throws choice.gone. */
async function ownOpen({ context, person }: Turn, id: number): Promise<Inspection> {
  const inspection = await loadInspection(context.tx, id);
  if (!inspection || inspection.personId !== person.id || inspection.endedAt !== null)
    throw new Failure('choice.gone');
  return inspection;
}

async function templateOf({ context }: Turn, { gridId, template }: Inspection): Promise<InspectionTemplate> {
  const all = await templatesFor(context.tx, context.office.directory, gridId);
  const found = all.find(({ name }) => name === template);
  if (!found) throw new Failure('choice.gone');
  return found;
}

/** 有不对的: the items as one list to touch. */
export async function askWhich(turn: Turn, id: number): Promise<Answer> {
  const inspection = await ownOpen(turn, id);
  return whichItem(inspection, await templateOf(turn, inspection));
}

export async function picked(turn: Turn, id: number): Promise<Answer> {
  const inspection = await ownOpen(turn, id);
  const item = Number(turn.input.selected['item'] ?? 0);
  const { context, person, contact } = turn;
  const kept = await noteFinding(context, person, contact.channel, inspection, { item, words: '' });
  return findingsKept(inspection, [kept]);
}

export async function endSheet({ context, person }: Turn, id: number): Promise<Answer> {
  const { inspection, findings } = await endInspection(context, id);
  if (person.dialogueId !== null) await closeDialogue(context.tx, person.dialogueId, person.id, context.now);
  return inspectionRecord(context.office, inspection, findings);
}

/** 接着查, after 全部正常 was touched too early. */
export async function again(turn: Turn, id: number): Promise<Answer> {
  const inspection = await reopenInspection(turn.context, id);
  return showSheet(turn, inspection, await templateOf(turn, inspection));
}

export async function drop({ context, person }: Turn, id: number): Promise<Answer> {
  const findings = await dropInspection(context, id);
  if (person.dialogueId !== null) await closeDialogue(context.tx, person.dialogueId, person.id, context.now);
  return inspectionDropped(findings);
}
