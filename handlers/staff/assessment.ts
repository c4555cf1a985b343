import {
  checkMayDecide,
  decideObjection,
  raiseObjection,
  withdrawObjection,
} from '../../actions/staff/objection';
import { checkMaySwitch, switchOff, switchOn } from '../../actions/staff/set-switch';
import { loadTicket } from '../../models/tickets/advance';
import { results, valuesOf, type Result } from '../../models/staff/assessment';
import { caseResult, casesOf, monthBefore, settledOn, type Case } from '../../models/staff/assessment-cases';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { objectionsOf } from '../../models/staff/objection';
import { monthsOf, type Period } from '../../models/period';
import { holdsRight, nodesOfRight } from '../../models/staff/rights';
import { isOn, switchState } from '../../models/staff/switches';
import type { Ticket } from '../../models/tickets/ticket';
import { marks } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import {
  askGround,
  askObjection,
  askRefusal,
  assessmentOff,
  assessmentSwitched,
  caseAnswer,
  decisionKept,
  ledAssessment,
  notYetSettled,
  objectionKept,
  objectionWithdrawn,
  ownAssessment,
} from '../../notices/staff/assessment-words';
import type { Handler } from '../handler';
import { readTicketNumber, type Turn } from '../turn/turn';

const INTENT = 'assess';
const WAITS = 3_600_000;

type Slots = { ticketId: number; result: Result } | { objectionId: number } | { ground: true };

/** 考核: off by default; results alone, one's own first, each case with a way to object. */
export const assessmentHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['考核', '我的考核', '考核异议', '考核有异议', '关闭考核', '关掉考核', '开启考核'],
      for: ['member', 'leader', 'official'],
      example: '考核',
      does: '打开了才有：看自己上月的结果和每一件，不对可以提异议',
      run,
    },
  ],
  press: {
    case: (turn, [key, result]) => showCase(turn, ticketId(key), resultIn(result)),
    object: async (turn, [key, result]) => {
      await ask(turn, { ticketId: ticketId(key), result: resultIn(result) });
      return askObjection;
    },
    drop: async ({ context }, [key]) => {
      await withdrawObjection(context, objectionId(key));
      return objectionWithdrawn;
    },
    uphold: async ({ context }, [key]) =>
      decisionKept(await decideObjection(context, objectionId(key), true, ''), true),
    refuse: async (turn, [key], words) => {
      const { id } = await checkMayDecide(turn.context, objectionId(key));
      if (words !== '') return decisionKept(await decideObjection(turn.context, id, false, words), false);
      await ask(turn, { objectionId: id });
      return askRefusal;
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

const ticketId = (key: string | undefined): number => readTicketNumber(key ?? '') ?? 0;
const objectionId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

function resultIn(word: string | undefined): Result {
  const found = results.find((result) => result === word);
  if (!found) throw new Failure('choice.gone');
  return found;
}

const monthWords = ({ from }: Period): string => `${Number(from.slice(5, 7))}月`;

async function run(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  const { directory } = context.office;
  if (!directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const said = turn.input.text.trim();
  const ground = /^(?:打开|开启|开)[\s，,：:]*(.*)$/s.exec(
    said.startsWith('开启考核') ? `开 ${rest}` : rest,
  )?.[1];
  if (ground !== undefined) return open(turn, ground);
  if (/^(?:关闭|关)/.test(rest) || /^关[闭掉]考核/.test(said)) {
    await switchOff(context, 'assessment');
    return assessmentSwitched(false);
  }
  if (!(await isOn(context.tx, 'assessment')))
    return assessmentOff(holdsRight(directory, person.id, 'set_switch'));
  const { day } = context.office.calendar.local(context.now);
  const month = /本月|这个?月/.test(rest)
    ? monthsOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1)
    : monthBefore(day);
  const others = /网格|大家|全部|各/.test(rest) || !(await hasCases(turn, month));
  if (others && holdsRight(directory, person.id, 'see_assessment')) return showLed(turn, month);
  return showOwn(turn, month);
}

/** 考核 开 and its ground; without one it is asked for. Throws role.other. */
async function open(turn: Turn, ground: string): Promise<Answer> {
  const { context } = turn;
  if (ground.trim() === '') {
    checkMaySwitch(context);
    await ask(turn, { ground: true });
    return askGround;
  }
  await switchOn(context, 'assessment', ground);
  return assessmentSwitched(true, (await switchState(context.tx, 'assessment')).ground);
}

/** What happened before it was switched on is nobody's. */
async function counting(turn: Turn, whose: Parameters<typeof casesOf>[3], month: Period): Promise<Case[]> {
  const { since } = await switchState(turn.context.tx, 'assessment');
  const cases = await casesOf(turn.context.tx, turn.context, month, whose);
  return cases.filter(({ at }) => at >= since);
}

const hasCases = async (turn: Turn, month: Period): Promise<boolean> =>
  (await counting(turn, { personId: turn.person.id }, month)).length > 0;

async function showOwn(turn: Turn, month: Period): Promise<Answer> {
  const { context, person } = turn;
  const cases = await counting(turn, { personId: person.id }, month);
  const missed = [...new Set(cases.filter(({ verdict }) => verdict === 'missed').map((one) => one.ticketId))];
  const rows =
    missed.length === 0
      ? []
      : await context.tx.rows<Ticket>(
          `SELECT id, placeText, subject FROM ticket WHERE id IN (${marks(missed)})`,
          missed,
        );
  return ownAssessment({
    month: monthWords(month),
    values: valuesOf(cases),
    cases,
    tickets: new Map(rows.map((ticket) => [ticket.id, ticket])),
    until: settledOn(context.office, month),
  });
}

/** Those below the nodes one leads, once the time for objections is over; one's own superiors are not among them. */
async function showLed(turn: Turn, month: Period): Promise<Answer> {
  const { office, now } = turn.context;
  const until = settledOn(office, month);
  if (office.calendar.local(now).day <= until) return notYetSettled(monthWords(month), until);
  const { directory } = office;
  const nodes = nodesOfRight(directory, turn.person.id, 'see_assessment');
  const gridIds = [...new Set(nodes.flatMap((id) => directory.below(id)))];
  const cases = await counting(turn, { gridIds }, month);
  const people = [...new Set(gridIds.flatMap((id) => directory.holders(id, 'member').map((one) => one.id)))];
  const rows = people.flatMap((personId) => {
    const own = cases.filter((one) => one.personId === personId);
    return own.length > 0 ? [{ personId, values: valuesOf(own) }] : [];
  });
  return ledAssessment(office, monthWords(month), rows);
}

async function showCase({ context, person }: Turn, id: number, result: Result): Promise<Answer> {
  const found = await caseResult(context.tx, context, person.id, id, result);
  if (!found) throw new Failure('choice.gone');
  const own = await objectionsOf(context.tx, person.id);
  const objection = own.find((one) => one.ticketId === id && one.result === result) ?? null;
  return caseAnswer(context.office, await loadTicket(context, id), found, objection, context.now);
}

async function ask({ context, person }: Turn, slots: Slots): Promise<void> {
  const times = { expiresAt: context.now + WAITS };
  await openDialogue(context.tx, person, INTENT, slots, context.now, times);
}

/** What names a ground: 街道办〔2026〕12号文; 3号楼漏水了 switches nothing on. */
const GROUND =
  /[〔[（(]\d{4}[〕\])）]|号文|文件|办法|规定|纪要|通知|决定|方案|制度|细则|意见|会议|第.{1,3}条|要求/;

async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const words = input.text.trim();
  if (words === '' || ('ground' in slots && !GROUND.test(words))) return null;
  await closeDialogue(context.tx, id, person.id, context.now);
  if ('ground' in slots) return open(turn, words);
  if ('objectionId' in slots)
    return decisionKept(await decideObjection(context, slots.objectionId, false, words), false);
  return objectionKept(context.office, await raiseObjection(context, slots.ticketId, slots.result, words));
}
