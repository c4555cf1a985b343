import { endInspection, noteFinding, reopenInspection } from '../../actions/rounds/inspect';
import { loadSelfCheck, SELF_CHECK_LASTS, startSelfCheck } from '../../actions/rounds/self-check';
import { exportSelfChecks, selfCheckLog } from '../../actions/rounds/self-check-log';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import type { InspectionFinding } from '../../models/rounds/inspection';
import { selfChecksOf, type OpenSelfCheck } from '../../models/rounds/self-check';
import type { Answer } from '../../notices/answer';
import {
  ownFindingsKept,
  pictureFirst,
  selfCheckKept,
  selfCheckSheet,
  whatIsWrong,
  whichSelfCheck,
} from '../../notices/rounds/self-check-words';
import { selfCheckLogWords, selfChecksBegun } from '../../notices/rounds/self-check-log-words';
import type { Handler } from '../handler';
import { readSheetLines } from './sheet-words';
import type { Turn } from '../turn/turn';

const INTENT = 'selfcheck';
/** Numbers of two digits. */
const MOST_ITEMS = 99;

interface Slots {
  inspectionId: number;
}

/** 自查: a firm's contact goes through the sheet of his own place; what isn't right becomes a ticket. */
export const selfCheckHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['自查', '企业自查', '单位自查', '我要自查'],
      for: ['resident'],
      example: '自查',
      does: '企业、单位的人扫过社区给的码，自己查一遍安全',
      run: start,
    },
    {
      words: ['我的自查记录', '自查记录', '自查台账', '我的自查'],
      glued: /^(?:表|的?表格|excel|导出|打印)/i,
      for: ['resident'],
      example: '我的自查记录',
      does: '企业、单位的人看本单位一年里的自查；“自查记录 表格”要一份 Excel',
      run: log,
    },
  ],
  press: {
    start: (turn) => start(turn, ''),
    begin: (turn, [key]) => begin(turn, idOf(key)),
    end: (turn, [key]) => end(turn, idOf(key)),
    again: (turn, [key]) => again(turn, idOf(key)),
    log: (turn) => log(turn, ''),
    sheet: (turn) => log(turn, '表格'),
  },
  // 都没问题 is a command of colleagues elsewhere.
  wants: (_dialogue, text) => readSheetLines(text, MOST_ITEMS) !== null,
  // A number is an item of the sheet and no row of the menu below it.
  wantsRow: (_dialogue, { row }) => row !== undefined,
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

const idOf = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

/** One place: its sheet at once; several: which. */
async function start(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { tx, office } = context;
  if (office.directory.isStaff(person.id)) throw new Failure('selfcheck.staff');
  const all = await selfChecksOf(tx, office, person.id);
  if (all.length === 0) throw new Failure('selfcheck.none');
  const named = all.filter(({ plan }) => rest.includes(office.directory.place(plan.placeId)?.name ?? rest));
  const mine = rest !== '' && named.length > 0 ? named : all;
  const [only] = mine;
  return mine.length === 1 && only ? begin(turn, only.plan.id) : whichSelfCheck(office, mine);
}

/** The firm's own log, here or as a workbook. */
async function log({ context }: Turn, rest: string): Promise<Answer> {
  if (/表|excel|导出|打印|文件/i.test(rest) && (await exportSelfChecks(context))) return selfChecksBegun;
  return selfCheckLogWords(context.office, (await selfCheckLog(context)).checks, context.now);
}

async function begin(turn: Turn, planId: number): Promise<Answer> {
  return goThrough(turn, await startSelfCheck(turn.context, turn.person, planId));
}

/** 全部正常 was touched too early: it goes on. */
async function again(turn: Turn, id: number): Promise<Answer> {
  await reopenInspection(turn.context, id);
  return goThrough(turn, await loadSelfCheck(turn.context, turn.person, id));
}

async function goThrough({ context, person }: Turn, check: OpenSelfCheck): Promise<Answer> {
  const { tx, now, office } = context;
  const slots: Slots = { inspectionId: check.inspection.id };
  await openDialogue(tx, person, INTENT, slots, now, { expiresAt: now + SELF_CHECK_LASTS });
  return selfCheckSheet(office, check);
}

/** 2 过期了, 全部正常, several of them one a line; other words are not for the sheet. */
async function goOn(turn: Turn, { slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, contact, input } = turn;
  const check = await loadSelfCheck(context, person, slots.inspectionId);
  const { inspection } = check;
  if (inspection.endedAt !== null) return null;
  if (input.text === '') return input.files.length > 0 ? pictureFirst : null;
  const said = readSheetLines(input.text, inspection.items);
  if (!said) return null;
  const unsaid = said.findings.find(({ words }) => words === '');
  if (unsaid) return whatIsWrong(check, unsaid.item);
  const kept: InspectionFinding[] = [];
  for (const finding of said.findings)
    kept.push(await noteFinding(context, person, contact.channel, inspection, finding));
  return said.good ? end(turn, inspection.id) : ownFindingsKept(inspection, kept);
}

async function end({ context, person }: Turn, id: number): Promise<Answer> {
  const check = await loadSelfCheck(context, person, id);
  const { findings } = await endInspection(context, id);
  if (person.dialogueId !== null) await closeDialogue(context.tx, person.dialogueId, person.id, context.now);
  return selfCheckKept(context.office, check, findings, context.now);
}
