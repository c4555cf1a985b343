import type { Masked } from '../../models/residents/mask';
import type { Answer } from '../answer';

/** 身份证号, 电话号码 or both: what was made unreadable, and what to do instead. */
export function withMaskNotice(
  answer: Answer | null,
  { phones, identities }: Masked,
  staff: boolean,
): Answer {
  const what = [identities > 0 ? '身份证号' : '', phones > 0 ? '电话号码' : ''].filter(Boolean).join('和');
  const notice = staff
    ? `里面的${what}我已经遮住了，居民的号码请不要写在事情里。`
    : `为了您的安全，${what}不用发给我，我已经遮住了。`;
  if (answer === null) return { text: notice };
  // What was said of a number is for the one who wrote it.
  const { group: _group, ...own } = answer;
  return { ...own, text: `${answer.text}\n${notice}` };
}
