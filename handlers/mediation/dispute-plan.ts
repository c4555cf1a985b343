import { planDispute } from '../../actions/mediation/plan-dispute';
import { closeDialogue, openDialogue, saveSlots, type OpenDialogue } from '../../models/exchange/dialogues';
import type { HardPlan } from '../../models/mediation/dispute';
import { openFile } from '../../models/mediation/dispute-file';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import type { Answer } from '../../notices/answer';
import * as words from '../../notices/mediation/dispute-plan-words';
import { nextSteps } from '../../notices/mediation/mediator-words';
import { readDay, withoutMoment } from '../interpret/dates';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

interface Slots {
  disputeId: number;
  said: Partial<HardPlan>;
}

const FORGET_AFTER = 3_600_000;
const order = Object.keys(words.planQuestions) as (keyof HardPlan)[];
const EXAMPLE = '调解难题 M-0001 城管科 物业公司 王经理 约施工方换管 12月20日';

/** 难题 of a dispute: lead, desk, person, measure and day, in one line or one question at a time. */
export const disputePlanHandler: Handler = {
  intent: 'plan',
  confidential: true,
  commands: [
    {
      words: ['调解难题'],
      for: ['mediator'],
      example: EXAMPLE,
      does: '列为难题：牵头、责任单位、责任人、措施、期限，只在案卷里',
      run: (turn, rest) => inOneLine(turn, rest),
    },
  ],
  press: { ask: (turn, [key]) => begin(turn, readDisputeNumber(key), {}) },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

function inOneLine(turn: Turn, rest: string): Promise<Answer> {
  const [number, lead, desk, person, ...more] = rest.split(/[\s，,、]+/).filter(Boolean);
  const id = readDisputeNumber(number);
  if (id === 0)
    throw new Failure('dispute.words', { example: `写成“${EXAMPLE}”，或者在案卷里点“列为难题”。` });
  const tail = more.join(' ');
  const day = readDay(tail, today(turn));
  const measure = day === null ? tail : withoutMoment(tail);
  const said: Partial<HardPlan> = {
    ...(lead === undefined ? {} : { lead }),
    ...(desk === undefined ? {} : { desk }),
    ...(person === undefined ? {} : { person }),
    ...(measure === '' ? {} : { measure }),
    ...(day === null ? {} : { day }),
  };
  return begin(turn, id, said);
}

const today = ({ context }: Turn): string => context.office.calendar.local(context.now).day;

async function begin(turn: Turn, id: number, said: Partial<HardPlan>): Promise<Answer> {
  const { context, person } = turn;
  const { dispute } = await openFile(context, id);
  const missing = order.find((name) => said[name] === undefined);
  if (missing === undefined) return settle(turn, dispute.id, said as HardPlan);
  const slots: Slots = { disputeId: dispute.id, said };
  const expiresAt = context.now + FORGET_AFTER;
  await openDialogue(context.tx, person, 'plan', slots, context.now, { expiresAt });
  return words.planQuestion(missing);
}

async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  const asked = order.find((name) => slots.said[name] === undefined);
  if (text === '' || asked === undefined) return null;
  const value = asked === 'day' ? readDay(text, today(turn)) : text;
  if (value === null) return words.planDayUnclear;
  const said = { ...slots.said, [asked]: value };
  const next = order.find((name) => said[name] === undefined);
  if (next !== undefined) {
    await saveSlots(context.tx, id, { ...slots, said } satisfies Slots);
    return words.planQuestion(next);
  }
  await closeDialogue(context.tx, id, person.id, context.now);
  return settle(turn, slots.disputeId, said as HardPlan);
}

async function settle({ context }: Turn, id: number, plan: HardPlan): Promise<Answer> {
  const dispute = await planDispute(context, id, plan);
  return nextSteps(dispute, `列为难题：${words.planWords(plan)}。到日子提醒您。`);
}
