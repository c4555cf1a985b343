import type { SupervisionSheet } from '../../documents/supervision';
import type { Office } from '../../models/context';
import type { Supervision, Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { longDay, officeName } from '../rounds/rectification-page';
import {
  categoryWords,
  gridWords,
  momentWords,
  nameWords,
  numberedWords,
  overdueWords,
  ticketWords,
} from '../words';

/** 督办〔2026〕3号 */
export const supervisionName = ({ year, number }: Pick<Supervision, 'year' | 'number'>): string =>
  year === null || number === null ? '督办' : `督办〔${year}〕${number}号`;

const holderWords = ({ directory }: Office, { handlerId, desk, gridId }: Ticket): string => {
  if (handlerId !== null) return nameWords(directory, handlerId);
  return desk ?? directory.responsible(gridId)[0]?.name ?? '还没有人接';
};

/** 督办清单: number, matter, who, and whether the answer is there. */
export function supervisionList(
  office: Office,
  orders: readonly { order: Supervision; ticket: Ticket }[],
  now: number,
): Answer {
  if (orders.length === 0) return { text: '没有下过督办。要督办一件，回“督办 T-0001”。' };
  const { calendar } = office;
  const state = ({ repliedAt, dueAt }: Supervision): string =>
    repliedAt !== null
      ? '已回复'
      : dueAt < now
        ? `没有回复，${overdueWords(dueAt, now)}`
        : `等回复，${momentWords(calendar, dueAt, now)} 前`;
  const rows = orders.map(
    ({ order, ticket }, at) =>
      `${circled(at)} ${supervisionName(order)} ${numberedWords(ticket)}（${holderWords(office, ticket)}，${state(order)}）`,
  );
  return {
    text: `${rows.join('\n')}\n回数字出督办单（Word）。`,
    choices: orders.map(({ order }) => ({
      label: supervisionName(order),
      key: choiceKey('supervision', 'draw', `S${order.id}`),
    })),
    listed: true,
  };
}

export const supervisionDrawn = (order: Supervision, ticket: Ticket): Answer => ({
  text: `${supervisionName(order)}（${numberedWords(ticket)}）的督办单在做了，一会儿发给您，可以直接打印。`,
});
export const supervisionUsage: Answer = {
  text: '哪一份？写编号，比如“督办单 T-0001”或“督办单 3号”；回“督办清单”看都有哪些。',
};
export const supervisionAppOnly: Answer = { text: '督办单是 Word 文件，请在企业微信里要。' };

/** The date is over and nobody answered: to who owes it and who ordered. */
export const supervisionLate = ({ calendar }: Office, order: Supervision, ticket: Ticket): Answer => ({
  text: `${supervisionName(order)} ${numberedWords(ticket)} 过了${longDay(calendar.local(order.dueAt).day)}的期限还没有回复。办到哪了、什么时候好，请回“督办回复 ${ticketNumber(ticket.id)}”加一句。`,
});

/** The work is done, which answers the order as well. */
export const supervisionDone = (order: Supervision, ticket: Ticket, result: string): Answer => ({
  text: `${supervisionName(order)} ${numberedWords(ticket)} 已报办结：${result}。等核实。`,
});

/** What the printed order says. */
export function supervisionSheet(office: Office, order: Supervision, ticket: Ticket): SupervisionSheet {
  const { calendar, directory } = office;
  const day = (at: number): string => longDay(calendar.local(at).day);
  const { hour, minute } = calendar.local(order.dueAt);
  const desk = ticket.desk ?? gridWords(directory, ticket.gridId);
  return {
    office: officeName(office, ticket.gridId),
    number: supervisionName(order),
    to: ticket.handlerId === null ? desk : `${desk} ${nameWords(directory, ticket.handlerId)}`,
    matter: `${ticketWords(ticket)}（${categoryWords(ticket.category)}，编号 ${ticketNumber(ticket.id)}）`,
    reportedOn: day(ticket.reportedAt),
    due: ticket.dueAt === null ? '' : day(ticket.dueAt),
    demand: order.words ?? '抓紧办理，按期办结，并书面回复办理情况。',
    answerBy: `${day(order.dueAt)}${hour}时${minute === 0 ? '' : `${minute}分`}`,
    orderedBy: nameWords(directory, order.orderedBy),
    reply: order.reply,
    issuedOn: day(order.orderedAt),
  };
}
