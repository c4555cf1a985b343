import { askAgainOn, notePartPerformed } from '../../actions/mediation/perform-dispute';
import {
  closeDialogue,
  currentDialogue,
  openDialogue,
  saveSlots,
  type OpenDialogue,
} from '../../models/exchange/dialogues';
import { nextDay } from '../../models/calendar';
import { openFile } from '../../models/mediation/dispute-file';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import type { Answer } from '../../notices/answer';
import * as words from '../../notices/mediation/agreement-words';
import { readDay } from '../interpret/dates';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

interface Slots {
  disputeId: number;
  /** part: something was performed; again: only the next day is asked for. */
  asking: 'part' | 'again';
  /** What is still owed, when only the day is missing. */
  left: string;
}

const FORGET_AFTER = 24 * 3_600_000;
const LAST_MINUTE = 24 * 60 - 1;

/** 履行了一部分: what is still owed and the next date; 没有履行: when to ask again. */
export const performHandler: Handler = {
  intent: 'perform',
  confidential: true,
  press: {
    part: async (turn, [key]) => {
      await ask(turn, readDisputeNumber(key), 'part');
      return words.partAsked;
    },
    later: async (turn, [key, when]) => {
      const days =
        when !== undefined && when in words.laterDays
          ? words.laterDays[when as keyof typeof words.laterDays]
          : 7;
      const today = turn.context.office.calendar.local(turn.context.now).day;
      const id = readDisputeNumber(key);
      const open = (await currentDialogue(
        turn.context.tx,
        turn.person,
        turn.context.now,
      )) as OpenDialogue<Slots> | null;
      const mine = open?.intent === 'perform' && open.slots.disputeId === id ? open : null;
      if (mine) await closeDialogue(turn.context.tx, mine.id, turn.person.id, turn.context.now);
      return settle(turn, mine?.slots ?? { disputeId: id, asking: 'again', left: '' }, nextDay(today, days));
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

/** The next words are the answer. */
export async function ask({ context, person }: Turn, id: number, asking: Slots['asking']): Promise<void> {
  const { dispute } = await openFile(context, id);
  const slots: Slots = { disputeId: dispute.id, asking, left: '' };
  await openDialogue(context.tx, person, 'perform', slots, context.now, {
    expiresAt: context.now + FORGET_AFTER,
  });
}

async function goOn(turn: Turn, { id, slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  if (text === '') return null;
  const day = readDay(text, context.office.calendar.local(context.now).day);
  if (slots.asking === 'again' && day === null) {
    // Something else was said; nobody has to name a day.
    await closeDialogue(context.tx, id, person.id, context.now);
    return null;
  }
  const left = slots.left === '' ? text : slots.left;
  if (day === null) {
    await saveSlots(context.tx, id, { ...slots, left } satisfies Slots);
    return words.partUnclear(slots.disputeId);
  }
  await closeDialogue(context.tx, id, person.id, context.now);
  return settle(turn, { ...slots, left }, day);
}

async function settle({ context }: Turn, { disputeId, asking, left }: Slots, day: string): Promise<Answer> {
  const nextAt = context.office.calendar.at(day, LAST_MINUTE);
  const part = asking === 'part' && left !== '';
  const dispute = part
    ? await notePartPerformed(context, disputeId, { left, nextAt })
    : await askAgainOn(context, disputeId, nextAt);
  return words.askedAgainOn(context.office, dispute, part ? left : '');
}
