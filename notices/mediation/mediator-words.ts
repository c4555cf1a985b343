import type { Office } from '../../models/context';
import type { Dispute, Side } from '../../models/mediation/dispute';
import type { DisputeFile, OpenedParty } from '../../models/mediation/dispute-file';
import {
  disputeKinds,
  disputeSources,
  disputeTiers,
  type DisputeSource,
} from '../../models/mediation/dispute-kinds';
import { disputeKey, disputeNumber, type DisputeState } from '../../models/mediation/dispute-workflow';
import { nextOwed } from '../../models/mediation/instalments';
import { choiceKey, circled, type Answer } from '../answer';
import { asChoices, nextSteps } from './case-buttons';
import { disputeStateWords } from './dispute-state-words';
import { instalmentWords } from './instalment-words';
import { planWords } from './dispute-plan-words';
import { OTHER_WAYS } from './dispute-words';
import { dayWords, momentWords, nameWords } from '../words';
export { headChoices, headStandsAside, moreChoices, nextSteps } from './case-buttons';

/** The file as its mediator reads it. `earlier`: how many of this kind there were at this place before, by year. */
export function caseView(
  office: Office,
  file: DisputeFile,
  now: number,
  earlier: ReadonlyMap<string, number>,
): Answer {
  const { dispute, content, placeText, parties, sessions, agreement } = file;
  const { calendar } = office;
  const appointment = file.appointments.find(({ cancelledAt, at }) => cancelledAt === null && at > now);
  const lines = [
    `${disputeNumber(dispute.id)} ${disputeKinds[dispute.kind].label} · ${disputeTiers[dispute.tier]}（请保密）`,
    `状态：${disputeStateWords[dispute.state]}`,
    REFERRED.includes(dispute.source) ? `来源：${disputeSources[dispute.source]}` : '',
    dispute.amountFen === null || agreement !== null ? '' : `涉及金额：${dispute.amountFen / 100}元`,
    placeText === '' ? '' : `地点：${placeText}`,
    ...(dispute.erasedAt === null
      ? [`经过：${content}`, ...(['A', 'B'] as const).map((side) => sideWords(side, parties))]
      : ['姓名和经过已按期清空。']),
    sessions.length === 0
      ? ''
      : `已谈 ${sessions.length} 次，最近：${excerpt(sessions.at(-1)?.record ?? '')}`,
    appointment ? `约好：${momentWords(calendar, appointment.at, now)} ${appointment.place}` : '',
    agreement === null ? '' : `协议：${excerpt(agreement.terms)}`,
    dispute.state === 'mediating' && dispute.limitAt !== null
      ? `期限：${dayWords(calendar.local(dispute.limitAt).day)}前`
      : '',
    performWords(office, file),
    file.plan === null ? '' : `难题：${planWords(file.plan)}`,
    earlierWords(earlier),
    Number(dispute.heated) === 1 && TENSE.includes(dispute.state) ? IN_DANGER : '',
    guidance[dispute.state] ?? '',
  ];
  return nextSteps(dispute, lines.filter(Boolean).join('\n'), nextOwed(file.instalments)?.number ?? null);
}

/** The day it is to be performed; of several the one that is owed next. */
function performWords(office: Office, { dispute, instalments }: DisputeFile): string {
  if (dispute.performBy === null) return '';
  const owed = nextOwed(instalments);
  if (owed === null) return `履行：${dayWords(office.calendar.local(dispute.performBy).day)}前`;
  const asked =
    owed.dueBy === dispute.performBy ? '' : `，${dayWords(office.calendar.local(dispute.performBy).day)}再问`;
  return `履行：共 ${instalments.length} 期，${instalmentWords(office, owed)}${asked}`;
}

const earlierWords = (years: ReadonlyMap<string, number>): string =>
  years.size === 0
    ? ''
    : `这里同类的事以前也有：${[...years].map(([year, count]) => `${year}年 ${count} 件`).join('，')}。`;

const REFERRED: readonly DisputeSource[] = ['court', 'police', 'petition'];

/** 人民调解法 art. 25: what may become a crime is reported in time; it says something of the matter, of nobody. */
const IN_DANGER = '火气大：人身有危险的先报 110，报过在“更多”里点“已经报警”。';
const TENSE: readonly DisputeState[] = ['lead', 'registered', 'accepted', 'mediating'];

const guidance: Partial<Record<DisputeState, string>> = {
  accepted: '请先联系申请人，再征得对方同意；有一方不愿意，就告诉他们还有别的办法。',
};

const EXCERPT = 60;
const excerpt = (text: string): string => {
  const line = Array.from(text.replace(/\s+/g, ' '));
  if (line.length === 0) return '（照片或录音）';
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT).join('')}…` : line.join('');
};

const SHOWN = 5;

/** 甲方：…; many households are counted, the first named. */
export function sideWords(side: Side, parties: readonly OpenedParty[]): string {
  const own = parties.filter((party) => party.side === side);
  const known = own.filter(({ name, household }) => name !== '' || household !== '');
  const willing = own.length > 0 && own.every(({ consentAt }) => consentAt !== null) ? '，愿意调解' : '';
  const label = side === 'A' ? '申请方' : '对方';
  if (known.length === 0) return `${label}：还没有登记${willing}`;
  const named = known.slice(0, SHOWN).map(partyWords).join('；');
  const more = own.length > SHOWN ? `等 ${own.length} 户` : '';
  return `${label}：${named}${more}${willing}`;
}

const partyWords = ({ name, household, phone, asks, agent, powers }: OpenedParty): string =>
  [
    [household, name, phone].filter(Boolean).join(' '),
    asks === '' ? '' : `要求：${asks}`,
    agent === '' ? '' : `委托：${agent}${powers === '' ? '' : `（${powers}）`}`,
  ]
    .filter(Boolean)
    .join('，');

/** 我的调解: numbers, kinds, states and clocks; names only inside a file. */
export function caseList(
  office: Office,
  own: readonly Dispute[],
  /** Of the other mediators, for the committee's head. */
  others: readonly Dispute[],
  now: number,
): Answer {
  const rows = [...own, ...others];
  if (rows.length === 0) return { text: '您手上没有在办的调解。当场说好的，回“口头调解”加一句话就能登记。' };
  const choices = rows.map(({ id, kind }) => ({
    label: `${disputeNumber(id)} ${disputeKinds[kind].label}`,
    key: choiceKey('mediate', 'show', disputeKey(id)),
  }));
  const lines = rows.map(
    (dispute, at) =>
      `${circled(at)} ${disputeNumber(dispute.id)} ${disputeKinds[dispute.kind].label} · ${disputeStateWords[dispute.state]}${clockWords(office, dispute, now)}${at < own.length ? '' : `（${dispute.mediatorId === null ? '没有人接' : nameWords(office.directory, dispute.mediatorId)}）`}`,
  );
  const heads = [
    own.length === 0 ? '' : `您手上的调解：\n${lines.slice(0, own.length).join('\n')}`,
    others.length === 0 ? '' : `调委会其余的：\n${lines.slice(own.length).join('\n')}`,
  ];
  return {
    text: `${heads.filter(Boolean).join('\n')}\n回数字看案卷。`,
    choices,
    listed: true,
  };
}

function clockWords({ calendar }: Office, dispute: Dispute, now: number): string {
  const due = dispute.state === 'performing' ? dispute.performBy : dispute.limitAt;
  if (due === null || dispute.performedAt !== null) return '';
  return due < now ? '，已过期限' : `，${dayWords(calendar.local(due).day)}前`;
}

export const bothWilling = (office: Office, dispute: Dispute): Answer =>
  nextSteps(
    dispute,
    `${disputeNumber(dispute.id)} 双方都愿意，可以开始了。请先把权利义务讲给双方听：可以换调解员，可以随时不谈，可以要求不公开。期限到${dispute.limitAt === null ? '' : dayWords(office.calendar.local(dispute.limitAt).day)}。`,
  );

export const oneWilling = (dispute: Dispute, side: string): Answer =>
  nextSteps(
    dispute,
    `记下了：${side === 'A' ? '申请方' : '对方'}愿意。还要问问${side === 'A' ? '对方' : '申请方'}。`,
  );

/** `reached`: parties who could be written to. */
export const refusedWords = (dispute: Dispute): Answer => ({
  text: `${disputeNumber(dispute.id)} 到此为止，不再做工作，也不留经过（30 天后清空）。请转告双方：${OTHER_WAYS}`,
});
export const droppedWords: Answer = { text: '好，没有形成纠纷，线索留 30 天后清空。谢谢您跑这一趟。' };
export const withdrawnWords = ({ id }: Dispute): Answer => ({
  text: `${disputeNumber(id)} 已按当事人的意思撤回。`,
});
export const failedWords = ({ id }: Dispute): Answer => ({
  text: `${disputeNumber(id)} 没有谈成，已结束。请转告双方：${OTHER_WAYS}\n终止告知书在“协议文书”里。`,
  choices: asChoices(id, [['协议文书', 'papers']]),
});
export const swappedWords: Answer = { text: '好，会请另一位调解员接着做，您这里看不到这件了。' };
