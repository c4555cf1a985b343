import { startInspection } from '../../actions/rounds/inspect';
import { openDialogue, closeDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import {
  dueInspections,
  loadInspection,
  placesPlannedFor,
  repeatedlyWrong,
  REPEATS_WITHIN,
  templatesPlannedAt,
  type DueInspection,
} from '../../models/rounds/inspection';
import { endedInspections } from '../../models/rounds/inspection-log';
import {
  inSeasonFirst,
  templateIn,
  templatesFor,
  type InspectionTemplate,
} from '../../models/rounds/inspection-templates';
import { pointHere, STANDS_THERE } from '../../models/rounds/patrol';
import type { Answer } from '../../notices/answer';
import {
  dueWords,
  inspectionsWords,
  inspectionUsage,
  repeatedWords,
  whichPlaceToInspect,
  whichSheetThere,
} from '../../notices/rounds/inspection-words';
import type { Handler } from '../handler';
import {
  again,
  askWhich,
  drop,
  endSheet,
  findingOnSheet,
  INSPECT,
  INSPECTION_LASTS,
  ofSheet,
  picked,
  showSheet,
} from './inspect-sheet';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { sheetSaid } from './inspect-words';
import { asPlace } from '../tickets/place-answer';
import { readSheetLines } from './sheet-words';
import type { Turn } from '../turn/turn';

/** What belongs on an open sheet, or begins one without the word 检查 before it; null: neither. */
export async function findingInWords(turn: Turn, text: string): Promise<Answer | null> {
  const finding = await findingOnSheet(turn, text);
  const { directory } = turn.context.office;
  if (finding || turn.input.files.length > 0 || !directory.isStaff(turn.person.id)) return finding;
  const rest = sheetSaid((await roundsOf(turn)).templates, directory, text.trim());
  return rest === null ? null : start(turn, rest);
}

/** Of an open sheet, or of 消防通道查哪里？ */
type Slots = { inspectionId: number } | { template: string };
/** No sheet is longer than this. */
const MOST_ITEMS = 99;
const OFFERED = 8;

/** 检查: a sheet gone through at a place; what isn't right becomes a ticket. */
export const inspectHandler: Handler = {
  intent: INSPECT,
  commands: [
    {
      words: ['检查', '查', '检查表'],
      // 检查3号楼 means the building; 检查井堵了 is a report.
      glued: /^\d+\s*(?:号|栋|幢|座)/,
      for: ['member', 'leader'],
      example: '检查 3号楼 消防通道',
      does: '照检查表查一处，不对的直接上报',
      run: start,
    },
    {
      words: ['检查记录', '查过哪些', '最近查过的'],
      for: ['member', 'leader'],
      example: '检查记录',
      does: '看最近查过哪些地方、有没有不对；也可以写一个地方',
      run: records,
    },
  ],
  press: {
    begin: (turn, [key, at]) => begin(turn, idOf(key), Number(at)),
    sheet: (turn, [key, at]) => sheetAt(turn, idOf(key), Number(at)),
    end: (turn, [key]) => endSheet(turn, idOf(key)),
    wrong: (turn, [key]) => askWhich(turn, idOf(key)),
    pick: (turn, [key]) => picked(turn, idOf(key)),
    again: (turn, [key]) => again(turn, idOf(key)),
    drop: (turn, [key]) => drop(turn, idOf(key)),
  },
  // 都没问题 is a command of colleagues elsewhere.
  wants: ({ slots }, text) => 'inspectionId' in (slots as Slots) && readSheetLines(text, MOST_ITEMS) !== null,
  // A number is an item of the sheet: 1 is not the button 全部正常.
  wantsRow: ({ slots }, { row, words }) =>
    row !== undefined && 'inspectionId' in (slots as Slots) && !/^(?:件|我来办|办结)/.test(words),
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

const idOf = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

/** 门前三包 反复: which places were found wrong again and again. */
const REPEATED = /反复|屡次|老是|名单|回头看/;

/** The grids somebody looks after, and the sheets used there. Throws role.staff_only. */
async function roundsOf({ context, person }: Turn): Promise<{
  gridIds: number[];
  templates: InspectionTemplate[];
}> {
  const { directory } = context.office;
  if (!directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const grids = directory.staff(person.id)?.roles.flatMap(({ gridId }) => directory.below(gridId)) ?? [];
  const gridIds = [...new Set(grids)];
  return { gridIds, templates: await templatesFor(context.tx, directory, gridIds[0]) };
}

async function start(turn: Turn, rest: string): Promise<Answer> {
  const { context } = turn;
  const { tx, office, now } = context;
  const { gridIds, templates } = await roundsOf(turn);
  const template = templateIn(templates, rest);
  if (template && REPEATED.test(rest)) {
    const rows = await repeatedlyWrong(tx, gridIds, template.name, now - REPEATS_WITHIN);
    return repeatedWords(office, template, rows);
  }
  const where = template
    ? [template.name, ...template.aliases].reduce((text, word) => text.replace(word, ' '), rest)
    : rest;
  const placeId = (where.trim() === '' ? undefined : placeIn(turn, where)) ?? (await placeHere(turn, where));
  const today = office.calendar.local(now).day;
  if (template && placeId !== undefined) return open(turn, template, placeId);
  if (template) return askWhere(turn, template, templates, gridIds);
  if (placeId !== undefined) {
    const sheets = await sheetsFor(turn, templates, placeId);
    return whichSheetThere(office, placeId, sheets);
  }
  const due = await dueInspections(tx, office, gridIds, now);
  const found = due.slice(0, OFFERED).map((one) => ({ ...one, at: indexOf(templates, one) }));
  return inspectionUsage(office, inSeasonFirst(templates, today), dueWords(office, due), found);
}

const indexOf = (templates: readonly InspectionTemplate[], { template }: DueInspection): number =>
  templates.findIndex(({ name }) => name === template.name);

const placeIn = ({ context }: Turn, words: string): number | undefined =>
  interpret(words, knownOf(context.office.directory, { placeId: null })).placeId ?? undefined;

/** Nothing said of a place: the point of the patrol on which he stands. */
async function placeHere({ context, person }: Turn, where: string): Promise<number | undefined> {
  if (where.trim() !== '') return undefined;
  const point = await pointHere(context.tx, person.id, context.now - STANDS_THERE);
  return point?.placeId ?? undefined;
}

/** 检查记录, 检查记录 3号楼. */
async function records(turn: Turn, rest: string): Promise<Answer> {
  const { context } = turn;
  const { gridIds } = await roundsOf(turn);
  const placeId = rest === '' ? null : (placeIn(turn, asPlace(rest)) ?? null);
  const rows = await endedInspections(context.tx, gridIds, placeId, OFFERED);
  return inspectionsWords(context.office, rows, context.now);
}

/** Sheets for a place: those planned there first, then those of the season. */
async function sheetsFor(
  { context }: Turn,
  templates: readonly InspectionTemplate[],
  placeId: number,
): Promise<{ name: string; at: number }[]> {
  const planned = await templatesPlannedAt(context.tx, placeId);
  const today = context.office.calendar.local(context.now).day;
  const usual = inSeasonFirst(templates, today).filter(({ season }) => season !== 'later');
  return [...new Set([...planned, ...usual.map(({ name }) => name)])]
    .map((name) => ({ name, at: templates.findIndex((template) => template.name === name) }))
    .filter(({ at }) => at >= 0)
    .slice(0, OFFERED);
}

/** 消防通道查哪里？ What is due or planned can be chosen; a place may be said. */
async function askWhere(
  { context, person }: Turn,
  template: InspectionTemplate,
  templates: readonly InspectionTemplate[],
  gridIds: readonly number[],
): Promise<Answer> {
  const { tx, office, now } = context;
  const planned = await placesPlannedFor(tx, gridIds, template.name);
  const slots: Slots = { template: template.name };
  await openDialogue(tx, person, INSPECT, slots, now, { expiresAt: now + INSPECTION_LASTS });
  const at = templates.findIndex(({ name }) => name === template.name);
  return whichPlaceToInspect(office, template.name, at, planned.slice(0, OFFERED));
}

async function open(turn: Turn, template: InspectionTemplate, placeId: number): Promise<Answer> {
  return showSheet(turn, await startInspection(turn.context, turn.person, template, placeId), template);
}

/** A sheet offered at the point one just reached. Throws choice.gone. */
async function begin(turn: Turn, placeId: number, at: number): Promise<Answer> {
  const { tx, office } = turn.context;
  const place = office.directory.place(placeId);
  const template = (await templatesPlannedAt(tx, placeId))[at];
  if (!place || template === undefined) throw new Failure('choice.gone');
  return start(turn, `${place.name} ${template}`);
}

/** A sheet and a place out of a list. Throws choice.gone. */
async function sheetAt(turn: Turn, placeId: number, at: number): Promise<Answer> {
  const template = (await roundsOf(turn)).templates[at];
  if (!template || !turn.context.office.directory.place(placeId)) throw new Failure('choice.gone');
  return open(turn, template, placeId);
}

/** The answer to which place, or what belongs on the sheet; null: other words. */
async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  if ('inspectionId' in slots) {
    const inspection = await loadInspection(context.tx, slots.inspectionId);
    return inspection?.endedAt === null ? ofSheet(turn, inspection, input.text) : null;
  }
  const { templates } = await roundsOf(turn);
  const template = templates.find(({ name }) => name === slots.template);
  const { placeId, category } = interpret(
    asPlace(input.text),
    knownOf(context.office.directory, { placeId: null }),
  );
  // 3号楼漏水了 is something else.
  if (!template || placeId === undefined || placeId === null || category !== 'NONE') return null;
  await closeDialogue(context.tx, id, person.id, context.now);
  return open(turn, template, placeId);
}
