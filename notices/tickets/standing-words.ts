import type { Office } from '../../models/context';
import type { Standing } from '../../models/tickets/standing';
import { ticketKey, type TicketState } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { dayInYear, numberedWords } from '../words';

const SHOWN = 10;
const standingKinds: Partial<Record<TicketState, string>> = { project: '立项', suspended: '挂起' };

/** 立项、挂起和难题: what stands, what comes next, who answers for it, and until when somebody has to say why. */
export function standingList({ calendar }: Office, standing: readonly Standing[], now: number): Answer {
  if (standing.length === 0) return { text: '没有立项、挂起的事，也没有难题。' };
  const shown = standing.slice(0, SHOWN);
  const { day: today } = calendar.local(now);
  const rows = shown.map(({ ticket, next, hard }, at) => {
    const kind = standingKinds[ticket.state] ?? '';
    const owner = hard
      ? `难题 责任人${hard.person}，${dayInYear(hard.day, today)}前${hard.day < today ? '，过期了' : ''}`
      : '';
    const until =
      ticket.resumeAt === null ? '' : `，到${dayInYear(calendar.local(ticket.resumeAt).day, today)}`;
    const step = next === null ? '' : `，${dayInYear(next.day, today)}前 ${next.words}`;
    const renew =
      ticket.renewBy === null ? '' : `，${dayInYear(calendar.local(ticket.renewBy).day, today)}前续期`;
    const state = `${kind}${until}${step}${renew}`;
    return `${circled(at)} ${numberedWords(ticket)}（${[state, owner].filter(Boolean).join('；')}）`;
  });
  const left = standing.length - shown.length;
  return {
    text: `放着的事 ${standing.length} 件：\n${rows.join('\n')}${left > 0 ? `\n另有 ${left} 件。` : ''}\n回数字看一件。`,
    choices: shown.map(({ ticket }) => ({
      label: numberedWords(ticket),
      key: choiceKey('show', 'ticket', ticketKey(ticket.id)),
    })),
    listed: true,
  };
}
