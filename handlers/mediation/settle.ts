import { settleDispute } from '../../actions/mediation/settle-dispute';
import { closeDialogue, loadDialogue, openDialogue, saveSlots } from '../../models/exchange/dialogues';
import { holdsRoleNow } from '../../models/mediation/dispute-rights';
import { isDisputeKind, type DisputeKind } from '../../models/mediation/dispute-kinds';
import { Failure } from '../../models/failure';
import { endOfDay, type Instalment } from '../../models/mediation/instalments';
import type { Answer } from '../../notices/answer';
import { sumOfPlan } from '../../notices/mediation/instalment-words';
import * as words from '../../notices/mediation/settle-words';
import { dayWords } from '../../notices/words';
import { readDay } from '../interpret/dates';
import { factsOf } from './dispute';
import type { Handler } from '../handler';
import { readFen } from '../interpret/money';
import { askForRecord } from './session';
import type { Turn } from '../turn/turn';
import { severalDays } from './write-agreement';

interface Slots {
  line: string;
  kind: DisputeKind;
  /** The day the line names. */
  day: string | null;
  /** Its days, when it names several. */
  plan: Instalment[];
  way: 'now' | 'day' | 'lasting' | 'fortnight';
}

const FORGET_AFTER = 3_600_000;
const FORTNIGHT = 15;

/** 口头调解: one line, three taps. */
export const settleHandler: Handler = {
  intent: 'settle',
  confidential: true,
  commands: [
    {
      words: ['口头调解', '当场说好'],
      glued: true,
      for: ['mediator'],
      example: '口头调解 5号楼201和301 晾衣滴水，以后拧干再晾',
      does: '当场说好的，一句话、点三下就登记',
      run: begin,
    },
  ],
  press: {
    kind: async (turn, [draft, kind]) => {
      const { id, slots } = await load(turn, draft);
      await saveSlots(turn.context.tx, id, { ...slots, kind: isDisputeKind(kind ?? '') ? kind : slots.kind });
      return words.howPerformed(id, slots.day, slots.plan.length);
    },
    way: async (turn, [draft, way]) => {
      const { id, slots } = await load(turn, draft);
      await saveSlots(turn.context.tx, id, { ...slots, way });
      return words.bothAgree(id, slots.line);
    },
    file: (turn, [draft]) => file(turn, draft),
    leave: async (turn, [draft]) => {
      const { id } = await load(turn, draft);
      await closeDialogue(turn.context.tx, id, turn.person.id, turn.context.now);
      return words.notSettled;
    },
  },
};

async function begin(turn: Turn, line: string): Promise<Answer> {
  const { context, person } = turn;
  if (!(await holdsRoleNow(context.tx, person.id, ['mediator']))) throw new Failure('dispute.not_allowed');
  if (line === '') return words.settleNeedsWords;
  const { kind } = factsOf(turn, line);
  const plan = severalDays(turn, line);
  const day = plan[0]?.day ?? readDay(line, context.office.calendar.local(context.now).day);
  const slots: Slots = { line, kind, day, plan, way: 'lasting' };
  const id = await openDialogue(context.tx, person, 'settle', slots, context.now, {
    expiresAt: context.now + FORGET_AFTER,
  });
  return words.whichKind(id, kind);
}

async function load(
  { context, person }: Turn,
  draft: string | undefined,
): Promise<{ id: number; slots: Slots }> {
  const dialogue = await loadDialogue<Slots>(context.tx, Number(draft?.slice(1) ?? 0));
  if (dialogue?.personId !== person.id || dialogue.closedAt !== null) throw new Failure('choice.gone');
  return dialogue;
}

const wayWords = {
  now: '当场履行',
  day: '按约定的日子履行',
  lasting: '以后照协议做',
  fortnight: '半个月内履行',
} as const;

async function file(turn: Turn, draft: string | undefined): Promise<Answer> {
  const { context, person } = turn;
  const { id, slots } = await load(turn, draft);
  await closeDialogue(context.tx, id, person.id, context.now);
  const { line, kind, way } = slots;
  const plan = way === 'day' ? slots.plan : [];
  const first = lastDay(turn, slots);
  const until = plan.at(-1)?.day ?? first;
  const dispute = await settleDispute(context, person, {
    facts: { ...factsOf(turn, line), kind },
    content: {
      facts: line,
      duties: '',
      terms: line,
      way: wayWords[way],
      until: until === null ? (way === 'now' ? '当场' : '长期') : `${dayWords(until)}前`,
    },
    sides: sidesIn(line),
    performBy: first === null ? null : endOfDay(context.office.calendar, first),
    performedNow: way === 'now',
    amountFen: sumOfPlan(plan) ?? readFen(line),
    plan,
  });
  await askForRecord(turn, dispute.id, { filesOnly: true });
  return words.settled(dispute);
}

/** The day it is performed by, or the first of several. */
function lastDay({ context }: Turn, { way, day }: Slots): string | null {
  if (way === 'day') return day;
  const today = context.office.calendar.local(context.now).day;
  return way === 'fortnight' ? readDay(`${FORTNIGHT}天内`, today) : null;
}

/** 201和301, 楼上跟楼下: the two sides as the line has them; empty when it names none. */
function sidesIn(line: string): readonly [string, string] {
  const found = /([^\s，,。和与跟]{1,10}?)\s*[和与跟]\s*([^\s，,。]{1,10})/.exec(line);
  return [found?.[1] ?? '', found?.[2] ?? ''];
}
