import type { Office } from '../models/context';
import type { Ticket } from '../models/tickets/ticket';
import { passes } from '../models/tickets/travel';
import { ticketNumber } from '../models/tickets/workflow';
import { categoryWords, gridWords } from './words';

/** What a work group reads of an answer that is nobody else's. It says nothing of what it was about. */
export const answeredPrivately = '单独回您了，请看“小格”应用里的消息。';

export const groupHelp = [
  '在群里 @我 可以说：',
  '“3号楼2单元楼道灯不亮” 直接报一件事；引用别人的话再 @我 说“上报”也行',
  '“随手办 3号楼 小广告清了12处” 当场办好的事',
  '“本周”“本月 路灯 有多少” 看数',
  '别的事也能说，我单独回您。涉及邻里、店铺和个人的，请直接在“小格”应用里跟我说。',
].join('\n');

/** A number, a kind and a grid: nobody's name, no room, no words of the reporter. Null: no matter for a group. */
export function groupReceipt(
  { directory }: Office,
  ticket: Pick<Ticket, 'id' | 'category' | 'travels' | 'gridId' | 'desk' | 'anonymous'>,
): string | null {
  if (!passes(ticket, 'group_reply') || ticket.anonymous) return null;
  const where = ticket.desk ?? gridWords(directory, ticket.gridId);
  return `已登记 ${ticketNumber(ticket.id)}：${categoryWords(ticket.category)}，交给${where}。`;
}

/** 随手办, for everybody. */
export function groupHandled(office: Office, ticket: Ticket, quantities: string): string | null {
  if (groupReceipt(office, ticket) === null) return null;
  const counted = quantities === '' ? '' : `，计 ${quantities}`;
  return `自办自结 ${ticketNumber(ticket.id)}：${categoryWords(ticket.category)}（${gridWords(office.directory, ticket.gridId)}）${counted}。`;
}

/** Danger: first what saves, then who knows of it. */
export function groupDanger({ directory }: Office, ticket: Ticket, dial: string): string {
  return `有危险请先拨打 ${dial}。已登记 ${ticketNumber(ticket.id)}，已通知${gridWords(directory, ticket.gridId)}。`;
}

/** Nobody we know: he can't be written to either. */
export const stranger = (danger: boolean): string =>
  `${danger ? '有危险请马上拨打 110、119、120。' : ''}我还认不出您是哪位同事。请先在工作台打开“小格”应用跟我说一句话，再来这里叫我；打不开就请管理员把您加进应用的可见范围。`;

/** Something went wrong on our side. */
export const notDone = (reference: string): string =>
  `刚才没有办成，请过一会儿再说一次。参考号 ${reference}。`;
