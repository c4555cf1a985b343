import type { Office } from '../../models/context';
import type { Rung } from '../../models/tickets/reminders';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../answer';
import { momentWords, nameWords, numberedWords, overdueWords } from '../words';

const whoWords = ({ directory }: Office, { handlerId, desk }: Ticket): string =>
  handlerId === null ? (desk ?? '还没有人接') : nameWords(directory, handlerId);

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** What each rung says to colleagues. */
export function rungWords(
  office: Office,
  ticket: Ticket,
  { clock, share, danger }: Rung,
  now: number,
): Answer {
  const name = numberedWords(ticket);
  const number = ticketNumber(ticket.id);
  const until = (at: number | null): string => (at === null ? '' : momentWords(office.calendar, at, now));
  switch (clock) {
    case 'accept':
      if (danger)
        return {
          text: `特急 ${name}：报了 ${Math.round((now - ticket.reportedAt) / MINUTE)} 分钟还没有人接！能去的马上回“我来办 ${number}”；去不了就打电话找人去。`,
        };
      return { text: `${name} 过了接办的时间，还没有人接。` };
    case 'verify':
      return { text: `${name} 等核实过了时间，回“核实”看一看。` };
    case 'resume':
      return { text: `${name} 挂起到期，接着办。` };
    case 'renew':
      return {
        text: `${name} 还放着（${ticket.state === 'project' ? '需立项' : '挂起'}），到${until(ticket.renewBy)}满 90 天。请说一次为什么：回“续期 ${number}”加原因；能办了，回“恢复办理 ${number}”。`,
      };
    default:
      break;
  }
  // Said without a date: it is read with the next list.
  if (share <= 0.5) return { text: `${name} 时限过半，请安排。` };
  if (share < 1)
    return { text: `${name} 时限${until(ticket.dueAt)}，请抓紧。来不及就早点回“延期 ${number}”加原因。` };
  const fresh = ticket.dueAt === null || now - ticket.dueAt < HOUR;
  const late = fresh || ticket.dueAt === null ? '到时限了' : overdueWords(ticket.dueAt, now);
  if (share === 1)
    return { text: `${name} ${late}（${whoWords(office, ticket)}）。办不了就说：可以“上会”“协办”“提级”。` };
  return { text: `${name} ${late}（${whoWords(office, ticket)}），请说明原因和什么时候办好。` };
}

/** To the reporter, once: sorry, and when we look at it again. */
export const overdueNews = ({ calendar }: Office, ticket: Ticket, now: number): Answer => ({
  text:
    ticket.urgency === 'emergency'
      ? dangerLate(ticket)
      : `对不起，您报的 ${numberedWords(ticket)} 没能按时办好。我们已经催了，最晚${momentWords(calendar, calendar.due(now, { amount: 1, unit: 'WD' }), 0)} 前给您个准话。`,
});

/** Nobody in danger is told of a working day. */
const dangerLate = (ticket: Ticket): string =>
  `对不起，您报的 ${numberedWords(ticket)} 还没有办完，我们在催经办的人马上联系您。还有危险请直接拨打 110、119、120。`;
