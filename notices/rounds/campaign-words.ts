import { scopeOf, type Campaign, type CampaignScope } from '../../models/rounds/campaign';
import type { CampaignCounts, CampaignVisits } from '../../models/rounds/campaign-counts';
import type { CampaignDay } from '../../models/rounds/campaign-days';
import type { Office } from '../../models/context';
import { amountWords } from './activity-words';
import { choiceKey, circled, type Answer } from '../answer';
import { categoryWords, dayWords, gridWords } from '../words';

export const campaignUsage: Answer = {
  text: '开什么专项、从哪天到哪天？比如“开专项 飞线充电 11.24-12.24”。',
};
export const askUntil = (name: string): Answer => ({
  text: `“${name}”到哪天结束？比如“12月24日”，或者“一个月后”。`,
});
export const askMore: Answer = {
  text: '还算什么进来？写类别、检查表或记一笔里的字眼，用顿号隔开，比如“飞线、企业半月查”。',
};
export const notOpened: Answer = { text: '好，没有开。' };

export interface CampaignDraft {
  name: string;
  gridId: number;
  fromDay: string;
  untilDay: string;
  scope: CampaignScope;
}

/** 11月24日到12月24日, with the year where it is another. */
function spanWords({ fromDay, untilDay }: Pick<Campaign, 'fromDay' | 'untilDay'>, today: string): string {
  const day = (of: string): string =>
    of.slice(0, 4) === today.slice(0, 4) ? dayWords(of) : `${of.slice(0, 4)}年${dayWords(of)}`;
  return `${day(fromDay)}到${day(untilDay)}`;
}

/** 幸福社区 · 11月24日到12月24日 */
const whereWhen = (
  { directory, calendar }: Office,
  campaign: Omit<CampaignDraft, 'scope'>,
  now: number,
): string => `${gridWords(directory, campaign.gridId)} · ${spanWords(campaign, calendar.local(now).day)}`;

function scopeLines({ categories, templates, words, visits = false }: CampaignScope): string[] {
  return [
    categories.length > 0 ? `事件：${categories.map(categoryWords).join('；')}` : '',
    templates.length > 0 ? `检查：${templates.join('、')}` : '',
    visits ? '走访：这些天的' : '',
    words.length > 0 ? `记一笔：写到${words.map((word) => `“${word}”`).join('、')}的` : '',
  ].filter(Boolean);
}

/** What will be counted, before it is opened. */
export function campaignPreview(office: Office, draft: CampaignDraft, draftId: number, now: number): Answer {
  const lines = [
    `专项“${draft.name}”`,
    whereWhen(office, draft, now),
    '这些会自己归进来，大家照常做，不用另外报、另外填：',
    ...scopeLines(draft.scope),
    ...(draft.scope.categories.length === 0 && draft.scope.visits !== true
      ? ['没认出是哪一类事件，要算事件请点“再算上别的”。']
      : []),
    '这样开吗？',
  ];
  return {
    text: lines.join('\n'),
    choices: [
      { label: '就这样开', key: choiceKey('campaign', 'open', `D${draftId}`) },
      { label: '再算上别的', key: choiceKey('campaign', 'more', `D${draftId}`) },
      { label: '不开了', key: choiceKey('campaign', 'drop', `D${draftId}`) },
    ],
    question: true,
  };
}

export const campaignOpened = (campaign: Campaign): Answer => ({
  text: `开好了：“${campaign.name}”。想看做了多少，回“专项”；结束时把总数发给您。`,
  choices: [{ label: '撤销', key: choiceKey('campaign', 'undo', `C${campaign.id}`) }],
  aside: true,
});
export const campaignUndone = ({ name }: Campaign): Answer => ({
  text: `“${name}”撤销了，就当没开过。大家报的、记的都还在。`,
});

export function campaignMoved(office: Office, campaign: Campaign, before: string, now: number): Answer {
  return {
    text: `改好了：专项“${campaign.name}”\n${whereWhen(office, campaign, now)}`,
    choices: [
      {
        label: `改回${dayWords(before)}`,
        key: choiceKey('campaign', 'move', `C${campaign.id}`, before.replaceAll('-', '')),
      },
    ],
    aside: true,
  };
}

export const campaignResumed = (office: Office, campaign: Campaign, now: number): Answer => ({
  text: `接着开：专项“${campaign.name}”，${whereWhen(office, campaign, now)}。`,
});

function visitLine({ times, places, listed, reached, wishes, answered }: CampaignVisits): string {
  const round =
    listed > 0 ? `要走的 ${listed} 处走到 ${reached} 处（${Math.round((reached * 100) / listed)}%）` : '';
  const heard = wishes > 0 ? `收到民情 ${wishes} 条，已答复 ${answered} 条` : '';
  return [`走访 ${times} 次，到过 ${places} 处`, round, heard].filter(Boolean).join('；');
}

const FEW = '涉及邻里、个人的不到 5 件，不列';

/** 事件 12 件，办结 9 件 / 检查 5 次 …; what the campaign is not about is left out while nothing of it came. */
function countLines(
  { categories, templates }: CampaignScope,
  { reported, closed, hidden, inspections, findings, records, visits, amounts }: CampaignCounts,
): string[] {
  const alone = visits !== null && categories.length === 0 && templates.length === 0;
  return [
    alone && reported === 0 ? '' : `事件 ${reported} 件，办结 ${closed} 件${hidden ? `（${FEW}）` : ''}`,
    alone && inspections === 0 ? '' : `检查 ${inspections} 次，查出不对的 ${findings} 处`,
    visits ? visitLine(visits) : '',
    `记一笔 ${records} 条`,
    amounts.length > 0 ? `数量：${amountWords(amounts)}` : '',
  ].filter(Boolean);
}

/** 今天：事件 2 件，检查 1 次（不对的 1 处）; what did not come is not told as a nought. */
function dayLine(
  { day, reported, closed, hidden, inspections, findings, records, visits }: CampaignDay,
  today: string,
): string {
  const wrong = findings > 0 ? `（不对的 ${findings} 处）` : '';
  const came = [
    reported > 0 ? `事件 ${reported} 件` : '',
    closed > 0 ? `办结 ${closed} 件` : '',
    inspections > 0 ? `检查 ${inspections} 次${wrong}` : '',
    visits !== null && visits > 0 ? `走访 ${visits} 次` : '',
    records > 0 ? `记一笔 ${records} 条` : '',
    hidden ? FEW : '',
  ].filter(Boolean);
  if (day === today) return `今天：${came.join('，') || '还没有'}`;
  return `昨天：${came.join('，') || '没有'}`;
}

const stateOf = ({ calendar }: Office, campaign: Campaign, now: number): string => {
  const today = calendar.local(now).day;
  if (campaign.endedAt !== null) return '已结束';
  if (campaign.fromDay > today) return '还没到日子';
  const left = Math.round((Date.parse(campaign.untilDay) - Date.parse(today)) / 86_400_000);
  return left < 0 ? '已到期' : left === 0 ? '今天结束' : `还有 ${left} 天`;
};

/** How far it is; the last one when it is over. Sums of the whole node, nobody's own. */
export function campaignCard(
  office: Office,
  { campaign, counts }: { campaign: Campaign; counts: CampaignCounts },
  now: number,
): Answer {
  return {
    text: [
      `专项“${campaign.name}”（${stateOf(office, campaign, now)}）`,
      whereWhen(office, campaign, now),
      ...countLines(scopeOf(campaign), counts),
    ].join('\n'),
  };
}

/** The same with what is counted, and what its leader can do with it. */
export function campaignDetail(
  office: Office,
  shown: {
    campaign: Campaign;
    counts: CampaignCounts;
    closedLater: number;
    days: readonly CampaignDay[];
  },
  now: number,
  mayLead: boolean,
  round: readonly string[] = [],
): Answer {
  const { campaign, closedLater } = shown;
  const later = closedLater > 0 ? [`结束后又办结 ${closedLater} 件；上面是结束时的数，不再变。`] : [];
  const today = office.calendar.local(now).day;
  const days = shown.days.map((day) => dayLine(day, today));
  const card = { text: [campaignCard(office, shown, now).text, ...days, ...later, ...round].join('\n') };
  const how = `算进来的：${scopeLines(scopeOf(campaign)).join('；')}`;
  if (!mayLead) return { text: `${card.text}\n${how}` };
  const choice =
    campaign.endedAt === null
      ? { label: '提前结束', key: choiceKey('campaign', 'end', `C${campaign.id}`) }
      : { label: '接着开', key: choiceKey('campaign', 'resume', `C${campaign.id}`) };
  const dates = campaign.endedAt === null ? `\n改日子回“专项改期 ${campaign.name} 到12月31日”。` : '';
  return { text: `${card.text}\n${how}${dates}`, choices: [choice], aside: true };
}

export const campaignEnded = (
  office: Office,
  shown: { campaign: Campaign; counts: CampaignCounts },
  now: number,
): Answer => ({
  text: campaignCard(office, shown, now).text,
  choices: [{ label: '接着开', key: choiceKey('campaign', 'resume', `C${shown.campaign.id}`) }],
  aside: true,
});

export function campaignList(
  office: Office,
  campaigns: readonly Campaign[],
  now: number,
  mayLead: boolean,
): Answer {
  const how = mayLead ? '要开，回“开专项 飞线充电 11.24-12.24”。' : '';
  if (campaigns.length === 0) return { text: `现在没有专项行动。${how}` };
  const rows = campaigns.map(
    (campaign, at) =>
      `${circled(at)} ${campaign.name} · ${whereWhen(office, campaign, now)}（${stateOf(office, campaign, now)}）`,
  );
  return {
    text: `${rows.join('\n')}\n回数字看做了多少。`,
    choices: campaigns.map(({ id, name }) => ({
      label: name.slice(0, 12),
      key: choiceKey('campaign', 'show', `C${id}`),
    })),
    listed: true,
  };
}
