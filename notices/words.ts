import type { WorkingCalendar } from '../models/calendar';
import { nextDay } from '../models/calendar';
import { categoryByCode } from '../models/category-table';
import type { Directory } from '../models/staff/directory';
import type { Ticket } from '../models/tickets/ticket';
import { ticketNumber, type TicketState } from '../models/tickets/workflow';

/** What residents read for each state. */
export const stateWords: Record<TicketState, string> = {
  reported: '已收到',
  filed: '已受理',
  dispatched: '已派给网格员',
  handling: '正在办理',
  verifying: '办好了，等核实',
  closed: '已办结',
  rated: '已办结并评价',
  returned: '正在重新派人',
  withdrawn: '已撤回',
  merged: '已合并办理',
  declined: '没有受理',
  suspended: '暂缓办理',
  waiting: '等您回句话',
  project: '已列入立项',
};

const pad = (count: number): string => String(count).padStart(2, '0');

/** 早上好, or 您好 once the morning is gone. */
export const greetingWords = (calendar: WorkingCalendar, now: number): string =>
  calendar.local(now).hour < NOON ? '早上好' : '您好';
const NOON = 12;

/** 今天 18:00, 明天 12:00, 11月25日 18:00. */
export function momentWords(calendar: WorkingCalendar, at: number, now: number): string {
  const { day, hour, minute } = calendar.local(at);
  const today = calendar.local(now).day;
  const time = `${pad(hour)}:${pad(minute)}`;
  if (day === today) return `今天 ${time}`;
  if (day === nextDay(today)) return `明天 ${time}`;
  return `${dayWords(day)} ${time}`;
}

/** 11月25日 */
export function dayWords(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** 12月9日; of another year than today 2027年3月1日. */
export const dayInYear = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? dayWords(day) : `${day.slice(0, 4)}年${dayWords(day)}`;

/** 超期 2 天, 超期 3 小时. */
export function overdueWords(dueAt: number, now: number): string {
  const hours = Math.floor((now - dueAt) / 3_600_000);
  return hours >= 24 ? `超期 ${Math.floor(hours / 24)} 天` : `超期 ${Math.max(1, hours)} 小时`;
}

/** 45 分钟, 3.5 小时, 2.1 天: how long something took. */
export function durationWords(minutes: number): string {
  const shown = (count: number): string => String(Math.round(count * 10) / 10);
  if (minutes < 60) return `${Math.round(minutes)} 分钟`;
  return minutes < 48 * 60 ? `${shown(minutes / 60)} 小时` : `${shown(minutes / 1440)} 天`;
}

/** 3号楼2单元 楼道灯不亮 */
export function ticketWords(ticket: Pick<Ticket, 'placeText' | 'subject'>): string {
  return [ticket.placeText, ticket.subject].filter(Boolean).join(' ');
}

/** T-0001 3号楼2单元 楼道灯不亮 */
export function numberedWords(ticket: Pick<Ticket, 'id' | 'placeText' | 'subject'>): string {
  return `${ticketNumber(ticket.id)} ${ticketWords(ticket)}`;
}

/** The same for a group or a paper that goes round: 3号楼2单元502室 stands there as 3号楼2单元. */
export const publicWords = (ticket: Pick<Ticket, 'id' | 'placeText' | 'subject'>): string =>
  numberedWords({
    ...ticket,
    placeText: withoutRoom(ticket.placeText),
    subject: withoutRoom(ticket.subject),
  });

const withoutRoom = (place: string): string => place.replace(/[A-Za-z]?\d{1,4}(?:室|户)/g, '');

export function categoryWords(code: string): string {
  return categoryByCode(code)?.name ?? '其他';
}

/** 幸福社区第2网格 */
export function gridWords(directory: Directory, gridId: number): string {
  const way = directory.upwards(gridId);
  const grid = way[0];
  if (!grid) return '';
  const community =
    grid.level === 'grid' || grid.level === 'cell'
      ? way.find((node) => node.level === 'community')
      : undefined;
  return `${community?.name ?? ''}${grid.name}`;
}

/** 网格员乙（幸福社区第2网格）; who looks at a ticket of that grid. */
export function responsibleWords(directory: Directory, gridId: number): string {
  const names = directory.responsible(gridId).map((person) => person.name);
  return names.length === 0
    ? gridWords(directory, gridId)
    : `${names.join('、')}（${gridWords(directory, gridId)}）`;
}

/** The person's name, 居民 for those without. */
export function nameWords(directory: Directory, personId: number | null): string {
  return directory.staff(personId)?.name ?? '居民';
}

/** One line of a resident's text for a card, shortened by the card's own limit. */
export const quoteWords = (text: string): string => text.replace(/\s+/g, ' ').trim();
