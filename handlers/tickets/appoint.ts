import { appoint, askAnotherTime, markTold } from '../../actions/tickets/appoint';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { openFile } from '../../models/mediation/dispute-file';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import type { Answer } from '../../notices/answer';
import * as words from '../../notices/tickets/appointment-words';
import { readDay, readTime, withoutMoment } from '../interpret/dates';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

interface Slots {
  disputeId: number;
}

const FORGET_AFTER = 3_600_000;

/** 约时间: a to-do of the mediator; both sides are called, not written to. */
export const appointHandler: Handler = {
  intent: 'appoint',
  confidential: true,
  press: {
    ask: async (turn, [key]) => {
      const { context, person } = turn;
      const { dispute } = await openFile(context, readDisputeNumber(key));
      await openDialogue(context.tx, person, 'appoint', { disputeId: dispute.id }, context.now, {
        expiresAt: context.now + FORGET_AFTER,
      });
      return words.appointmentAsked;
    },
    told: async (turn, [key]) => {
      const { dispute, reached } = await markTold(turn.context, readDisputeNumber(key));
      return words.toldWords(dispute.id, reached);
    },
    move: async (turn, [key]) => {
      await askAnotherTime(turn.context, readDisputeNumber(key));
      return words.anotherTimeNoted;
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

async function goOn(
  { context, person, input }: Turn,
  { id, slots }: OpenDialogue<Slots>,
): Promise<Answer | null> {
  const text = input.text.trim();
  if (text === '') return null;
  const { calendar } = context.office;
  const today = calendar.local(context.now).day;
  const minutes = readTime(text);
  const day = readDay(text, today) ?? (minutes === null ? null : today);
  if (day === null || minutes === null) return words.appointmentUnclear;
  const at = calendar.at(day, minutes);
  if (at <= context.now) return words.appointmentPast;
  await closeDialogue(context.tx, id, person.id, context.now);
  const place = withoutMoment(text);
  await appoint(context, slots.disputeId, at, place);
  return words.callBoth(context.office, slots.disputeId, at, place);
}
