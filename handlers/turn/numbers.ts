import { currentDialogue } from '../../models/exchange/dialogues';
import { maskNumbers, type Masked } from '../../models/residents/mask';
import type { Handler } from '../handler';
import type { Turn } from './turn';

/** The turn without the phone and identity numbers in its words; `masked` null when there were none, or they are wanted. */
export async function withoutNumbers(
  turn: Turn,
  handlerOfCommand: (text: string) => Handler | undefined,
  handlerOfIntent: (intent: string) => Handler | undefined,
): Promise<{ turn: Turn; masked: Masked | null }> {
  const { context, person, input } = turn;
  const masked = maskNumbers(input.text);
  if (masked.phones + masked.identities === 0) return { turn, masked: null };
  const spoken = handlerOfCommand(input.text.trim());
  const asked = !spoken && turn.robot?.inGroup !== true;
  const dialogue = asked ? await currentDialogue(context.tx, person, context.now) : null;
  const handler = spoken ?? (dialogue ? handlerOfIntent(dialogue.intent) : undefined);
  // Who asks for a number keeps it sealed himself.
  if (handler?.keepsNumbers === true || handler?.confidential === true) return { turn, masked: null };
  return { turn: { ...turn, input: { ...input, text: masked.text } }, masked };
}

/** 我的电话138****0000: nothing else was said. */
export const isNumberAlone = (masked: string): boolean =>
  /^.{0,3}(?:电话|手机|号码|手机号|电话号码|身份证|身份证号)?(?:号|是|为)?[\s:：,，]*[\d*Xx]{8,18}[\s。.]*$/.test(
    masked.trim(),
  );
