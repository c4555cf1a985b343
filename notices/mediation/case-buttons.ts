import type { Dispute } from '../../models/mediation/dispute';
import { disputeKey, disputeNumber, type DisputeState } from '../../models/mediation/dispute-workflow';
import { choiceKey, type Answer, type Choice } from '../answer';

export type Button = readonly [label: string, action: string, ...rest: string[]];

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
const DAYS: Button = ['每期的日子', 'days'];
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

export const asChoices = (id: number, list: readonly Button[]): Choice[] =>
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
  days: ['instalment', 'list'],
  broken: ['agree', 'broken'],
  revisit: ['agree', 'revisit'],
  confirm: ['agree', 'confirm'],
  papers: ['papers', 'ask'],
};

/** What stands behind 更多, page by page; what the card itself shows is left out. */
export function moreChoices(dispute: Dispute, page = 0, instalments = 0): Answer {
  const { id, state } = dispute;
  const shown = new Set(mainButtons(dispute).map(([, action]) => action));
  const days = state === 'performing' && instalments > 0 ? [DAYS] : [];
  const all = [...days, ...(moreButtons[state] ?? [])].filter(([, action]) => !shown.has(action));
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

/** What comes next, with the buttons for it. `owed`: which of several instalments is asked for. */
export const nextSteps = (dispute: Dispute, text: string, owed: number | null = null): Answer => {
  const choices = asChoices(
    dispute.id,
    mainButtons(dispute).map((button) =>
      button[1] === 'performed' && owed !== null ? ([`第${owed}期已履行`, 'performed'] as const) : button,
    ),
  );
  return { text, ...(choices.length > 0 ? { choices } : {}) };
};
