import type { Office } from '../../models/context';
import { maskedPhone } from '../../models/tickets/news';
import type { Ticket } from '../../models/tickets/ticket';
import { passes } from '../../models/tickets/travel';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { resultQuestion } from './result-question';
import { momentWords, numberedWords, responsibleWords, ticketWords } from '../words';

interface PartWords {
  /** null: nobody said in which building. */
  placeId: number | null;
  placeText: string;
  subject: string;
  voices: number;
}

export const othersUsage: Answer = {
  text: '替谁报？直接写在后面就行，比如“代报 电话 3号楼门禁坏了”；群里的话整段粘过来也行，昵称我会去掉。',
};

export const nothingFound: Answer = {
  text: '这几句里没看出是什么事。用自己的话写一句也行，比如“代报 3号楼门禁坏了”。',
};

/** 看出 2 件，昵称没有带上：① … ② … */
export function othersQuestion(id: number, parts: readonly PartWords[], left: number): Answer {
  const draft = `D${id}`;
  const rows = parts.map(
    ({ placeText, subject, voices }, at) =>
      `${circled(at)} ${[placeText, subject].filter(Boolean).join(' ')}${voices > 1 ? `（${voices} 人说）` : ''}`,
  );
  const chatter = left > 0 ? `\n另有 ${left} 句没看出是什么事，没有带上。` : '';
  const where = parts.some(({ placeId }) => placeId === null) ? '\n在哪一栋，补一句就行，比如“3号楼”。' : '';
  const only: Choice[] =
    parts.length < 2
      ? []
      : parts.slice(0, 4).map((_, at) => ({
          label: `只报${circled(at)}`,
          key: choiceKey('others', 'only', draft, at),
        }));
  return {
    text: `看出 ${parts.length} 件，昵称没有带上：\n${rows.join('\n')}${chatter}${where}`,
    choices: [
      { label: parts.length > 1 ? '都报' : '报上去', key: choiceKey('others', 'all', draft) },
      ...only,
      { label: '不报了', key: choiceKey('others', 'drop', draft) },
    ],
    question: true,
  };
}

const lookWords = ({ calendar }: Office, { lookBy }: Ticket, now: number): string =>
  lookBy === null ? '' : `最晚${momentWords(calendar, lookBy, now)} 前来看`;

/** What may be pasted into a group: no names, no numbers of persons; nothing about a matter that is no group's. */
function pasteBack(office: Office, tickets: readonly Ticket[], now: number): string {
  const lines = tickets
    .filter((ticket) => passes(ticket, 'group_reply'))
    .map(
      (ticket) =>
        `${ticketWords(ticket)}，已登记（${ticketNumber(ticket.id)}），${lookWords(office, ticket, now)}`,
    );
  return lines.length === 0 ? '' : `\n可以贴回去的话：\n“大家反映的：${lines.join('；')}。”`;
}

const privately = (tickets: readonly Ticket[]): string =>
  tickets.some((ticket) => !passes(ticket, 'group_reply'))
    ? '\n涉及邻居、店铺或个人的，请不要在群里回，单独告诉他就行。'
    : '';

/** The receipt of 代报: each with who looks at it, and a line to paste back. */
export function othersReceipt(office: Office, tickets: readonly Ticket[], now: number): Answer {
  const rows = tickets.map(
    (ticket) =>
      `${numberedWords(ticket)}：${responsibleWords(office.directory, ticket.gridId)}${lookWords(office, ticket, now)}`,
  );
  return {
    text: `已代报 ${tickets.length} 件。\n${rows.join('\n')}${pasteBack(office, tickets, now)}${privately(tickets)}`,
    copyable: true,
  };
}

/** May the caller be called back? Without a yes the number goes. */
export const withNumberQuestion = (answer: Answer, id: number, phone: string): Answer => ({
  ...answer,
  // First, because the card shows the first sentence of what is to be copied.
  text: `来电人的号码 ${maskedPhone(phone)}，他同意办好后回电吗？\n${answer.text}`,
  choices: [
    { label: '同意回电', key: choiceKey('others', 'number', `D${id}`, 'yes') },
    { label: '不留号码', key: choiceKey('others', 'number', `D${id}`, 'no') },
  ],
});

export const numberKept = (phone: string): Answer => ({
  text: `号码已封存：${maskedPhone(phone)}，办好后提醒您回电，用完清掉。`,
});
export const numberDropped: Answer = { text: '好，号码没有留。' };

/** At closing, to who reported for others: the line to paste back, or the call to make. */
export function othersDone(ticket: Ticket, phone: string | null, staff: boolean): Answer {
  const key = ticketKey(ticket.id);
  const done = `${ticketWords(ticket)}（${ticketNumber(ticket.id)}）办好了${ticket.result ? `：${ticket.result}` : ''}`;
  const call = phone === null ? '' : `请给来电人 ${maskedPhone(phone)} 回个电话。`;
  const paste = passes(ticket, 'group_reply')
    ? `可以贴回去的话：\n“大家反映的${done}。还有问题随时说。”`
    : '涉及具体的人，请单独告诉他，不要在群里回。';
  return {
    text: `您代报的 ${numberedWords(ticket)} 办好了。${call}${paste}`,
    // A building head is asked like any reporter; staff don't rate their own service.
    choices: !staff
      ? (resultQuestion(ticket).choices ?? [])
      : [
          { label: '已告知', key: choiceKey('news', 'told', key) },
          { label: '还没好', key: choiceKey('rate', 'give', key, 3) },
          ...(phone === null ? [] : [{ label: '看号码', key: choiceKey('news', 'number', key) }]),
        ],
    copyable: true,
  };
}

const LINE = 30;

/** The lines of a forwarded record, to choose from; nothing but the chosen ones is read. */
export function recordLines(lines: readonly string[], left: number): Answer {
  const short = lines.map((line) => Array.from(line.replace(/\s+/g, ' ')).slice(0, LINE).join(''));
  const more = left > 0 ? `\n（后面 ${left} 句没有列出）` : '';
  return {
    text: `这段聊天里要报哪几句？回数字，比如“1 3”；都要就回“都报”。没选的我不看、不留。\n${short.map((line, at) => `${at + 1}. ${line}`).join('\n')}${more}`,
    choices: short.map((line, at) => ({
      label: line.slice(0, 12),
      key: choiceKey('record', 'pick', at),
    })),
    listed: true,
  };
}

export const recordNotRead: Answer = {
  text: '转来的聊天记录里有别人说的话，我不读。您用自己的话说一句：哪里、什么事，就行。',
};
export const recordEmpty: Answer = { text: '这段聊天里没有文字。照片请直接发，再说一句是哪里、什么事。' };
