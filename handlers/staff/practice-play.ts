import { closeDialogue, currentDialogue, openDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import type { Answer } from '../../notices/answer';
import {
  practiceNames,
  practiceOf,
  practiceOfRole,
  practiceTitles,
  type PracticeName,
} from '../../notices/staff/practice-scenes';
import {
  practiceDone,
  practiceLacks,
  practiceScene,
  practiceTurned,
  tryTelling,
} from '../../notices/staff/practice-words';
import type { Turn } from '../turn/turn';

export interface PracticeSlots {
  /** tell: a resident's; his words would be a report. */
  practice: PracticeName | 'tell';
  at: number;
  said: string;
}

/** Practices that nobody ends are over after an hour; what was said in them is wiped at night. */
const WITHIN = 3_600_000;

export const practiceNamed = (name: string | undefined): PracticeName =>
  practiceNames.find((one) => one === name) ?? 'member';

export async function show(turn: Turn, practice: PracticeName, at: number, words: string): Promise<Answer> {
  await open(turn, { practice, at, said: words });
  return practiceScene(practice, at, words);
}

/** To the next scene, or the end. */
async function goOn(turn: Turn, practice: PracticeName, at: number, words: string): Promise<Answer> {
  if (at + 1 < practiceOf(practice).scenes.length) return show(turn, practice, at + 1, words);
  await stop(turn);
  const others = practicesOf(turn).filter((other) => other !== practice);
  return practiceDone(
    practice,
    words,
    others.map((other) => practiceTitles[other]),
  );
}

export async function tapped(turn: Turn, practice: PracticeName, at: number, tap: number): Promise<Answer> {
  const answer = Object.values(practiceOf(practice).scenes[at]?.taps ?? {})[tap];
  if (answer === undefined) throw new Failure('choice.gone');
  const dialogue = await currentDialogue(turn.context.tx, turn.person, turn.context.now);
  const before = dialogue?.intent === 'practice' ? (dialogue.slots as PracticeSlots).said : '';
  if (answer === '') return goOn(turn, practice, at, before);
  await stop(turn);
  return practiceTurned(answer);
}

export async function said(turn: Turn, { practice, at }: PracticeSlots, text: string): Promise<Answer> {
  if (practice === 'tell') return tryTelling;
  const scene = practiceOf(practice).scenes[at];
  const found = scene?.wants?.exec(text);
  if (found) return goOn(turn, practice, at, found[1] ?? text);
  return scene?.lacks === undefined ? practiceScene(practice, at, '') : practiceLacks(scene.lacks);
}

/** What the person can practise: by his roles, in the order of the table. */
export function practicesOf({ context, person }: Turn): PracticeName[] {
  const { directory } = context.office;
  const own = new Set<PracticeName>(
    (directory.staff(person.id)?.roles ?? []).map(({ role }) => practiceOfRole[role]),
  );
  if (directory.has(person.id, 'building_head')) own.add('head');
  return practiceNames.filter((name) => own.has(name));
}

export const open = ({ context, person }: Turn, slots: PracticeSlots): Promise<number> =>
  openDialogue(context.tx, person, 'practice', slots, context.now, { expiresAt: context.now + WITHIN });

export async function stop({ context, person }: Turn): Promise<void> {
  const dialogue = await currentDialogue(context.tx, person, context.now);
  if (dialogue?.intent === 'practice') await closeDialogue(context.tx, dialogue.id, person.id, context.now);
}
