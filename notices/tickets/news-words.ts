import type { Office } from '../../models/context';
import { mayAskWay, maskedPhone, type ToldWay } from '../../models/tickets/news';
import type { Ticket } from '../../models/tickets/ticket';
import type { Transaction } from '../../models/store/transaction';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, isContactCard, type Answer, type Choice } from '../answer';
import { gridWords, numberedWords, ticketWords } from '../words';

/**
 * 办好了怎么告诉您: joined to the first receipt of a resident, so that it costs no message of its own. Its three answers
 * are all there is to tap; what the receipt offers else stands in words, which do the same.
 */
export async function withNewsQuestion(
  tx: Transaction,
  personId: number,
  answer: Answer,
  now: number,
): Promise<Answer> {
  const { receiptOf, ...rest } = answer;
  const ids = [receiptOf ?? []].flat();
  if (ids.length === 0 || !(await mayAskWay(tx, personId, now))) return rest;
  return {
    ...rest,
    text: `${answer.text}\n办好了怎么告诉您？（可不选，默认您来问${inWords(answer.choices ?? [])}）`,
    choices: newsChoices(ids.map(ticketKey)),
  };
}

const inWords = (choices: readonly Choice[]): string =>
  choices.length === 0 ? '' : `；报错了回${choices.map(({ label }) => `“${label}”`).join('')}`;

const newsChoices = (keys: readonly string[]): Choice[] => [
  { label: '我来问', key: choiceKey('news', 'ask', ...keys) },
  { label: '加网格员微信', key: choiceKey('news', 'member', ...keys) },
  { label: '留电话', key: choiceKey('news', 'phone', ...keys) },
];

export const askYourself: Answer = { text: '好的。随时回“办到哪了”，办好了也会在这里告诉您。' };

/** The member's own link where one is known, else his name and the community's number. */
export function memberContact({ directory }: Office, gridId: number, link: string | null): Answer {
  const name = directory.responsible(gridId)[0]?.name ?? '网格员';
  const phone = directory.upwards(gridId).find((grid) => grid.phone)?.phone;
  if (link !== null && isContactCard(link))
    return { text: `${name}的名片在下面，点开加他的微信，办好了他告诉您。`, contactLink: link };
  if (link !== null) return { text: `点这里加${name}的微信，办好了他告诉您：${link}` };
  return {
    text: `${gridWords(directory, gridId)}是${name}。${phone ? `社区电话 ${phone}，打这个电话就能找到他。` : '上门时您当面加他就行。'}办好了他会告诉您。`,
  };
}

/** For the one thing he reported, or for the several of one receipt. */
const theseWords = (count: number): string => (count === 1 ? '这一件事' : `这 ${count} 件事`);

export const phoneQuestion = (count: number): Answer => ({
  text: `请发一个手机号或座机号。只用来告诉您${theseWords(count)}的结果，办完就清掉；不想留就不用管。`,
});
export const phoneUnclear: Answer = {
  text: '没看出电话号码。发 11 位手机号，或者区号加座机；不想留就回“取消”。',
};
export const phoneKept = (phone: string, count: number): Answer => ({
  text: `记下了：${maskedPhone(phone)}。只用于${theseWords(count)}，别人看不到全号。`,
});

/** How the reporter heard of it, as the history shows it. */
export const toldWords: Record<ToldWay, string> = {
  chat: '已在聊天里告诉居民',
  later: '居民再来时，已在聊天里告诉',
  member: '网格员已告诉居民',
  missed: '联系不上居民',
  sms: '已发短信告诉居民',
  notice: '已发订阅消息告诉居民',
};

/** What the member may copy to the resident as it stands. */
const readyText = (ticket: Ticket): string =>
  `您好，您反映的${ticketWords(ticket)}（${ticketNumber(ticket.id)}）已经办好了${ticket.result ? `：${ticket.result}` : ''}。您看行吗？`;

/** To who did the work: the resident can't be written to, somebody has to tell him. */
export function tellHimTask(ticket: Ticket, phone: string | null): Answer {
  const key = ticketKey(ticket.id);
  const number = phone === null ? '' : `居民留了电话 ${maskedPhone(phone)}。`;
  return {
    text: `${ticketNumber(ticket.id)} 办好了，但微信现在不让我通知居民。${number}请打个电话或上门说一声，也可以把这段话发给他：\n“${readyText(ticket)}”`,
    choices: [
      { label: '已告知', key: choiceKey('news', 'told', key) },
      { label: '联系不上', key: choiceKey('news', 'unreached', key) },
      ...(phone === null ? [] : [{ label: '看号码', key: choiceKey('news', 'number', key) }]),
    ],
    copyable: true,
  };
}

export const toldThanks = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：已记下，居民知道了。`,
});
export const unreachedThanks = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：记下了，联系不上。他下次来消息，我第一句就告诉他。`,
});
export const toldBefore = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：居民已经知道了，不用再说。`,
});
export const fullNumber = (ticket: Ticket, phone: string): Answer => ({
  text: `${ticketNumber(ticket.id)} 居民的电话：${phone}。只用于这一件事，看过会留记录。`,
});
export const noNumber = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：没有电话，或者已经清掉了。`,
});

/** The parked news first, then what was asked; one message. */
export function newsFirst(news: readonly Answer[], answer: Answer | null): Answer {
  const first = news.map(({ text }) => text).join('\n');
  const choices = news.flatMap((one) => one.choices ?? []);
  if (answer === null) return { text: `先告诉您：${first}`, choices, question: news.length === 1 };
  // Two sets of buttons in one message are too many: where the news ask something, what was only offered stays words.
  const offered = answer.optional === true && choices.length > 0 ? [] : (answer.choices ?? []);
  const { receiptOf, ...plain } = answer;
  return {
    ...plain,
    ...(receiptOf === undefined || choices.length > 0 ? {} : { receiptOf }),
    text: `先告诉您：${first}\n${answer.text}`,
    choices: answer.question === true ? [...offered, ...choices] : [...choices, ...offered],
    question: answer.question === true || (news.length === 1 && offered.length === 0),
    listed: false,
  };
}
