import type { Office } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { mayBeShown, SMALLEST_SHOWN } from '../../models/tickets/travel';
import { ticketKey } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer, type Choice } from '../answer';
import { detailChoice } from './figure-list-words';
import { greetingWords, numberedWords, overdueWords } from '../words';

/** Any kind of dispute: how many there are is a figure about neighbours. */
const DISPUTES = '1199';

/** 另有矛盾纠纷 6 件在调解: where a group reads it; empty for a number that could point at somebody. */
export const disputesWords = (count: number): string =>
  count > 0 && mayBeShown(DISPUTES, count) ? `矛盾纠纷 ${count} 件在调解。` : '';

/** 50/55（90.9%）; without cases a dash, never a made-up rate. */
export function rateWords(part: number, whole: number): string {
  return whole === 0 ? '—' : `${part}/${whole}（${((part / whole) * 100).toFixed(1)}%）`;
}

export interface DigestFacts {
  gridId: number;
  yesterday: string;
  needsYou: readonly Ticket[];
  reportedYesterday: number;
  closedYesterday: number;
  open: number;
  disputes: number;
}

const SHOWN = 3;

/** ；调解中 6: a number that could point at somebody is not told, not even to leaders. */
const inMediation = (count: number): string =>
  count === 0 ? '' : mayBeShown(DISPUTES, count) ? `；调解中 ${count}` : `；调解中少于 ${SMALLEST_SHOWN}`;

/** 以后只发周报: offered on the card that comes every morning, to whoever still gets it. */
export const weeklyOnly = (gets: boolean): Choice[] =>
  gets ? [{ label: '以后只发周报', key: choiceKey('subscribe', 'weekly') }] : [];

/** The leader's morning: what needs him, then three numbers; one tap orders, each number leads to its list. */
export function digestAnswer(
  { calendar }: Pick<Office, 'calendar'>,
  { gridId, yesterday, needsYou, reportedYesterday, closedYesterday, open, disputes }: DigestFacts,
  now: number,
  further: readonly Choice[] = [],
): Answer {
  const behind = { gridId, period: { from: yesterday, to: yesterday } };
  const listed = reportedYesterday + closedYesterday + open > 0 ? [detailChoice(behind, 'digest')] : [];
  const hello = greetingWords(calendar, now);
  const numbers = `昨日上报 ${reportedYesterday}，办结 ${closedYesterday}，还在办 ${open}${inMediation(disputes)}。`;
  if (needsYou.length + reportedYesterday + closedYesterday + open + disputes === 0)
    return { text: `${hello}。昨天没有新的事，今天没有要您过问的。` };
  if (needsYou.length === 0)
    return { text: `${hello}。今天没有要您过问的事。\n${numbers}`, choices: [...listed, ...further] };
  const late = needsYou.some(({ dueAt }) => dueAt !== null && dueAt < now);
  const shown = needsYou.slice(0, SHOWN);
  const lines = shown.map(
    (ticket, at) =>
      `${circled(at)} ${numberedWords(ticket)}${ticket.dueAt !== null && ticket.dueAt < now ? `（${overdueWords(ticket.dueAt, now)}）` : ''}`,
  );
  return {
    text: `${hello}。今天先看这 ${shown.length} 件${needsYou.length > SHOWN ? `（共 ${needsYou.length} 件）` : ''}\n${lines.join('\n')}\n${numbers}`,
    choices: [
      ...shown.map((ticket, at) => ({
        label: `督办第${at + 1}件`,
        key: choiceKey('supervise', 'order', ticketKey(ticket.id)),
      })),
      ...(late ? [{ label: '看超期', key: choiceKey('digest', 'late') }] : []),
      ...listed,
      ...further,
    ],
  };
}
