import { performAll, reschedule } from '../../actions/mediation/perform-dispute';
import {
  closeDialogue,
  currentDialogue,
  openDialogue,
  saveSlots,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { openFile } from '../../models/mediation/dispute-file';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import { instalmentsOf, nextOwed, type Instalment } from '../../models/mediation/instalments';
import { askFor, performedWords } from '../../notices/mediation/agreement-words';
import type { Answer } from '../../notices/answer';
import * as words from '../../notices/mediation/instalment-words';
import type { Handler } from '../handler';
import { readInstalments } from './read-instalments';
import { sumsIn } from '../interpret/money';
import type { Turn } from '../turn/turn';
import { inWriting, type Said } from './write-agreement';

interface Slots {
  disputeId: number;
  /** Parts of the agreement that is being written; null: the days of one in effect are changed. */
  said: Said | null;
  plan: Instalment[];
  asking: 'yes' | 'dates';
}

const FORGET_AFTER = 24 * 3_600_000;

/** 分期履行: days read from the terms, said yes to or written anew, each of them kept with its reminder. */
export const instalmentHandler: Handler = {
  intent: 'instalment',
  confidential: true,
  press: {
    yes: async (turn, [key]) => {
      const { id, slots } = await current(turn, key);
      await closeDialogue(turn.context.tx, id, turn.person.id, turn.context.now);
      return keep(turn, slots);
    },
    change: async (turn, [key]) => {
      const { id, slots } = await current(turn, key);
      await saveSlots(turn.context.tx, id, { ...slots, asking: 'dates' } satisfies Slots);
      return words.datesAsked;
    },
    single: async (turn, [key]) => {
      const { id, slots } = await current(turn, key);
      const { context, person } = turn;
      await closeDialogue(context.tx, id, person.id, context.now);
      if (slots.said === null) throw new Failure('choice.gone');
      if (slots.said.until !== undefined) return inWriting(turn, slots.disputeId, slots.said, []);
      // The conversation about the agreement goes on where it was left.
      const rest = { disputeId: slots.disputeId, asking: 'until', said: slots.said, single: true };
      await openDialogue(context.tx, person, 'agree', rest, context.now, {
        expiresAt: context.now + FORGET_AFTER,
      });
      return askFor('until', slots.disputeId);
    },
    list: async ({ context }, [key]) => {
      const { dispute, instalments } = await openFile(context, readDisputeNumber(key));
      return words.planShown(context.office, dispute, instalments);
    },
    all: async ({ context }, [key]) =>
      performedWords(context.office, await performAll(context, readDisputeNumber(key))),
    move: async (turn, [key]) => {
      const { dispute } = await openFile(turn.context, readDisputeNumber(key));
      await ask(turn, { disputeId: dispute.id, said: null, plan: [], asking: 'dates' });
      return words.datesAsked;
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

async function ask({ context, person }: Turn, slots: Slots): Promise<void> {
  const expiresAt = context.now + FORGET_AFTER;
  await openDialogue(context.tx, person, 'instalment', slots, context.now, { expiresAt });
}

/** The plan that was just read, as long as nothing else was begun. */
async function current(
  { context, person }: Turn,
  key: string | undefined,
): Promise<{ id: number; slots: Slots }> {
  const open = (await currentDialogue(context.tx, person, context.now)) as OpenDialogue<Slots> | null;
  if (open?.intent !== 'instalment' || open.slots.disputeId !== readDisputeNumber(key))
    throw new Failure('choice.gone');
  return open;
}

/** Shows what was read from the terms of a written agreement, before it is drawn. */
export async function proposePlan(
  turn: Turn,
  { disputeId, said, plan }: { disputeId: number; said: Said; plan: Instalment[] },
): Promise<Answer> {
  await ask(turn, { disputeId, said, plan, asking: 'yes' });
  return readBack(turn, disputeId, plan, said);
}

function readBack({ context }: Turn, id: number, plan: readonly Instalment[], said: Said | null): Answer {
  const sums = sumsIn(said?.terms ?? '');
  return words.planRead(id, plan, {
    today: context.office.calendar.local(context.now).day,
    named: sums.length === 0 ? null : Math.max(...sums),
    single: said !== null,
  });
}

/** The days as the mediator writes them, a line each; while the question is only 对吗 other words are not for it. */
async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, input } = turn;
  const lines = input.text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return null;
  const plan = readInstalments(lines.join('\n'), context.office.calendar.local(context.now).day);
  if (plan.length < lines.length) return slots.asking === 'dates' ? words.datesUnclear : null;
  await saveSlots(context.tx, id, { ...slots, plan, asking: 'yes' } satisfies Slots);
  return readBack(turn, slots.disputeId, plan, slots.said);
}

async function keep(turn: Turn, { disputeId, said, plan }: Slots): Promise<Answer> {
  if (said !== null) return inWriting(turn, disputeId, said, plan);
  const { context } = turn;
  const dispute = await reschedule(context, disputeId, plan);
  return words.rescheduled(context.office, dispute, nextOwed(await instalmentsOf(context.tx, disputeId)));
}
