import type { LedgerName } from '../../models/figures/ledger';
import { activityColumns, labourColumns, quantityColumns, trainingColumns } from '../rounds/activity-columns';
import type { Answer } from '../answer';
import type { LedgerColumn } from './ledger-columns';
import {
  dutyColumns,
  inspectionColumns,
  meetingColumns,
  patrolColumns,
  suggestionColumns,
  visitColumns,
} from '../rounds/round-columns';
import { shopRequestColumns } from '../rounds/shop-columns';
import { hazardColumns, ticketColumns } from '../tickets/ticket-columns';

export interface LedgerWords {
  title: string;
  /** How people ask for it. */
  words: readonly string[];
  columns: readonly LedgerColumn[];
}

export const ledgers: Record<Exclude<LedgerName, 'disputes'>, LedgerWords> = {
  tickets: { title: '事件台账', words: ['事件', '工单', '问题'], columns: ticketColumns },
  hazards: { title: '隐患台账', words: ['隐患', '排查'], columns: hazardColumns },
  visits: { title: '走访台账', words: ['走访', '入户'], columns: visitColumns },
  activities: { title: '活动台账', words: ['活动', '记一笔'], columns: activityColumns },
  publicity: { title: '宣传台账', words: ['宣传'], columns: activityColumns },
  labour: { title: '志愿服务台账', words: ['义务劳动', '志愿服务', '志愿'], columns: labourColumns },
  disinfections: { title: '消杀台账', words: ['消杀'], columns: activityColumns },
  good_deeds: { title: '好人好事台账', words: ['好人好事'], columns: activityColumns },
  outreach: { title: '电话通知台账', words: ['电话'], columns: activityColumns },
  trainings: { title: '培训台账', words: ['培训', '讲座'], columns: trainingColumns },
  patrols: { title: '巡查台账', words: ['巡查'], columns: patrolColumns },
  inspections: { title: '检查台账', words: ['检查'], columns: inspectionColumns },
  duty: { title: '值班台账', words: ['值班', '值守'], columns: dutyColumns },
  suggestions: { title: '民情台账', words: ['民情'], columns: suggestionColumns },
  quantities: { title: '工程量台账', words: ['工程量', '养护', '数量'], columns: quantityColumns },
  meetings: { title: '碰头会台账', words: ['碰头会', '会议'], columns: meetingColumns },
  shop_requests: { title: '企业诉求台账', words: ['企业诉求', '商户诉求'], columns: shopRequestColumns },
};

export const disputeLedger = { title: '矛盾纠纷统计', words: ['纠纷', '调解', '矛盾'] };

export const ledgerNone: Answer = { text: '这段时间没有要列的，台账是空的。换个月份再试，比如“台账 3月”。' };
export const ledgerOfPersons: Answer = {
  text: '这类事涉及邻里、商户或个人，不单独出台账。要件数就问，比如“今年 噪音 有多少”；少于 5 件不写明。',
};
export const ledgerAppOnly: Answer = { text: '台账是文件，请在企业微信的应用里要。' };
export const ledgerUnknown = (words: string): Answer => ({
  text: `没认出“${words}”。可以这样要：台账 3月、台账 活动 今年、台账 隐患 上月、台账 3月 幸福社区；台账 3月 路灯；还有巡查、检查、走访、民情、碰头会、值班、工程量、宣传、消杀、志愿服务、培训、好人好事、电话、企业诉求、纠纷。`,
});

/** Said at once; the file comes when it is written. */
export const ledgerBegun = (title: string, period: string, node: string, rows: number): Answer => ({
  text: `在做${title}：${node}，${period}，${rows} 行。做好了发给您${rows > 20_000 ? '，行数多，要等几分钟' : ''}。`,
});

export const ledgerProgress = (title: string, done: number, rows: number): string =>
  `${title}：写了 ${done} 行，共 ${rows} 行。`;

export const formTooLong = (most: number): Answer => ({
  text: `这张表一次最多填 ${most} 行，请按月要，或者不写表名要普通台账。`,
});
