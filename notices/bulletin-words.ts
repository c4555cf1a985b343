import type { Ticket } from '../models/ticket';
import { mayBeShown } from '../models/travel';
import { ticketKey } from '../models/workflow';
import { choiceKey, circled, type Answer } from './answer';
import { numberedWords, overdueWords } from './words';

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
  needsYou: readonly Ticket[];
  reportedYesterday: number;
  closedYesterday: number;
  open: number;
  disputes: number;
}

const SHOWN = 3;

/** The leader's morning: what needs him, then three numbers; one tap orders. */
export function digestAnswer(
  { needsYou, reportedYesterday, closedYesterday, open, disputes }: DigestFacts,
  now: number,
): Answer {
  const numbers = `昨日上报 ${reportedYesterday}，办结 ${closedYesterday}，还在办 ${open}${disputes > 0 ? `；调解中 ${disputes}` : ''}。`;
  if (needsYou.length + reportedYesterday + closedYesterday + open + disputes === 0)
    return { text: '早上好。昨天没有新的事，今天没有要您过问的。' };
  if (needsYou.length === 0) return { text: `早上好。今天没有要您过问的事。\n${numbers}` };
  const shown = needsYou.slice(0, SHOWN);
  const lines = shown.map(
    (ticket, at) =>
      `${circled(at)} ${numberedWords(ticket)}${ticket.dueAt !== null && ticket.dueAt < now ? `（${overdueWords(ticket.dueAt, now)}）` : ''}`,
  );
  return {
    text: `早上好。今天先看这 ${shown.length} 件${needsYou.length > SHOWN ? `（共 ${needsYou.length} 件）` : ''}\n${lines.join('\n')}\n${numbers}`,
    choices: shown.map((ticket, at) => ({
      label: `督办第${at + 1}件`,
      key: choiceKey('supervise', 'order', ticketKey(ticket.id)),
    })),
  };
}
