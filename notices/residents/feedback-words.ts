import type { Feedback } from '../../models/residents/feedback';
import type { Office } from '../../models/context';
import { choiceKey, circled, type Answer } from '../answer';
import type { Told } from '../exchange/send';
import { dayWords } from '../words';

const QUOTED = 30;
const short = (text: string): string =>
  Array.from(text).length > QUOTED ? `${Array.from(text).slice(0, QUOTED).join('')}…` : text;

export const feedbackUsage: Answer = {
  text: '您说，我转给街道，不署名。比如“提意见 同一张照片不要发两遍”。',
};

/** `readers`: how many beside the giver can answer. */
export const feedbackKept = ({ calendar }: Office, dueAt: number, readers: number): Answer => ({
  text:
    readers > 0
      ? `谢谢，已经转给街道（不署名）。${dayWords(calendar.local(dueAt).day)}前给您答复。`
      : '记下了，回“意见”看得到。现在街道里没有别人能答复，请在名单里再登记一位街道领导或管理员。',
});
/** In the list of the morning. */
export const feedbackOwed = (count: number): Answer => ({
  text: `有 ${count} 条意见今天到期或已过期，还没答复，回“意见”就能答。`,
});

const answerKey = (id: number): string => choiceKey('feedback', 'answer', `B${id}`);

/** To who answers: the words, not the person. */
export const feedbackArrived = (id: number, text: string): Answer => ({
  text: `有人提了意见（不署名）：${text}`,
  choices: [{ label: '答复', key: answerKey(id) }],
  aside: true,
});

export const askFeedbackAnswer: Answer = { text: '请写一句答复，会原样转给提意见的人。' };
export const feedbackAnswerSent = (told: Told): Answer => ({
  text:
    told === 'parked' ? '答复记下了。微信现在不让主动发，他下次一说话就先告诉他。' : '答复已转给提意见的人。',
});
export const feedbackAnswered = (text: string, answer: string): Answer => ({
  text: `您提的意见“${short(text)}”有答复了：${answer}`,
});

/** 意见: what waits for an answer. */
export function feedbackList(rows: readonly (Feedback & { text: string })[], now: number): Answer {
  if (rows.length === 0) return { text: '没有等答复的意见。' };
  const late = (dueAt: number): string => (dueAt < now ? '（已过答复时间）' : '');
  return {
    text: `等答复的意见 ${rows.length} 条：\n${rows.map(({ text, dueAt }, at) => `${circled(at)} ${short(text)}${late(dueAt)}`).join('\n')}\n回数字答复一条。`,
    choices: rows.map(({ id }, at) => ({ label: `第${at + 1}条`, key: answerKey(id) })),
    listed: true,
  };
}
