import type { Office } from '../models/context';
import type { Standing } from '../models/standing';
import { ticketKey } from '../models/workflow';
import { choiceKey, circled, type Answer } from './answer';
import { dayWords, numberedWords } from './words';

const SHOWN = 10;

/** 立项和挂起的事: what stands, what comes next, and until when somebody has to say why. */
export function standingList({ calendar }: Office, standing: readonly Standing[]): Answer {
  if (standing.length === 0) return { text: '没有立项、挂起的事。' };
  const shown = standing.slice(0, SHOWN);
  const rows = shown.map(({ ticket, next }, at) => {
    const kind = ticket.state === 'project' ? '立项' : '挂起';
    const until = ticket.resumeAt === null ? '' : `，到${dayWords(calendar.local(ticket.resumeAt).day)}`;
    const step = next === null ? '' : `，${dayWords(next.day)}前 ${next.words}`;
    const renew = ticket.renewBy === null ? '' : `，${dayWords(calendar.local(ticket.renewBy).day)}前续期`;
    return `${circled(at)} ${numberedWords(ticket)}（${kind}${until}${step}${renew}）`;
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
