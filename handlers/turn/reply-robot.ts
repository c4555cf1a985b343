import { aibotContentBytes, type AibotReply } from '../../bot/aibot-replies';
import { shorten } from '../../bot/text';
import type { Answer } from '../../notices/answer';
import { answeredPrivately } from '../../notices/group-words';
import { appTexts, needsCard } from '../../notices/exchange/render';
import { noteChoices, sendTo } from '../../notices/exchange/send';
import type { Turn } from './turn';

export const said = (id: string, content: string): AibotReply => ({
  kind: 'stream',
  id,
  content: shorten(content, aibotContentBytes),
});

/**
 * An answer as the 智能机器人 may give it. In a group only what the answer says for groups; all else, and what it asks,
 * goes to the person in the app. In a one-to-one chat everything, choices as numbered lines. `id`: of the stream.
 */
export async function replyByRobot(turn: Turn, answer: Answer, id: string): Promise<AibotReply> {
  const { context, person, contact } = turn;
  if (turn.robot?.inGroup === true) {
    const saysAll = answer.group === answer.text || (answer.group !== undefined && !needsCard(answer));
    if (!saysAll) await sendTo(context, person.id, contact, answer);
    return said(id, answer.group ?? answeredPrivately);
  }
  await noteChoices(context, person.id, contact, answer);
  return said(id, numbered(answer));
}

/** The words with what can be answered below them. */
function numbered(answer: Answer): string {
  const choices = needsCard(answer) && !answer.selects ? (answer.choices ?? []) : [];
  const rows = choices.map(({ label }, at) => `回 ${at + 1}　${label}`);
  return [...appTexts(answer), ...rows].join('\n');
}
