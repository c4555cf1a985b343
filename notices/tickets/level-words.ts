import type { Office } from '../../models/context';
import type { GridLevel } from '../../models/staff/grid';
import type { RaisedFor } from '../../models/tickets/raising';
import type { Ticket, TicketEvent } from '../../models/tickets/ticket';
import type { DistrictLetter } from '../../documents/district-letter';
import { ticketKey, ticketNumber, transitions, type TransitionName } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { longDay, officeName } from '../rounds/rectification-page';
import { categoryWords, gridWords, nameWords, numberedWords, overdueWords, ticketWords } from '../words';

const levelWords: Record<GridLevel, string> = {
  cell: '微网格',
  grid: '网格',
  community: '社区',
  street: '街道',
  district: '区里',
};

export const escalatedCardFor = (ticket: Ticket, reason: string): Answer => ({
  text: `${numberedWords(ticket)} 提级到${levelWords[ticket.level]}：${reason}。请派给合适的人或科室，比如“转派 ${ticketNumber(ticket.id)} 城管科 3天”。`,
});
export const escalatedWords = (ticket: Ticket): Answer => ({
  text: `${numberedWords(ticket)} 已提级到${levelWords[ticket.level]}，经过和时限都带上去了。`,
});
/** As the history has it. */
export const raiseReasons: Record<RaisedFor, string> = {
  late: '超期太久',
  rework: '两次返工',
  again: '同一处同一类 30 天内第 3 次',
};
export function raisedWords(ticket: Ticket, why: RaisedFor, now: number): Answer {
  const late = ticket.dueAt === null ? '拖得太久' : overdueWords(ticket.dueAt, now);
  const reason = why === 'late' ? late : raiseReasons[why];
  return { text: `${numberedWords(ticket)} ${reason}，自动提级到${levelWords[ticket.level]}。请过问。` };
}
export const referredNews = ({ directory }: Office, ticket: Ticket): Answer => ({
  text: `您报的 ${numberedWords(ticket)} 街道解决不了，已报到区里，${nameWords(directory, ticket.ownerId)}替您跟着。回“办到哪了”看进展。`,
});

/** Moves that tell the district what was tried. */
const TRIED: readonly TransitionName[] = [
  'accept',
  'reassign',
  'escalate',
  'transfer',
  'assist',
  'whistle_end',
];

/** 函: what the district gets; nothing of who reported it. */
export function districtLetter(
  office: Office,
  ticket: Ticket,
  history: readonly TicketEvent[],
  reason: string,
  now: number,
): DistrictLetter {
  const { directory, calendar } = office;
  const day = (at: number): string => longDay(calendar.local(at).day);
  const tried = history
    .filter(({ transition }) => TRIED.includes(transition))
    .map(
      ({ at, transition, note }) => `${day(at)}${transitions[transition].label}${note ? `（${note}）` : ''}`,
    );
  const matter = `${ticketWords(ticket)}（${categoryWords(ticket.category)}，编号 ${ticketNumber(ticket.id)}）`;
  return {
    title: `关于协调解决${ticketWords(ticket)}的函`,
    to: '区相关部门',
    paragraphs: [
      `${day(ticket.reportedAt)}，${gridWords(directory, ticket.gridId)}反映：${matter}。`,
      tried.length > 0 ? `已经做的：${tried.join('；')}。` : '',
      `需要区里解决的原因：${reason}。`,
      '请予协调，并告知办理部门和时间。',
    ].filter(Boolean),
    office: officeName(office, ticket.gridId),
    issuedOn: day(now),
  };
}

/** The same as one text to copy. */
const letterWords = ({ title, to, paragraphs, office, issuedOn }: DistrictLetter): string =>
  [title, `${to}：`, ...paragraphs, `${office}　${issuedOn}`].join('\n');

/** Why it was referred, as the history has it. */
export const referredFor = (history: readonly TicketEvent[]): string =>
  history.findLast(({ transition }) => transition === 'refer')?.note ?? '';

/** Beside the letter, as the answer in the chat; `drawn`: it comes as a file too. */
export const lettered = (letter: DistrictLetter, drawn: boolean): Answer => ({
  text: `已报区，您来跟进。${drawn ? '函的 Word 文件一会儿发给您，盖章就能用。' : ''}下面这段可以直接发给区里：\n${letterWords(letter)}`,
});

/** 报区清单: in the chat as rows, with the workbook behind it. */
export const districtList = (tickets: readonly Ticket[], drawn: boolean): Answer =>
  tickets.length === 0
    ? { text: '没有报到区里还没办完的事。' }
    : {
        text: `报到区里还没办完 ${tickets.length} 件：\n${tickets
          .slice(0, SHOWN)
          .map((ticket, at) => `${circled(at)} ${numberedWords(ticket)}`)
          .join('\n')}${drawn ? '\n表格一会儿发给您。' : ''}\n回数字看一件。`,
        choices: tickets.slice(0, SHOWN).map((ticket) => ({
          label: numberedWords(ticket),
          key: choiceKey('show', 'ticket', ticketKey(ticket.id)),
        })),
        listed: true,
      };
const SHOWN = 10;

/** The sheet that the district gets. */
export const districtBook = (office: Office, rows: readonly (readonly string[])[], now: number) => ({
  name: '报区清单.xlsx',
  sheets: [
    {
      name: '报区清单',
      title: '报区清单',
      notes: [`截至 ${longDay(office.calendar.local(now).day)}，${rows.length} 件`],
      columns: districtColumns.map((title, at) => ({ title, ...(WIDTHS[at] ? { width: WIDTHS[at] } : {}) })),
      rows,
    },
  ],
});
const WIDTHS = [10, 22, 24, 30, 26, 14, 40, 14];

const districtColumns = [
  '编号',
  '网格',
  '地点',
  '问题',
  '类别',
  '上报日期',
  '需区里解决的原因',
  '跟进人',
] as const;

/** One row of the sheet for the district. */
export const districtRow = ({ directory, calendar }: Office, ticket: Ticket, reason: string): string[] => [
  ticketNumber(ticket.id),
  gridWords(directory, ticket.gridId),
  ticket.placeText,
  ticket.subject,
  categoryWords(ticket.category),
  calendar.local(ticket.reportedAt).day,
  reason,
  nameWords(directory, ticket.ownerId),
];

export const levelQuestions = {
  escalate: '为什么自己这一级办不了？写一句。',
  refer: '为什么要区里解决？写一句，会写进函里。',
} as const;
