import type { RectificationNotice } from '../../documents/rectification';
import type { Office } from '../../models/context';
import type { Inspection } from '../../models/rounds/inspection';
import type { Rectification } from '../../models/rounds/rectification';
import type { Ticket } from '../../models/tickets/ticket';
import { noticeNumber } from './rectification-words';
import { gridWords, nameWords } from '../words';

export interface NoticeFacts {
  row: Rectification;
  ticket: Ticket;
  /** The check it was found at; null: none. */
  inspection: Pick<Inspection, 'template'> | null;
  /** It was found on a patrol. */
  patrol: boolean;
  recheckOn: string;
}

/** 2026年11月24日 */
export function longDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** The office as it signs: a street has its 办事处, a town its 人民政府. */
export function officeName({ directory }: Pick<Office, 'directory'>, gridId: number): string {
  const name = directory.above(gridId, 'street')?.name ?? directory.upwards(gridId).at(-1)?.name ?? '';
  if (name.endsWith('街道')) return `${name}办事处`;
  return /[镇乡]$/.test(name) ? `${name}人民政府` : name;
}

const ended = (words: string): string => (/[。！？.!?]$/.test(words) ? words : `${words}。`);

export function rectificationNotice(
  office: Office,
  { row, ticket, inspection, patrol, recheckOn }: NoticeFacts,
): RectificationNotice {
  const { calendar, directory } = office;
  const community = directory.above(row.gridId, 'community');
  const said = ticket.description.replace(/^[^：]{1,40}检查：/, '');
  return {
    office: officeName(office, row.gridId),
    number: noticeNumber(office, row),
    unit: row.unit,
    foundOn: longDay(calendar.local(ticket.reportedAt).day),
    foundBy: inspection ? `${inspection.template}检查` : patrol ? '巡查' : '走访查看',
    place: ticket.placeText || gridWords(directory, ticket.gridId),
    problem: ended(said || ticket.subject),
    demand: ended(row.demand),
    until: longDay(row.dueDay),
    recheckOn: longDay(recheckOn),
    contact: `${nameWords(directory, row.checkerId)}（${gridWords(directory, row.gridId)}）`,
    phone: community?.phone ?? null,
    issuedOn: longDay(calendar.local(row.issuedAt).day),
  };
}
