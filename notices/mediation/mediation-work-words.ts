import type { Office } from '../../models/context';
import type { Dispute } from '../../models/mediation/dispute';
import { disputeKey, disputeNumber } from '../../models/mediation/dispute-workflow';
import { choiceKey, type Answer } from '../answer';
import { nextSteps } from './mediator-words';
import { dayWords } from '../words';

const key = (action: string, id: number, ...rest: string[]): string =>
  choiceKey('mediate', action, disputeKey(id), ...rest);

export const extendAsked = (id: number, days: number): Answer => ({
  text: `双方都同意再延长 ${days} 天吗？只能延长一次。`,
  choices: [
    { label: '双方都同意', key: key('extend', id, 'yes') },
    { label: '不延长', key: key('show', id) },
  ],
});
export const extendedWords = (office: Office, dispute: Dispute): Answer =>
  nextSteps(
    dispute,
    `好，${disputeNumber(dispute.id)} 期限延到${dispute.limitAt === null ? '' : dayWords(office.calendar.local(dispute.limitAt).day)}。`,
  );

export const whichDesk = (id: number, desks: readonly string[]): Answer => ({
  text: '请谁一起来？要双方都同意才请。',
  choices: [
    ...desks.slice(0, 5).map((desk, at) => ({
      label: `双方同意请${desk}`,
      key: key('invite', id, String(at)),
    })),
    { label: '请亲友、邻居、专家', key: choiceKey('helper', 'ask', disputeKey(id)) },
  ],
});
export const helperAsked: Answer = {
  text: '双方都同意请谁？写称呼和身份，比如“王阿姨 楼长”。您自己打电话请他，小格不通知。',
};
export const helperInvited = (dispute: Dispute, who: string): Answer =>
  nextSteps(dispute, `记下了：双方同意请${who}参加，写进调解笔录。`);
export const invitedWords = (dispute: Dispute): Answer =>
  nextSteps(
    dispute,
    `好，已经请${dispute.desk ?? ''}参加，来不来会告诉您。只说有一场调解，什么事由您当面讲。`,
  );
export const riskNoted = (dispute: Dispute): Answer =>
  nextSteps(dispute, '记下了：已经报告。只记报告这件事和时间，不记内容。人的安全第一，先不安排双方见面。');
