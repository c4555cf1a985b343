import type { Office } from '../models/context';
import type { Dispute, Side } from '../models/dispute';
import type { DisputeFile, OpenedParty } from '../models/dispute-file';
import { disputeKinds, disputeTiers } from '../models/dispute-kinds';
import { disputeKey, disputeNumber, type DisputeState } from '../models/dispute-workflow';
import { choiceKey, circled, type Answer, type Choice } from './answer';
import { disputeStateWords } from './dispute-state-words';
import { planWords } from './dispute-plan-words';
import { OTHER_WAYS } from './dispute-words';
import { dayWords, momentWords, nameWords } from './words';

type Button = readonly [label: string, action: string, ...rest: string[]];

/** What the mediator can do next, by state; the first is what mostly comes next. */
const buttons: Record<DisputeState, readonly Button[]> = {
  lead: [
    ['我来联系', 'accept'],
    ['没有形成纠纷', 'drop'],
    ['需要回避', 'decline'],
  ],
  registered: [
    ['我来联系', 'accept'],
    ['需要回避', 'decline'],
  ],
  accepted: [
    ['双方都愿意', 'consent', 'AB'],
    ['申请方愿意', 'consent', 'A'],
    ['对方愿意', 'consent', 'B'],
    ['有一方不愿意', 'refuse'],
    ['当事人', 'parties'],
    ['更多', 'more'],
  ],
  mediating: [
    ['约时间', 'appoint'],
    ['记一次', 'session'],
    ['口头协议', 'oral'],
    ['书面协议', 'written'],
    ['谈不成', 'fail'],
    ['更多', 'more'],
  ],
  agreed: [
    ['签字盖章', 'marks'],
    ['协议文书', 'papers'],
    ['改协议', 'written'],
    ['约时间', 'appoint'],
    ['谈不成', 'fail'],
    ['更多', 'more'],
  ],
  performing: [
    ['已履行', 'performed'],
    ['履行了一部分', 'part'],
    ['没有履行', 'broken'],
    ['司法确认', 'confirm'],
    ['协议文书', 'papers'],
    ['更多', 'more'],
  ],
  closed: [
    ['卷宗', 'papers'],
    ['看笔录', 'talks'],
    ['看经过', 'history'],
  ],
  refused: [],
  failed: [
    ['卷宗', 'papers'],
    ['看笔录', 'talks'],
    ['看经过', 'history'],
  ],
  withdrawn: [],
  dropped: [],
};

/** While it is performed, and when all is done. */
const performed: readonly Button[] = [
  ['回访', 'revisit'],
  ['记一次', 'session'],
  ['约时间', 'appoint'],
  ['司法确认', 'confirm'],
  ['协议文书', 'papers'],
  ['更多', 'more'],
];

/** What is simply kept from now on: no day of performance, the visit asks. */
const lasting: readonly Button[] = [
  ['回访', 'revisit'],
  ['没有履行', 'broken'],
  ['记一次', 'session'],
  ['司法确认', 'confirm'],
  ['协议文书', 'papers'],
  ['更多', 'more'],
];

/** What stands on the card itself. The court is asked only for a written agreement, within its thirty days. */
function mainButtons({ state, performedAt, performBy, confirmation }: Dispute): readonly Button[] {
  if (state !== 'performing') return buttons[state];
  const owed = performBy === null ? lasting : buttons.performing;
  const list = performedAt === null ? owed : performed;
  return list.filter(([, action]) => action !== 'confirm' || confirmation !== null);
}

const WITHDRAW: Button = ['当事人撤回', 'withdraw'];
const RISK: Button = ['已经报警', 'risk'];
const MATERIALS: Button = ['案卷材料', 'materials'];
const LINK: Button = ['连上当事人', 'link'];
const HARD: Button = ['列为难题', 'plan'];
/** Behind 更多, by state. */
const moreButtons: Partial<Record<DisputeState, readonly Button[]>> = {
  accepted: [
    ['约时间', 'appoint'],
    ['需要回避', 'decline'],
    ['没有形成纠纷', 'drop'],
    MATERIALS,
    RISK,
    ['换调解员', 'swap'],
    WITHDRAW,
    LINK,
    HARD,
  ],
  mediating: [
    ['当事人', 'parties'],
    MATERIALS,
    ['联合调解', 'invite'],
    ['延长期限', 'extend'],
    RISK,
    ['需要回避', 'decline'],
    ['换调解员', 'swap'],
    WITHDRAW,
    LINK,
    HARD,
  ],
  agreed: [['记一次', 'session'], ['当事人', 'parties'], MATERIALS, WITHDRAW, RISK, LINK, HARD],
  performing: [
    ['回访', 'revisit'],
    ['记一次', 'session'],
    ['约时间', 'appoint'],
    ['当事人', 'parties'],
    MATERIALS,
    LINK,
    RISK,
    HARD,
  ],
};

/** A card holds six buttons; the sixth turns the page. */
const PAGE = 5;

const asChoices = (id: number, list: readonly Button[]): Choice[] =>
  list.map(([label, action, ...rest]) => ({
    label,
    key: choiceKey(...(elsewhere[action] ?? (['mediate', action] as const)), disputeKey(id), ...rest),
  }));

/** Buttons whose conversation has a handler of its own. */
const elsewhere: Readonly<Record<string, readonly [string, string]>> = {
  parties: ['parties', 'ask'],
  session: ['session', 'ask'],
  appoint: ['appoint', 'ask'],
  oral: ['agree', 'oral'],
  written: ['agree', 'written'],
  marks: ['agree', 'marks'],
  performed: ['agree', 'performed'],
  part: ['perform', 'part'],
  materials: ['casefile', 'ask'],
  talks: ['casefile', 'talks'],
  history: ['casefile', 'history'],
  link: ['link', 'ask'],
  plan: ['plan', 'ask'],
  name: ['name', 'ask'],
  broken: ['agree', 'broken'],
  revisit: ['agree', 'revisit'],
  confirm: ['agree', 'confirm'],
  papers: ['papers', 'ask'],
};

export const caseChoices = (dispute: Dispute): Choice[] => asChoices(dispute.id, mainButtons(dispute));

/** What stands behind 更多, page by page; what the card itself shows is left out. */
export function moreChoices(dispute: Dispute, page = 0): Answer {
  const { id, state } = dispute;
  const shown = new Set(mainButtons(dispute).map(([, action]) => action));
  const all = (moreButtons[state] ?? []).filter(([, action]) => !shown.has(action));
  const from = page * PAGE;
  const rest = all.slice(from);
  const list: readonly Button[] =
    rest.length <= PAGE + 1 ? rest : [...rest.slice(0, PAGE), ['还有', 'more', String(page + 1)]];
  return { text: `${disputeNumber(id)} 还可以：`, choices: asChoices(id, list) };
}

export const headStandsAside = (id: number): Answer => ({
  text: `${disputeNumber(id)} 您要回避，不看案卷；可以另派一位调解员。`,
  choices: asChoices(id, [['另派调解员', 'name']]),
});

const NAMED: readonly DisputeState[] = [
  'lead',
  'registered',
  'accepted',
  'mediating',
  'agreed',
  'performing',
];

/** What the committee's head may do with a case of another's. */
export function headChoices({ id, state }: Dispute, free: boolean): { choices?: Choice[] } {
  if (!NAMED.includes(state)) return {};
  const list: Button[] = [...(free ? [['我来联系', 'accept'] as const] : []), ['另派调解员', 'name']];
  return { choices: asChoices(id, list) };
}

/** What comes next, with the buttons for it. */
export const nextSteps = (dispute: Dispute, text: string): Answer => {
  const choices = caseChoices(dispute);
  return { text, ...(choices.length > 0 ? { choices } : {}) };
};

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
    dispute.performBy === null ? '' : `履行：${dayWords(calendar.local(dispute.performBy).day)}前`,
    file.plan === null ? '' : `难题：${planWords(file.plan)}`,
    earlierWords(earlier),
    guidance[dispute.state] ?? '',
  ];
  return nextSteps(dispute, lines.filter(Boolean).join('\n'));
}

const earlierWords = (years: ReadonlyMap<string, number>): string =>
  years.size === 0
    ? ''
    : `这里同类的事以前也有：${[...years].map(([year, count]) => `${year}年 ${count} 件`).join('，')}。`;

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

export const partyWords = ({ name, household, phone, asks, agent, powers }: OpenedParty): string =>
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
