import type { Office } from '../../models/context';
import type { Rectification } from '../../models/rounds/rectification';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, type Answer, type Choice } from '../answer';
import { dayWords, nameWords, numberedWords } from '../words';

/** 整改〔2026〕7号 */
export function noticeNumber(
  { calendar }: Pick<Office, 'calendar'>,
  { id, issuedAt }: Rectification,
): string {
  return `整改〔${calendar.local(issuedAt).day.slice(0, 4)}〕${id}号`;
}

/** Lines of the history. */
export const issuedLine = (unit: string, day: string, demand: string): string =>
  `给${unit}发整改通知，${dayWords(day)}前：${demand}`;
export const mendedLine = (words: string): string => `改好了${words === '' ? '' : `：${words}`}`;
export const takenBackLine = '复查记错了，还没有改好';
export const extendedLine = (day: string): string => `没有改好，再给到${dayWords(day)}`;
export const passedLine = ({ unit, dueDay }: Rectification, desk: string, words: string): string =>
  `${unit}到${dayWords(dueDay)}没有改好${words === '' ? '' : `（${words}）`}，移交${desk}`;
export const voidLine = '整改通知作废';

/** Asked one at a time. */
export const rectifyQuestions = {
  day: '限到哪天改好？',
  unit: '整改通知书写给哪个单位？写单位或店名。',
  demand: '要改成什么样？写一句，比如“清走堆物，保持安全出口畅通”。',
  days: ['3天内', '7天内', '15天内'],
} as const;

export const noticeIssued = (
  office: Office,
  row: Rectification,
  ticket: Ticket,
  checkDay: string,
): Answer => ({
  text: `${numberedWords(ticket)}：${noticeNumber(office, row)}写好了，文件随后发来，打印盖章送到${row.unit}。${dayWords(row.dueDay)}前改好，${dayWords(checkDay)}复查（${nameWords(office.directory, row.checkerId)}），到时提醒；复查过才办结。写错了回“作废整改 ${ticketNumber(ticket.id)}”。`,
});

export const noticeAgain = (office: Office, row: Rectification): Answer => ({
  text: `${ticketNumber(row.ticketId)} 发过${noticeNumber(office, row)}（${row.unit}，${dayWords(row.dueDay)}前），文件再发一份。`,
});

const waitingChoices = (ticketId: number): Choice[] => [
  { label: '改好了', key: choiceKey('recheck', 'mended', ticketKey(ticketId)) },
  { label: '没改好', key: choiceKey('recheck', 'not', ticketKey(ticketId)) },
];

/** The card of the day: what was ordered, and the two ways on. */
export const recheckCard = (office: Office, row: Rectification, ticket: Ticket): Answer => ({
  text: `复查 ${numberedWords(ticket)}\n${row.unit}，${dayWords(row.dueDay)}前：${row.demand}（${noticeNumber(office, row)}）`,
  choices: waitingChoices(ticket.id),
});

export const notMendedQuestion = (row: Rectification, desks: readonly string[]): Answer => ({
  text: `${row.unit}没有改好，怎么办？`,
  choices: [
    { label: '再给3天', key: choiceKey('recheck', 'longer', ticketKey(row.ticketId)) },
    ...desks.map((desk, at) => ({
      label: `移交${desk}`,
      key: choiceKey('recheck', 'pass', ticketKey(row.ticketId), at),
    })),
  ],
});

export const allowedLonger = (ticket: Ticket, day: string, checkDay: string): Answer => ({
  text: `${numberedWords(ticket)}：再给到${dayWords(day)}，${dayWords(checkDay)}提醒复查。`,
});
export const passedOn = (ticket: Ticket, desk: string): Answer => ({
  text: `${numberedWords(ticket)}：移交${desk}了，通知书和复查情况都在经过里。`,
});
export const voided = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)}：整改通知作废了，照常办理。`,
});
export const mendedFirst = (ticket: Ticket): string => `${ticketNumber(ticket.id)} 复查记下了：改好了。`;
export const passUsage = (ticket: Ticket, desks: readonly string[]): Answer => ({
  text: `移交给谁？比如“复查 ${ticketNumber(ticket.id)} 没改好 ${desks[0] ?? '城管科'}”。`,
});

/** 整改清单 */
export function waitingList(office: Office, rows: readonly (readonly [Rectification, Ticket])[]): Answer {
  if (rows.length === 0)
    return { text: '没有等复查的整改。发现单位的隐患，接办后回“整改”加编号，就出整改通知书。' };
  const lines = rows.map(
    ([row, ticket]) =>
      `${numberedWords(ticket)}：${row.unit}，${dayWords(row.dueDay)}前，复查 ${nameWords(office.directory, row.checkerId)}`,
  );
  return { text: `等复查的整改 ${rows.length} 件：\n${lines.join('\n')}\n看过了回“复查”加编号。` };
}
