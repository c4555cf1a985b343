import { endInspection, noteFinding, startInspection } from '../actions/inspect';
import { closeDialogue, openDialogue, type OpenDialogue } from '../models/dialogues';
import { Failure } from '../models/failure';
import {
  dueInspections,
  loadInspection,
  openInspection,
  repeatedlyWrong,
  REPEATS_WITHIN,
  templatesPlannedAt,
  type Inspection,
} from '../models/inspection';
import { templateIn, templatesFor } from '../models/inspection-templates';
import { openTicketsAt } from '../models/tickets';
import type { Answer } from '../notices/answer';
import {
  dueWords,
  findingKept,
  inspectionRecord,
  inspectionSheet,
  inspectionUsage,
  repeatedWords,
  whichItem,
  whichPlaceToInspect,
} from '../notices/inspection-words';
import type { Handler } from './handler';
import { interpret } from './interpret';
import { knownOf } from './known';
import { readSheetWords } from './sheet-words';
import type { Turn } from './turn';

const INTENT = 'inspect';
const LASTS = 2 * 3_600_000;

/** 检查: a sheet gone through at a place; what isn't right becomes a ticket. */
export const inspectHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['检查', '查'],
      for: ['member', 'leader'],
      example: '检查 3号楼 消防通道',
      does: '照检查表查一处，不对的直接上报',
      run: start,
    },
  ],
  press: {
    begin: (turn, [key, at]) => begin(turn, idOf(key), Number(at)),
    end: (turn, [key]) => end(turn, idOf(key)),
    wrong: (turn, [key]) => askWhich(turn, idOf(key)),
    pick: (turn, [key]) => picked(turn, idOf(key)),
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<{ inspectionId: number }>),
};

const idOf = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

/** 门前三包 反复: which places were found wrong again and again. */
const REPEATED = /反复|屡次|老是|名单|回头看/;

async function start(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { tx, office, now } = context;
  if (!office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const grids = office.directory
    .staff(person.id)
    ?.roles.flatMap(({ gridId }) => office.directory.below(gridId));
  const templates = await templatesFor(tx, office.directory, grids?.[0]);
  const template = templateIn(templates, rest);
  if (!template) {
    const due = await dueInspections(tx, office, [...new Set(grids)], now);
    return inspectionUsage(templates, dueWords(office, due));
  }
  if (REPEATED.test(rest)) {
    const gridIds = [...new Set(grids)];
    const rows = await repeatedlyWrong(tx, gridIds, template.name, now - REPEATS_WITHIN);
    return repeatedWords(office, template, rows);
  }
  const where = [template.name, ...template.aliases].reduce((text, word) => text.replace(word, ' '), rest);
  const { placeId } = interpret(where, knownOf(office.directory, { placeId: null }));
  if (placeId === undefined) return whichPlaceToInspect(template.name);
  const inspection = await startInspection(context, person, template, placeId);
  await openDialogue(tx, person, INTENT, { inspectionId: inspection.id }, now, { expiresAt: now + LASTS });
  return inspectionSheet(office, inspection, template, await openTicketsAt(tx, placeId));
}

/** A sheet offered at the point one just reached. Throws choice.gone. */
async function begin(turn: Turn, placeId: number, at: number): Promise<Answer> {
  const { tx, office } = turn.context;
  const place = office.directory.place(placeId);
  const template = (await templatesPlannedAt(tx, placeId))[at];
  if (!place || template === undefined) throw new Failure('choice.gone');
  return start(turn, `${place.name} ${template}`);
}

/** 2 堆了杂物, 全部正常; other words are not for the sheet. */
async function goOn(turn: Turn, { slots }: OpenDialogue<{ inspectionId: number }>): Promise<Answer | null> {
  const inspection = await loadInspection(turn.context.tx, slots.inspectionId);
  return inspection?.endedAt === null ? ofSheet(turn, inspection, turn.input.text) : null;
}

/** The same after something else was talked about in between: the check goes on. Null: none is open, or no words for it. */
export async function findingInWords(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  if (!context.office.directory.isStaff(person.id)) return null;
  const inspection = await openInspection(context.tx, person.id, context.now - LASTS);
  return inspection && ofSheet(turn, inspection, text);
}

async function ofSheet(turn: Turn, inspection: Inspection, text: string): Promise<Answer | null> {
  const { context, person, contact } = turn;
  const said = readSheetWords(text, inspection.items);
  if (said === 'good') return end(turn, inspection.id);
  if (!said) return null;
  return findingKept(inspection, await noteFinding(context, person, contact.channel, inspection, said));
}

/** Somebody's own check that is still open. Throws choice.gone. */
async function ownOpen({ context, person }: Turn, id: number): Promise<Inspection> {
  const inspection = await loadInspection(context.tx, id);
  if (!inspection || inspection.personId !== person.id || inspection.endedAt !== null)
    throw new Failure('choice.gone');
  return inspection;
}

/** 有不对的: the items as one list to touch. */
async function askWhich(turn: Turn, id: number): Promise<Answer> {
  const inspection = await ownOpen(turn, id);
  const { tx, office } = turn.context;
  const template = (await templatesFor(tx, office.directory, inspection.gridId)).find(
    ({ name }) => name === inspection.template,
  );
  if (!template) throw new Failure('choice.gone');
  return whichItem(inspection, template);
}

async function picked(turn: Turn, id: number): Promise<Answer> {
  const inspection = await ownOpen(turn, id);
  const item = Number(turn.input.selected['item'] ?? 0);
  const { context, person, contact } = turn;
  return findingKept(
    inspection,
    await noteFinding(context, person, contact.channel, inspection, { item, words: '' }),
  );
}

async function end({ context, person }: Turn, id: number): Promise<Answer> {
  const { inspection, findings } = await endInspection(context, id);
  if (person.dialogueId !== null) await closeDialogue(context.tx, person.dialogueId, person.id, context.now);
  return inspectionRecord(context.office, inspection, findings);
}
