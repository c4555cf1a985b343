import * as actions from '../../actions/mediation/agree-dispute';
import { notePerformance } from '../../actions/mediation/perform-dispute';
import {
  closeDialogue,
  currentDialogue,
  openDialogue,
  saveSlots,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { openFile } from '../../models/mediation/dispute-file';
import { lacking } from '../../models/mediation/dispute-papers';
import { instalmentsOf, nextOwed } from '../../models/mediation/instalments';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import { agreementMarks } from '../../models/mediation/mediation';
import type { Answer } from '../../notices/answer';
import * as words from '../../notices/mediation/agreement-words';
import { instalmentDone } from '../../notices/mediation/instalment-words';
import { sendPaper } from '../../notices/figures/paper-news';
import type { Handler } from '../handler';
import { proposePlan } from './instalment';
import { ask as askWhen } from './perform';
import type { Turn } from '../turn/turn';
import { inWriting, lastMoment, orally, planIn, type Said } from './write-agreement';

interface Slots {
  disputeId: number;
  asking: words.AgreementQuestion | 'oral' | 'visit' | 'court';
  said: Said;
  /** It was said that there is only one day. */
  single?: boolean;
}

const FORGET_AFTER = 24 * 3_600_000;
const order = Object.keys(words.agreementQuestions) as words.AgreementQuestion[];

/** What a mediation ends in: agreement, signatures, performance, the visit after it, the court's confirmation. */
export const agreeHandler: Handler = {
  intent: 'agree',
  confidential: true,
  press: {
    oral: async (turn, [key]) => {
      await ask(turn, key, 'oral');
      return words.oralAsked;
    },
    written: async (turn, [key]) => words.askFor('facts', await ask(turn, key, 'facts')),
    part: (turn, [, question, value]) => part(turn, question, value ?? ''),
    marks: async (turn, [key]) => {
      const { dispute, agreement } = await openFile(turn.context, readDisputeNumber(key));
      return words.marksAsked(
        dispute.id,
        agreement === null ? null : Object.assign({}, agreement, { content: '' }),
      );
    },
    mark: (turn, [key, mark]) => setMark(turn, readDisputeNumber(key), mark ?? ''),
    performed: (turn, [key]) => performed(turn, readDisputeNumber(key)),
    broken: async (turn, [key]) => {
      const dispute = await notePerformance(turn.context, readDisputeNumber(key), false);
      await askWhen(turn, dispute.id, 'again');
      return words.brokenWords(dispute);
    },
    revisit: async (turn, [key]) => words.revisitAsked(await ask(turn, key, 'visit')),
    visited: async (turn, [key, how]) => {
      const said = how === 'good' || how === 'fair' || how === 'again' ? words.revisitWords[how] : '';
      await closeOwn(turn);
      const found = how === 'again' ? 'again' : 'well';
      return visited(turn, readDisputeNumber(key), said, found);
    },
    confirm: (turn, [key, answer]) => confirm(turn, readDisputeNumber(key), answer),
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

async function ask(turn: Turn, key: string | undefined, asking: Slots['asking']): Promise<number> {
  const { context, person } = turn;
  const { dispute } = await openFile(context, readDisputeNumber(key));
  const slots: Slots = { disputeId: dispute.id, asking, said: {} };
  await openDialogue(context.tx, person, 'agree', slots, context.now, {
    expiresAt: context.now + FORGET_AFTER,
  });
  return dispute.id;
}

async function visited(
  { context }: Turn,
  id: number,
  said: string,
  found: 'well' | 'again' = 'well',
): Promise<Answer> {
  const dispute = await actions.revisitDispute(context, id, said, found);
  const missing = dispute.performedAt === null ? [] : await lacking(context.tx, dispute);
  return words.revisited(dispute, missing, found);
}

/** 已履行: of several days the one that was owed. */
async function performed({ context }: Turn, id: number): Promise<Answer> {
  const done = nextOwed(await instalmentsOf(context.tx, id));
  const dispute = await notePerformance(context, id, true);
  const next = nextOwed(await instalmentsOf(context.tx, id));
  return done === null || next === null
    ? words.performedWords(context.office, dispute)
    : instalmentDone(context.office, dispute, done, next);
}

async function closeOwn({ context, person }: Turn): Promise<void> {
  if (person.dialogueId !== null) await closeDialogue(context.tx, person.dialogueId, person.id, context.now);
}

async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  if (text === '') return null;
  if (slots.asking === 'visit') {
    await closeDialogue(context.tx, id, person.id, context.now);
    return visited(turn, slots.disputeId, text);
  }
  if (slots.asking === 'court') {
    await closeDialogue(context.tx, id, person.id, context.now);
    return words.confirmationNoted(await actions.noteConfirmation(context, slots.disputeId, 'given', text));
  }
  if (slots.asking === 'oral') {
    await closeDialogue(context.tx, id, person.id, context.now);
    return orally(turn, slots.disputeId, text);
  }
  return answered(turn, id, slots, slots.asking, text);
}

/** A tap answers the part that is open; an older tap is gone. */
async function part(turn: Turn, question: string | undefined, value: string): Promise<Answer> {
  const { context, person } = turn;
  const open = (await currentDialogue(context.tx, person, context.now)) as OpenDialogue<Slots> | null;
  const asking = order.find((one) => one === question);
  if (open?.intent !== 'agree' || asking === undefined || open.slots.asking !== asking)
    throw new Failure('choice.gone');
  const { content } = await openFile(context, open.slots.disputeId);
  const said = value === 'content' ? content : (words.tappedDay(value) ?? words.tappedParts[value] ?? '');
  return answered(turn, open.id, open.slots, asking, said);
}

async function answered(
  turn: Turn,
  dialogueId: number,
  slots: Slots,
  question: words.AgreementQuestion,
  text: string,
): Promise<Answer> {
  const { context, person } = turn;
  const said = { ...slots.said, [question]: text };
  if (question === 'until' && lastMoment(turn, text) === null) return words.untilUnclear;
  const dated = slots.single !== true && (question === 'way' || question === 'until');
  const plan = dated ? planIn(turn, said) : [];
  const next = plan.length > 1 ? undefined : order[order.indexOf(question) + 1];
  if (next !== undefined) {
    await saveSlots(context.tx, dialogueId, { ...slots, asking: next, said } satisfies Slots);
    return words.askFor(next, slots.disputeId, plan[0]?.day ?? null);
  }
  await closeDialogue(context.tx, dialogueId, person.id, context.now);
  return plan.length > 1
    ? proposePlan(turn, { disputeId: slots.disputeId, said, plan })
    : inWriting(turn, slots.disputeId, said, []);
}

async function setMark(turn: Turn, id: number, mark: string): Promise<Answer> {
  const { context } = turn;
  const given = agreementMarks.filter((one) => mark === 'all' || mark === one);
  const dispute = await actions.markAgreement(context, id, given);
  if (dispute.state === 'performing') return words.effectiveWords(context.office, dispute);
  return words.marksAsked(id, await actions.agreementOf(context, id));
}

async function confirm(turn: Turn, id: number, answer: string | undefined): Promise<Answer> {
  const { context } = turn;
  if (answer === 'given') return words.courtAsked(await ask(turn, `M${id}`, 'court'));
  if (answer === 'unnumbered') {
    await closeOwn(turn);
    return words.confirmationNoted(await actions.noteConfirmation(context, id, 'given'));
  }
  if (answer !== 'asked' && answer !== 'declined')
    return words.confirmationAsked(context.office, (await openFile(context, id)).dispute);
  const dispute = await actions.noteConfirmation(context, id, answer);
  if (answer === 'asked') await sendPaper(context, id, 'confirmation');
  return words.confirmationNoted(dispute);
}
