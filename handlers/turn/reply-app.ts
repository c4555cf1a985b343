import type { PassiveReply } from '../../bot/replies';
import { lastOffer } from '../../models/exchange/dialogues';
import type { Answer } from '../../notices/answer';
import { appTexts, needsCard } from '../../notices/exchange/render';
import { noteChoices, sendTo } from '../../notices/exchange/send';
import type { Turn } from './turn';

const PRESSED_LENGTH = 10;

/**
 * An answer as the app allows it: a text goes into the reply itself, what it can't hold follows by the outbox; a card
 * can't be a reply, so an answer with choices leaves it empty; a press changes the presser's card and its text follows.
 */
export async function replyInApp(turn: Turn, answer: Answer): Promise<PassiveReply | null> {
  const { context, person, contact, input } = turn;
  if (input.onCard) {
    const card = await pressedCard(turn, answer);
    if (answer.text !== '') await sendTo(context, person.id, contact, answer);
    return card;
  }
  if (needsCard(answer)) {
    await sendTo(context, person.id, contact, answer);
    return null;
  }
  const [first = '', ...rest] = appTexts(answer);
  await noteChoices(context, person.id, contact, answer);
  for (const text of rest) await sendTo(context, person.id, contact, { text });
  return { kind: 'text', content: first };
}

/** The card that was pressed: its new state, or grey with the label that was chosen. */
async function pressedCard({ context, person, input }: Turn, answer: Answer): Promise<PassiveReply> {
  if (answer.card) return { kind: 'update_template_card', card: answer.card };
  const offered = await lastOffer(context.tx, person.id, context.now);
  const label = offered?.choices.find(({ key }) => key === input.key)?.label ?? answer.pressed ?? '已收到';
  return { kind: 'update_button', replaceName: Array.from(label).slice(0, PRESSED_LENGTH).join('') };
}
