import { isArchived } from '../../models/tickets/archive';
import type { Office } from '../../models/context';
import type { Directory } from '../../models/staff/directory';
import type { ToldWay } from '../../models/tickets/news';
import type { Demand } from '../../models/tickets/proof';
import type { Ticket, TicketEvent } from '../../models/tickets/ticket';
import { historyFor, REPORTERS_OWN } from '../../models/tickets/history';
import { passes, type Reading } from '../../models/tickets/travel';
import { ticketKey, ticketNumber, transitions, type TransitionName } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { ownerWords } from './hand-over-words';
import { toldWords } from './news-words';
import { handlingWords } from './ticket-card';
import { plainStep } from './plain-steps';
import { momentWords, nameWords, numberedWords, overdueWords, stateWords, ticketWords } from '../words';

/** 1 个灯泡，3 米管道; not what these words `said` already. */
export function quantityWords(
  quantities: readonly { item: string; amount: number; unit: string }[],
  said = '',
): string {
  return quantities
    .filter(({ amount, unit }) => !said.replace(/\s/g, '').includes(`${amount}${unit}`))
    .map(({ item, amount, unit }) => `${item} ${amount} ${unit}`.trim())
    .join('，');
}

/** 我的任务: what is in hand, then what waits for somebody. Rows are answered by their number. */
export function taskList(
  { calendar }: Office,
  inHand: readonly Ticket[],
  waiting: readonly Ticket[],
  now: number,
): Answer {
  const rows = [...inHand, ...waiting];
  if (rows.length === 0) return { text: '您手上没有在办的事，也没有等您接的。' };
  const line = (ticket: Ticket, at: number): string =>
    `${circled(at)} ${numberedWords(ticket)}（${ticket.state === 'waiting' ? '等报事的人回话，时限停着' : ticket.dueAt !== null && ticket.dueAt < now ? overdueWords(ticket.dueAt, now) : `${momentWords(calendar, ticket.dueAt ?? now, now)} 前`}）`;
  const parts = [
    inHand.length > 0 ? `在办 ${inHand.length} 件：\n${inHand.map(line).join('\n')}` : '',
    waiting.length > 0
      ? `等您接的 ${waiting.length} 件：\n${waiting.map((ticket, at) => line(ticket, at + inHand.length)).join('\n')}`
      : '',
  ];
  return {
    text: `${parts.filter(Boolean).join('\n')}\n回数字看一件。`,
    choices: rows.map((ticket) => ({
      label: numberedWords(ticket),
      key: choiceKey('show', 'ticket', ticketKey(ticket.id)),
    })),
    listed: true,
  };
}

/** 办到哪了: the reporter's own. */
export function progressList(office: Office, tickets: readonly Ticket[]): Answer {
  if (tickets.length === 0) return { text: '您还没有报过事。有什么问题，直接说就行。' };
  const lines = tickets.map(
    (ticket, at) => `${circled(at)} ${numberedWords(ticket)}：${stepWords(office, ticket)}`,
  );
  return {
    text: `${lines.join('\n')}\n回数字看经过。`,
    choices: tickets.map((ticket) => ({
      label: ticketNumber(ticket.id),
      key: choiceKey('show', 'ticket', ticketKey(ticket.id)),
    })),
    listed: true,
  };
}

/** 正在办理 · 网格员乙 */
function stepWords(office: Office, ticket: Ticket): string {
  const { directory } = office;
  const who = ticket.state === 'handling' ? ` · ${nameWords(directory, ticket.handlerId)}` : '';
  return `${stateWords[ticket.state]}${who}${ownerWords(office, ticket)}`;
}

/** One ticket with its way, for the reporter and for staff. Names of residents never stand in it. */
export function ticketStory(
  office: Office,
  ticket: Ticket,
  events: readonly TicketEvent[],
  choices: Choice[],
  now: number,
  reading: Reading,
): Answer {
  const { calendar, directory } = office;
  const lines = historyFor(events, reading).map(({ at, transition, actorId, note }) => {
    const when = momentWords(calendar, at, now);
    const who = actorId === null ? '' : actorWords(directory, ticket, actorId, transition);
    if (transition === 'inform') return `${when} ${toldWords[note as ToldWay] ?? note}`;
    if (reading !== 'story') return `${when} ${plainStep(transition, who, note)}`;
    return [when, transitions[transition].label, who].filter(Boolean).join(' ') + (note ? `：${note}` : '');
  });
  return {
    text: `${ticketNumber(ticket.id)} ${ticketWords(ticket)} · ${isArchived(ticket, now) ? '已归档' : handlingWords(office, ticket)}${ownerWords(office, ticket)}\n${lines.join('\n')}`,
    // The card says what the story says; who may not read it keeps what he asked for as it was.
    ...(reading === 'story' ? { shows: ticket.id } : {}),
    ...(choices.length > 0 ? { choices, aside: true } : {}),
  };
}

/** Who did it; of an anonymous report nobody learns who it was. */
function actorWords(
  directory: Directory,
  { anonymous, reporterId }: Ticket,
  actorId: number,
  transition: TransitionName,
): string {
  // MySQL and SQLite give 0 and 1 for a flag.
  const hidden = Number(anonymous) === 1 && actorId === reporterId && REPORTERS_OWN.has(transition);
  return hidden ? '匿名' : nameWords(directory, actorId);
}

export const notedWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：备注记下了，只有工作人员看得到。`,
});

export const takenWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)} 由您来办。办完点“办结”，或回“办结”加一句话。`,
});
export const returnedWords = (ticket: Ticket): Answer => ({
  text: passes(ticket, 'agenda')
    ? `${numberedWords(ticket)} 已退回，下次碰头会会议到它。`
    : `${numberedWords(ticket)} 已退回，单独交给了网格长。`,
});
/** What is wanted, in one sentence. */
export const finishQuestion = (ticket: Ticket, { photo, unit }: Demand): Answer => ({
  text: `${numberedWords(ticket)}：${photo ? '拍张照，' : ''}说一句办了什么${unit ? `、做了多少${unit}` : ''}就行。`,
});
/** The category asks for a picture of the result; 没拍 closes too. */
export const photoQuestion = (ticket: Ticket, note: string, dialogueId: number): Answer => ({
  text: `记下了：${note}。再发一张办好后的照片，${ticketNumber(ticket.id)} 就报办结；没拍就回“没拍”加一句为什么。`,
  choices: [{ label: '没拍', key: choiceKey('finish', 'without', `D${dialogueId}`) }],
});
export const quantityQuestion = (note: string, { unit }: Demand): Answer => ({
  text: `记下了：${note}。做了多少${unit}？回个数就行，比如“3${unit}”；没有数就回“0”。`,
});
export const finishNeedsWords: Answer = { text: '照片收好了。再说一句办了什么，比如“灯泡换了1个”。' };

export function finishedWords(ticket: Ticket, quantities: string, pictures: number): Answer {
  const photos = pictures > 0 ? `照片 ${pictures} 张` : '';
  const counted = [quantities, photos].filter(Boolean).join('，');
  return {
    text: `${ticketNumber(ticket.id)} 已报办结：${ticket.result ?? ''}${counted ? `（${counted}）` : ''}。等核实。`,
  };
}

/** Several in hand: which one is done? */
export function whichFinished(tickets: readonly Ticket[], dialogueId: number): Answer {
  const rows = tickets.slice(0, 5);
  return {
    text: `办结的是哪一件？\n${rows.map((ticket, at) => `${circled(at)} ${numberedWords(ticket)}`).join('\n')}`,
    choices: rows.map((ticket) => ({
      label: numberedWords(ticket),
      key: choiceKey('finish', 'pick', `D${dialogueId}`, ticketKey(ticket.id)),
    })),
    listed: true,
  };
}

/** Told in passing; 办结 takes it with these words. */
export const finishedWith = (ticket: Ticket, dialogueId: number, said: string): Answer => ({
  text: `${numberedWords(ticket)}：报办结吗？\n怎么办的：${said}`,
  choices: [
    { label: '办结', key: choiceKey('finish', 'pick', `D${dialogueId}`, ticketKey(ticket.id)) },
    { label: '还没办完', key: choiceKey('finish', 'later', `D${dialogueId}`) },
  ],
  question: true,
});
export const goOnWorking: Answer = { text: '好，接着办。办完点“办结”，或回“办结”加一句话。' };

/** Where the category asks for a picture and there is none, whoever verifies knows it, and why. */
const withoutWords = ({ withoutPhoto }: Ticket): string =>
  withoutPhoto === null || withoutPhoto === undefined
    ? ''
    : `（没拍照${withoutPhoto ? `：${withoutPhoto}` : ''}）`;

/** The leader's list: what waits to be verified. */
export function verifyList(tickets: readonly Ticket[]): Answer {
  if (tickets.length === 0) return { text: '没有等核实的事。' };
  const lines = tickets.map(
    (ticket, at) => `${circled(at)} ${numberedWords(ticket)}：${ticket.result ?? ''}${withoutWords(ticket)}`,
  );
  return {
    text: `等核实 ${tickets.length} 件：\n${lines.join('\n')}`,
    choices: [
      { label: '全部通过', key: choiceKey('verify', 'all') },
      { label: '逐件看', key: choiceKey('verify', 'each') },
    ],
  };
}

export function verifyOne(ticket: Ticket): Answer {
  const key = ticketKey(ticket.id);
  return {
    text: `${numberedWords(ticket)}\n${ticket.result ?? ''}${withoutWords(ticket)}`,
    choices: [
      { label: '属实，结案', key: choiceKey('verify', 'close', key) },
      { label: '没好，退回', key: choiceKey('verify', 'back', key) },
    ],
  };
}

export const sentBackWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：记下了没办好，已转回去重办。`,
});

export const verifiedWords = (count: number, skipped: readonly string[]): Answer => ({
  text: `已结案 ${count} 件。${skipped.length > 0 ? `没有结案：${skipped.join('；')}` : ''}`,
});

export const thanksForRating: Answer = { text: '谢谢您，记下了。' };
export const sorryForFault: Answer = {
  text: '对不起，让您多等了。哪里没好？写一句或拍一张就行，我马上转回去，网格长会联系您。',
};
/** He said in words that it is not done. */
export const sentBackToWork = (ticket: Ticket): Answer => ({
  text: `对不起，让您多等了。${numberedWords(ticket)} 已经转回去接着办，您的话经办的人看得到，网格长会联系您。`,
});
export const reasonKept: Answer = { text: '记下了，已经转给经办的人。' };
export const withdrawnWords = (ticket: Ticket): Answer => ({ text: `${numberedWords(ticket)} 已撤回。` });
export function stillNeeded(tickets: readonly Ticket[]): Answer {
  const [only] = tickets;
  const keep = { label: '还要办', key: choiceKey('withdraw', 'keep') };
  const withdraw = (ticket: Ticket, label: string): Choice => ({
    label,
    key: choiceKey('withdraw', 'now', ticketKey(ticket.id)),
  });
  if (tickets.length === 1 && only)
    return {
      text: `${numberedWords(only)}，不用再管了吗？`,
      choices: [withdraw(only, '撤回'), keep],
      question: true,
    };
  return {
    text: ['哪一件不用再管了？', ...tickets.map(numberedWords)].join('\n'),
    choices: [...tickets.map((ticket) => withdraw(ticket, `撤回 ${ticketNumber(ticket.id)}`)), keep],
  };
}
export const stillWorkedOn: Answer = { text: '好的，接着办。' };
export const amendedWords = (ticket: Ticket): Answer => ({ text: `改好了：${numberedWords(ticket)}。` });
export const nothingToWithdraw: Answer = { text: '没有可以撤回的事：已经有人在办的，请直接和网格员说。' };
export const nothingToAmend: Answer = { text: '没有可以改的事。有新问题，直接说就行。' };

/** Under somebody's tasks when he mediates too: the number alone. */
export const disputesBeside = (count: number): string => `在办的调解 ${count} 件，回“我的调解”看。`;
