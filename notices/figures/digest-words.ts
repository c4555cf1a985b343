import type { Office } from '../../models/context';
import type { PeriodFigures } from '../../models/figures/period-figures';
import { shareOf } from '../../models/figures/rates';
import { groupSmall } from '../../models/figures/small-cells';
import type { DigestName, RoleDigests } from '../../models/figures/subscriptions';
import { passes } from '../../models/tickets/travel';
import { ticketKey, ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';
import { disputesWords, rateWords } from './bulletin-words';
import { detailChoice } from './figure-list-words';
import { roleWords } from '../staff/organisation-words';
import { cameBackWords, change, repeatWords, satisfiedWords, timesWords } from '../period-words';
import { categoryWords, dayWords, numberedWords, overdueWords } from '../words';

const TOP_KINDS = 3;

/** For a leader: what needs him first, each row to be tapped, then the numbers; nothing to say is one line. */
export function periodAnswer(
  { directory }: Office,
  name: string,
  said: string,
  figures: PeriodFigures,
  now: number,
): Answer {
  const { gridId, total, before, overdue, period } = figures;
  const when = `${name} ${said}（${dayWords(period.from)}—${dayWords(period.to)}）`;
  if (total.reported + total.closed + figures.open === 0)
    return { text: `${when}没有事。`, group: `${when}没有事。` };
  const onTime = shareOf('onTime', total);
  const top = groupSmall(figures.kinds)
    .shown.filter(({ figures: row }) => row.reported > 0)
    .slice(0, TOP_KINDS)
    .map(({ category, figures: row }) => `${categoryWords(category)} ${row.reported}`);
  const late = overdue.map(
    (ticket, at) => `${circled(at)} ${numberedWords(ticket)}（${overdueWords(ticket.dueAt ?? now, now)}）`,
  );
  const numbers = [
    `上报 ${total.reported} 件${change(total.reported, before.reported).replace('上周', '上期')}；办结 ${total.closed} 件；还在办 ${figures.open} 件。`,
    `按时办结 ${rateWords(onTime.part, onTime.whole)}；居民评价 ${satisfiedWords(figures).replace('本周', '')}。`,
    [timesWords(figures), repeatWords(figures)].filter(Boolean).join('；'),
    top.length > 0 ? `多的是：${top.join('；')}。` : '',
    cameBackWords(directory, figures.cameBack),
    disputesWords(figures.disputes),
  ];
  const text = [
    when,
    late.length > 0 ? `先看超期的 ${total.overdueOpen} 件：` : '没有超期的事。',
    ...late,
    ...numbers,
    `${late.length > 0 ? '回数字看一件，' : ''}各数是哪些，回“看明细”。`,
  ];
  const choices = overdue.map((ticket) => ({
    label: numberedWords(ticket),
    key: choiceKey('show', 'ticket', ticketKey(ticket.id)),
  }));
  return {
    text: text.filter(Boolean).join('\n'),
    group: [when, overdueInGroup(figures), ...numbers].filter(Boolean).join('\n'),
    choices: [...choices, detailChoice({ gridId, period })],
    listed: true,
  };
}

/** For a work group: how many are late, and the numbers of those that may stand in one. No place: it may hold a room. */
function overdueInGroup({ total, overdue }: PeriodFigures): string {
  if (total.overdueOpen === 0) return '没有超期的事。';
  const listed = overdue.filter((ticket) => passes(ticket, 'group')).map(({ id }) => ticketNumber(id));
  return `超期 ${total.overdueOpen} 件${listed.length > 0 ? `：${listed.join('、')}` : ''}。`;
}

export const digestNames: Record<DigestName, string> = { morning: '早报', week: '周报', month: '月报' };

/** 订阅: what comes by itself, and how to change it. */
export function subscriptionsAnswer(gets: Record<DigestName, boolean>): Answer {
  const lines = (Object.keys(digestNames) as DigestName[]).map(
    (name) => `${digestNames[name]}：${gets[name] ? '发给您' : '不发'}`,
  );
  return {
    text: `${lines.join('；')}。`,
    choices: (Object.keys(digestNames) as DigestName[]).map((name) => ({
      label: `${gets[name] ? '不要' : '要'}${digestNames[name]}`,
      key: choiceKey('subscribe', gets[name] ? 'off' : 'on', name),
    })),
  };
}

export const onlyWeekly: Answer = {
  text: '好，早报不再发，周报每周第一个工作日发给您。今天的情况随时可以回“今日情况”看。',
  choices: [{ label: '恢复早报', key: choiceKey('subscribe', 'daily') }],
};
export const dailyAgain: Answer = { text: '好，早报每个工作日早上发给您。' };

/** 订阅 by an administrator: what each role gets unless its holder says otherwise. */
export function roleSubscriptionsAnswer(rows: readonly RoleDigests[]): Answer {
  const lines = rows.map(({ role, digests }) => {
    const got = digests.map((name) => digestNames[name]).join('、');
    return `${roleWords[role][0]}：${got === '' ? '不发' : got}`;
  });
  return {
    text: `${lines.join('；')}。本人改过的按本人的。要改就回，比如“订阅 网格长 周报 开”。`,
  };
}

export const roleSubscriptionUsage: Answer = {
  text: '没认出来。写哪种人、哪种汇总、开还是关，比如“订阅 网格长 周报 开”；汇总有早报、周报、月报。',
};

/** There are no points; the first three of the bulletin are a switch. */
export function rankingAnswer(on: boolean, mayOpen: boolean): Answer {
  const state = on
    ? '通报里会写前三名（办结 10 件以上的网格才排），没有末位，也没有积分。'
    : '没有积分；通报里不排名，按网格编号列。';
  const how = on ? '不排了，回“通报排名 关”。' : '要写前三名，回“通报排名 开”加依据，会记进审计日志。';
  return { text: mayOpen ? `${state}${how}` : state };
}
