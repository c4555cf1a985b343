import type { Office } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { momentWords, nameWords, numberedWords, overdueWords } from '../words';

const SHOWN = 10;

export const checkWhere: Answer = {
  text: '去看哪里？地点没有认出来。写楼号或表里的地点，比如“核查 3号楼地下室积水 网格员乙 今天”；几栋楼用顿号分开。',
};
export const checkUsage: Answer = {
  text: '请谁去看哪里？比如“核查 3号楼地下室积水 网格员乙 今天”。',
};

/** Nobody that is known was named: who can be asked. */
export const whoChecks = ({ directory }: Office, asks: number): Answer => {
  const names = directory
    .colleagues()
    .filter(({ id, roles }) => id !== asks && roles.some(({ role }) => role === 'member'))
    .map(({ name }) => name);
  return {
    text: `请谁去看？写上同事的名字，比如“核查 3号楼地下室积水 ${names[0] ?? '网格员乙'} 今天”。${names.length > 1 ? `可以请：${names.slice(0, SHOWN).join('、')}。` : ''}`,
  };
};
export const checkPast: Answer = {
  text: '最晚什么时候回话？写今天或以后的，比如“核查 3号楼地下室积水 网格员乙 明天上午10点前”。',
};
/** What was ordered and is not back yet; late first. */
export function checksOpen({ directory, calendar }: Office, tickets: readonly Ticket[], now: number): Answer {
  if (tickets.length === 0) return checkUsage;
  const rows = tickets.map((ticket, at) => {
    const late = ticket.dueAt !== null && ticket.dueAt < now;
    const when = late
      ? overdueWords(ticket.dueAt ?? now, now)
      : `${momentWords(calendar, ticket.dueAt ?? now, now)} 前`;
    const who = ticket.handlerId === null ? '还没有人接' : nameWords(directory, ticket.handlerId);
    return `${circled(at)} ${numberedWords(ticket)}（${who}，${when}）`;
  });
  return {
    text: `等回话的核查 ${tickets.length} 件：\n${rows.join('\n')}\n回数字看一件；收回用“撤回”加编号。再请人去看，比如“核查 3号楼地下室积水 网格员乙 今天”。`,
    choices: tickets.map((ticket) => ({
      label: numberedWords(ticket),
      key: choiceKey('show', 'ticket', ticketKey(ticket.id)),
    })),
    listed: true,
  };
}

export const checkOrdered = (
  { directory, calendar }: Office,
  ticket: Ticket,
  personId: number,
  now: number,
): Answer => ({
  text: `${numberedWords(ticket)}：已请${nameWords(directory, personId)}去核查，${momentWords(calendar, ticket.dueAt ?? now, now)} 前回话。`,
});
/** The same order said twice. */
export const checkOrderedBefore = (
  { directory, calendar }: Office,
  ticket: Ticket,
  personId: number,
  now: number,
): Answer => ({
  text: `${numberedWords(ticket)}：已经请过${nameWords(directory, personId)}去核查了，${momentWords(calendar, ticket.dueAt ?? now, now)} 前回话。`,
});
