import type { Limit } from '../calendar';
import type { DisputeRule, DisputeStep } from './dispute-workflow-types';
export type {
  DisputeNeed,
  DisputeRelation,
  DisputeRule,
  DisputeStamp,
  DisputeState,
  DisputeStep,
} from './dispute-workflow-types';

const BEFORE = ['registered', 'accepted', 'mediating'] as const;
const IN_HAND = ['accepted', 'mediating', 'agreed', 'performing'] as const;

/** The one table of steps (人民调解法 arts. 17–33; mediation.md §2). Only the mediator in charge moves it; parties can stop it. */
export const disputeSteps: Record<DisputeStep, DisputeRule> = {
  note_lead: { from: ['none'], to: 'lead', by: ['registrar'], label: '线索' },
  register: { from: ['none'], to: 'registered', by: ['applicant', 'registrar'], label: '登记' },
  /** On the spot with the consent of both sides, settled by word of mouth and written down (art. 28). */
  register_settled: {
    from: ['none'],
    to: 'performing',
    by: ['registrar'],
    needs: ['consents', 'terms'],
    stamps: ['acceptedAt', 'contactedAt', 'begunAt', 'agreedAt', 'effectiveAt'],
    label: '口头调解',
  },
  take_up: {
    from: ['lead'],
    to: 'accepted',
    by: ['mediator', 'free'],
    stamps: ['acceptedAt'],
    label: '立案',
  },
  drop: {
    from: ['lead', 'accepted'],
    to: 'dropped',
    by: ['mediator', 'free'],
    stamps: ['endedAt'],
    label: '不成纠纷',
  },
  accept: { from: ['registered'], to: 'accepted', by: ['free'], stamps: ['acceptedAt'], label: '受理' },
  decline: {
    from: BEFORE,
    to: 'registered',
    by: ['mediator', 'free'],
    clears: ['mediatorId', 'acceptedAt'],
    label: '回避',
  },
  pass_on: { from: ['lead'], to: 'same', by: ['free'], label: '回避' },
  /** A party may ask for another mediator, without a reason (art. 19, 23). */
  swap: {
    from: ['accepted', 'mediating'],
    to: 'registered',
    by: ['applicant', 'party', 'mediator'],
    clears: ['mediatorId', 'acceptedAt'],
    label: '换调解员',
  },
  /** A party waits for a call. */
  remind: {
    from: ['registered', ...IN_HAND],
    to: 'same',
    by: ['applicant', 'party'],
    label: '当事人催',
  },
  /** The mediator left the office, or the head gives it to somebody else. */
  hand_over: {
    from: ['lead', 'registered', ...IN_HAND],
    to: 'same',
    by: ['system', 'head', 'free'],
    label: '移交',
  },
  /** 另派: the head names who takes it up. */
  name: {
    from: ['lead', 'registered'],
    to: 'accepted',
    by: ['head'],
    stamps: ['acceptedAt'],
    label: '另派',
  },
  contact: {
    from: ['lead', ...BEFORE],
    to: 'same',
    by: ['mediator'],
    stamps: ['contactedAt'],
    label: '联系',
  },
  describe: {
    from: ['lead', 'registered', ...IN_HAND],
    to: 'same',
    by: ['applicant', 'registrar', 'mediator'],
    label: '补充',
  },
  /** What was written wrong, with what stood there before in the history. */
  amend: { from: ['lead', 'registered', ...IN_HAND], to: 'same', by: ['mediator'], label: '更正' },
  grade: { from: IN_HAND, to: 'same', by: ['mediator'], label: '分级分类' },
  /** 列为难题: lead, desk, person, measure, day. */
  plan: { from: IN_HAND, to: 'same', by: ['mediator'], label: '难题' },
  add_party: { from: IN_HAND, to: 'same', by: ['mediator'], label: '当事人' },
  /** A party who writes to us is joined to the case, when the mediator has said that it is he. */
  link_party: { from: IN_HAND, to: 'same', by: ['mediator'], label: '连上当事人' },
  /** 权利义务告知 (arts. 23, 24). */
  inform: { from: IN_HAND, to: 'same', by: ['mediator'], stamps: ['informedAt'], label: '告知权利义务' },
  /** Seen, not copied. */
  identify: { from: IN_HAND, to: 'same', by: ['mediator'], stamps: ['identifiedAt'], label: '核对身份' },
  /** 公开 or 不公开 (art. 23); one party is enough for 不公开. */
  openness: { from: [...BEFORE, 'agreed'], to: 'same', by: ['mediator'], label: '公开方式' },
  keep_evidence: { from: IN_HAND, to: 'same', by: ['mediator'], label: '证据' },
  consent: {
    from: ['registered', 'accepted'],
    to: 'same',
    by: ['party', 'mediator', 'registrar'],
    label: '同意',
  },
  begin: {
    from: ['accepted'],
    to: 'mediating',
    by: ['party', 'mediator'],
    needs: ['consents'],
    stamps: ['begunAt'],
    label: '开始调解',
  },
  /** One clear no of one party forbids mediation (art. 17). */
  refuse: {
    from: BEFORE,
    to: 'refused',
    by: ['party', 'mediator'],
    stamps: ['endedAt'],
    label: '一方不愿意',
  },
  appoint: { from: IN_HAND, to: 'same', by: ['mediator'], label: '约时间' },
  told: { from: IN_HAND, to: 'same', by: ['mediator'], label: '已通知双方' },
  hold_session: {
    from: ['accepted', 'mediating', 'agreed', 'performing'],
    to: 'same',
    by: ['mediator'],
    label: '调解记录',
  },
  invite: { from: ['mediating'], to: 'same', by: ['mediator'], needs: ['consents'], label: '联合调解' },
  invite_desk: {
    from: ['mediating'],
    to: 'same',
    by: ['mediator'],
    needs: ['consents'],
    label: '请科室',
  },
  /** By the desk that was asked: its right is the invitation, not the case. */
  join: { from: ['mediating', 'agreed', 'performing'], to: 'same', by: [], label: '科室参加' },
  stay_away: { from: ['mediating', 'agreed', 'performing'], to: 'same', by: [], label: '科室来不了' },
  extend: { from: ['mediating'], to: 'same', by: ['mediator'], needs: ['consents'], label: '延长' },
  /** Danger to somebody: it is noted that the police were told, never what (art. 25). */
  report_risk: {
    from: ['lead', ...BEFORE, 'agreed', 'performing'],
    to: 'same',
    by: ['mediator'],
    label: '报告',
  },
  agree_orally: {
    from: ['mediating'],
    to: 'performing',
    by: ['mediator'],
    needs: ['terms'],
    stamps: ['agreedAt', 'effectiveAt'],
    label: '口头协议',
  },
  agree_in_writing: {
    from: ['mediating'],
    to: 'agreed',
    by: ['mediator'],
    needs: ['terms', 'due_day'],
    stamps: ['agreedAt'],
    label: '书面协议',
  },
  /** Before anybody signed, or all sign anew. */
  amend_terms: {
    from: ['agreed'],
    to: 'same',
    by: ['mediator'],
    needs: ['terms', 'due_day'],
    label: '改协议',
  },
  sign: { from: ['agreed'], to: 'same', by: ['mediator'], label: '签章' },
  /** Parties, mediator and seal: by the last of the marks it is in effect (art. 29). */
  take_effect: {
    from: ['agreed'],
    to: 'performing',
    by: ['mediator'],
    needs: ['signatures'],
    stamps: ['effectiveAt'],
    label: '生效',
  },
  ask_confirmation: { from: ['performing'], to: 'same', by: ['mediator'], label: '申请司法确认' },
  confirmed: { from: ['performing'], to: 'same', by: ['mediator'], label: '司法确认' },
  fail: {
    from: ['mediating', 'agreed'],
    to: 'failed',
    by: ['mediator'],
    needs: ['ending'],
    stamps: ['endedAt'],
    label: '终止',
  },
  withdraw: {
    from: [...BEFORE, 'agreed'],
    to: 'withdrawn',
    by: ['applicant', 'party', 'mediator'],
    stamps: ['endedAt'],
    label: '撤回',
  },
  perform: { from: ['performing'], to: 'same', by: ['mediator'], stamps: ['performedAt'], label: '已履行' },
  /** Part of it is done; the next date is kept. */
  perform_part: { from: ['performing'], to: 'same', by: ['mediator'], label: '部分履行' },
  /** One of several days is done with; the next is asked for on its own. */
  perform_instalment: { from: ['performing'], to: 'same', by: ['mediator'], label: '履行一期' },
  /** Both agreed on other days. */
  reschedule: { from: ['performing'], to: 'same', by: ['mediator'], label: '改履行的日子' },
  /** The day on which the mediator asks again whether it was performed. */
  ask_again: { from: ['performing'], to: 'same', by: ['mediator'], label: '再问履行' },
  break: { from: ['performing'], to: 'same', by: ['mediator'], label: '未履行' },
  revisit: { from: ['performing', 'failed', 'closed'], to: 'same', by: ['mediator'], label: '回访' },
  close: {
    from: ['performing'],
    to: 'closed',
    by: ['mediator'],
    needs: ['performed', 'papers'],
    stamps: ['endedAt'],
    label: '结案',
  },
};

/** Still somebody's work; these are counted in agendas and bulletins. */
export const OPEN_DISPUTES = ['lead', 'registered', 'accepted', 'mediating', 'agreed', 'performing'] as const;
/** Waits for words between people; an agreement that is being performed is settled. */
export const UNSETTLED_DISPUTES = ['registered', 'accepted', 'mediating', 'agreed'] as const;

const DAY = 86_400_000;

/** Clocks. The law sets no limit for the whole; 30 days is the office's (mediation.md §1). */
export const disputeClocks = {
  contact: { amount: 1, unit: 'WD' } satisfies Limit,
  /** Tempers are high. */
  contactHeated: { amount: 2, unit: 'EH' } satisfies Limit,
  whole: { amount: 30, unit: 'ED' } satisfies Limit,
  warnings: [7 * DAY, 2 * DAY],
  stalled: 7 * DAY,
  /** Both together, from the day of effect (art. 33). */
  confirmation: 30 * DAY,
  confirmationReminders: [7 * DAY, 20 * DAY, 27 * DAY],
  revisit: 30 * DAY,
  revisitMajor: 90 * DAY,
  /** After a visit that found the trouble back. */
  lookAgain: 14 * DAY,
  leadKept: 30 * DAY,
} as const;

/** M-0001: the number a mediator sees. */
export const disputeNumber = (id: number): string => `M-${String(id).padStart(4, '0')}`;
/** M0001 inside keys. */
export const disputeKey = (id: number): string => `M${String(id).padStart(4, '0')}`;

/** Reads M-0001, m1, M0001, 1; 0 when it is no number. */
export function readDisputeNumber(text: string | undefined): number {
  return Number(/^[Mm]?-?(\d{1,9})$/.exec((text ?? '').trim())?.[1] ?? 0);
}
