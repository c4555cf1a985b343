import { dropVoice } from '../../actions/tickets/drop-voice';
import type { Context } from '../../models/context';
import { closeDialogue, keepAside, loadDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import type { Person } from '../../models/staff/person';
import type { Answer } from '../../notices/answer';
import { errandHeard } from '../../notices/residents/errand-words';
import { asksForErrand } from './asks-for-errand';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import { readErrand, type Slots } from './read-errand';
import type { Turn } from '../turn/turn';

const ANSWER_WITHIN = 24 * 3_600_000;

interface Heard extends Slots {
  voiceOf: number;
}

/**
 * What a machine wrote down of a voice asks for somebody to come: the question to who spoke. Its words are kept nowhere,
 * they may tell of an illness; not confirmed, the voice is listened to like any other. Null where it asks for no errand.
 */
export async function errandInVoice(
  context: Context,
  person: Person,
  ticketId: number,
  text: string,
): Promise<Answer | null> {
  const urgent = interpret(text, knownOf(context.office.directory, person)).urgency === 'emergency';
  if (urgent || !asksForErrand(text)) return null;
  const slots = readErrand({ context, person }, text.replace(/^(?:我?要)?(?:上门)?代办[\s，,：:]*/, ''));
  if (slots === null) return null;
  const { tx, now } = context;
  const heard: Heard = { ...slots, voiceOf: ticketId };
  const id = await keepAside(tx, person.id, 'errand', heard, now, { expiresAt: now + ANSWER_WITHIN });
  return errandHeard(context.office, id, slots);
}

/** 对，约上: what was heard, once; the voice itself is gone. Throws choice.gone. */
export async function takeHeard({ context, person }: Turn, id: number): Promise<Slots> {
  const dialogue = await loadDialogue<Heard>(context.tx, id);
  const own = dialogue?.personId === person.id && dialogue.intent === 'errand';
  if (!own || !(await closeDialogue(context.tx, id, person.id, context.now)))
    throw new Failure('choice.gone');
  const { voiceOf, ...slots } = dialogue.slots;
  await dropVoice(context, voiceOf);
  return slots;
}
