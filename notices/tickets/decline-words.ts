import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../answer';
import { numberedWords } from '../words';

/** Why something is not taken up, as a tap, and where the reporter goes instead. */
export const declineReasons: readonly { label: string; way: string }[] = [
  { label: '不在本辖区', way: '请找那里的社区或街道；不知道是哪里，可以拨 12345。' },
  { label: '已走诉讼信访', way: '已经在法院、仲裁、复议或信访办理的，以那边的结果为准。' },
  { label: '没有具体地点', way: '想起是哪里、什么情况，再发一遍就行。' },
  { label: '重复且没新情况', way: '原来那件还在办，回“办到哪了”看进展。' },
  { label: '紧急求助', way: '有危险请直接拨打 110、119、120 或 122。' },
  { label: '不归政府社区管', way: '可以和对方商量，商量不成可以申请调解，或走法律途径。' },
];

export const declineQuestion = '不受理的原因是哪一个？点一个，也可以写一句。';

const wayOf = (reason: string): string =>
  declineReasons.find(({ label }) => reason.startsWith(label))?.way ?? '还有疑问，回“找人”，社区的人和您说。';

/** To the reporter. */
export const declinedNews = (ticket: Ticket, reason: string): Answer => ({
  text: `您报的 ${numberedWords(ticket)} 没有受理：${reason}。${wayOf(reason)}`,
});

export const declinedWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：不受理，已告诉报事的人。弄错了，回“重新受理 ${ticketNumber(ticket.id)}”。`,
});

export const reconsideredNews = (ticket: Ticket): Answer => ({
  text: `您报的 ${numberedWords(ticket)} 重新受理了，有人去看就告诉您。`,
});
export const reconsideredWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)} 已重新受理，在等人接办。`,
});
