import type { Office } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import type { DisputeDue } from '../../models/mediation/dispute-agenda';
import { disputeKinds } from '../../models/mediation/dispute-kinds';
import { disputeClocks, disputeKey, disputeNumber } from '../../models/mediation/dispute-workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { dayWords, momentWords } from '../words';

/** `owed`: which of several instalments comes next. */
type Row = Dispute & { meetsAt: number | null; owed: number | null };

const DAY = 86_400_000;

/** Why it stands there, in a few words; the case itself opens by its number. */
function dueWords({ calendar }: Office, dispute: Row, due: DisputeDue, now: number): string {
  const day = (at: number | null): string => (at === null ? '' : dayWords(calendar.local(at).day));
  switch (due) {
    case 'contact':
      return '还没有联系，已过时限';
    case 'limit':
      return `${day(dispute.limitAt)}到期`;
    case 'over':
      return '已经到期：延长、达成或结束';
    case 'stalled':
      return '七天没有动静';
    case 'marks':
      return '协议等签字盖章';
    case 'perform':
      return `${day(dispute.performBy)}前履行${instalmentOf(dispute)}`;
    case 'late':
      return `过了履行的日子${instalmentOf(dispute)}，问一声`;
    case 'revisit':
      return '该回访了';
    case 'confirm': {
      const left = (dispute.effectiveAt ?? now) + disputeClocks.confirmation - now;
      return `司法确认还剩 ${Math.ceil(left / DAY)} 天，要双方一起申请`;
    }
    case 'plan':
      return '难题的措施到期了，问一声、重新定';
    case 'today':
      return dispute.meetsAt === null ? '' : `${momentWords(calendar, dispute.meetsAt, now)} 见面`;
    default:
      return due satisfies never;
  }
}

const instalmentOf = ({ owed }: Row): string => (owed === null ? '' : `（第${owed}期）`);

const ROWS = 10;

export function mediationList(
  office: Office,
  rows: readonly { dispute: Row; due: DisputeDue }[],
  now: number,
): Answer {
  const shown = rows.slice(0, ROWS);
  const lines = shown.map(
    ({ dispute, due }, at) =>
      `${circled(at)} ${disputeNumber(dispute.id)} ${disputeKinds[dispute.kind].label}：${dueWords(office, dispute, due, now)}`,
  );
  const more = rows.length > ROWS ? `\n另有 ${rows.length - ROWS} 件，回“我的调解”看。` : '';
  return {
    text: `今天的调解：\n${lines.join('\n')}${more}\n回数字看案卷。`,
    choices: shown.map(({ dispute }) => ({
      label: `${disputeNumber(dispute.id)} ${disputeKinds[dispute.kind].label}`,
      key: choiceKey('mediate', 'show', disputeKey(dispute.id)),
    })),
    listed: true,
  };
}
