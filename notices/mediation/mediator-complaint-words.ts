import type { Office } from '../../models/context';
import type { Feedback } from '../../models/residents/feedback';
import { choiceKey, circled, type Answer } from '../answer';
import { dayWords, nameWords } from '../words';

const key = (action: string, part: string): string => choiceKey('complain', action, part);

export const complaintNeeded: Answer = {
  text: '请写一句：哪位调解员、怎么回事。只交给调委会主任，调解员本人看不到。',
};

/** Words that may be a complaint about a mediator, or ask for one. */
export const complaintMeant = (draft: number): Answer => ({
  text: '这是对调解员有意见吗？只交给调委会主任看，调解员本人看不到。',
  choices: [
    { label: '对，交给主任', key: key('file', `D${draft}`) },
    { label: '是要申请调解', key: key('mediate', `D${draft}`) },
    { label: '不说了', key: key('leave', `D${draft}`) },
  ],
});

export function complaintTaken(
  { calendar }: Office,
  { dueAt, head, readers }: { dueAt: number; head: boolean; readers: number },
): Answer {
  if (readers === 0)
    return { text: '记下了，但这里还没有登记能看的人。请直接打街道电话，或者请司法所处理。' };
  const who = head ? '调委会主任' : '街道领导';
  return {
    text: `记下了，只交给${who}，调解员本人看不到；${dayWords(calendar.local(dueAt).day)}前答复您。想换一位调解员，回“换调解员”。`,
  };
}
export const complaintLeft: Answer = { text: '好，没有记。' };

/** To who answers: that there is one. */
export const complaintArrived = ({ calendar }: Office, id: number, dueAt: number): Answer => ({
  text: `有一条对调解员的意见，请在${dayWords(calendar.local(dueAt).day)}前答复。内容请保密。`,
  choices: [{ label: '看一看', key: key('show', `B${id}`) }],
  aside: true,
});

export const complaintShown = (
  { directory }: Office,
  { id, aboutId, text, head }: Feedback & { text: string; head: boolean },
): Answer => ({
  text: `对${aboutId === null ? '调解员' : nameWords(directory, aboutId)}的意见（请保密，他本人不知道）：\n${text}${head ? '\n要换人，在“我的调解”里另派。' : ''}`,
  choices: [{ label: '答复', key: key('answer', `B${id}`) }],
});

export const complaintAnswerAsked: Answer = { text: '请写一句答复，原话转给提意见的人。' };
export const complaintAnswerSent = (reached: boolean): Answer => ({
  text: reached ? '答复转给他了。' : '记下了，他下次来就转给他。急的话请打个电话。',
});
/** Without the subject: others may look over the shoulder. */
export const complaintAnswered = (words: string): Answer => ({
  text: `您对调解工作的意见有答复了：${words}`,
});

export function complaintList(
  { calendar, directory }: Office,
  rows: readonly Feedback[],
  now: number,
): Answer {
  if (rows.length === 0) return { text: '没有等您答复的调解意见。' };
  const lines = rows.map(({ aboutId, dueAt }, at) => {
    const about = aboutId === null ? '调解员' : nameWords(directory, aboutId);
    const due = dueAt < now ? '已过答复时间' : `${dayWords(calendar.local(dueAt).day)}前答复`;
    return `${circled(at)} 对${about}，${due}`;
  });
  return {
    text: `等您答复的调解意见：\n${lines.join('\n')}\n回数字看一条。`,
    choices: rows.map(({ id }, at) => ({ label: `第${at + 1}条`, key: key('show', `B${id}`) })),
    listed: true,
  };
}

/** In the morning's list of who owes the answer. */
export const complaintsOwed = (count: number): Answer => ({
  text: `有 ${count} 条对调解员的意见今天到期或已过期，还没答复，回“调解意见”就能答。`,
});
