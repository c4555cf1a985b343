import type { Relation, SideMove, TicketState, Transition } from './workflow-types';

const OPEN_WORK = ['dispatched', 'handling', 'returned'] as const satisfies readonly TicketState[];
const STANDING = ['suspended', 'project'] as const satisfies readonly TicketState[];
/** The work is reported done. */
const DONE = ['verifying', 'closed', 'rated'] as const satisfies readonly TicketState[];
const OPEN = [...OPEN_WORK, 'verifying', 'waiting', ...STANDING] as const;
/** As long as anybody may still talk about it. */
const ANY = [...OPEN, 'reported', 'filed', 'closed', 'rated', 'declined', 'merged'] as const;

/** Who runs a node: they decide what becomes of its tickets. */
const MANAGERS = [
  'leader',
  'dispatcher',
  'community_staff',
  'official',
] as const satisfies readonly Relation[];
const WORKERS = ['handler', 'desk', 'desk_lead'] as const satisfies readonly Relation[];
const STAFF = ['member', ...WORKERS, ...MANAGERS] as const satisfies readonly Relation[];

/** Moves beside the seven steps: changes of words, of time, of level, of hands. */
export const sideMoves: Record<SideMove, Transition> = {
  amend: { from: ['reported', 'filed', ...OPEN_WORK], to: 'same', by: ['reporter'], label: '更正' },
  /** Staff say what it really is; the figures move with it, and the bot learns (models/tickets/lesson.ts). */
  recategorise: { from: [...OPEN_WORK, 'verifying'], to: 'same', by: STAFF, label: '改类别' },
  bring_up: { from: [...OPEN_WORK, 'verifying'], to: 'same', by: STAFF, label: '上会' },
  /** How the reporter heard of the result; written by models/tickets/news.ts, it changes nothing of the ticket. */
  inform: {
    from: ['verifying', 'closed', 'rated'],
    to: 'same',
    by: ['system', 'handler', 'member', 'leader'],
    label: '告知',
  },
  /** 内部备注: for colleagues, at any time; residents never read it. */
  note: { from: ANY, to: 'same', by: [...STAFF, 'patron'], label: '内部备注' },
  /** Somebody heard the voice (or a machine wrote it down) and says what it is about. */
  describe: { from: OPEN_WORK, to: 'same', by: ['system', ...STAFF], label: '听录音' },
  /** 转办 by who has it: the other has to accept, until then the first answers for it (首问负责). */
  transfer: {
    from: ['dispatched', 'handling'],
    to: 'dispatched',
    by: ['handler', 'desk_lead'],
    needs: ['assignee'],
    clock: { accept: 'starts' },
    tells: ['holder', 'reporter'],
    clears: ['acceptedAt', 'arrivedAt'],
    label: '转办',
  },
  ask_extend: {
    from: ['handling'],
    to: 'same',
    by: WORKERS,
    needs: ['reason'],
    tells: ['manager'],
    label: '申请延期',
  },
  extend: {
    from: ['handling'],
    to: 'same',
    by: MANAGERS,
    notBy: ['handler'],
    clock: { handle: 'longer' },
    tells: ['asker', 'holder', 'reporter'],
    label: '延期',
  },
  ask_suspend: {
    from: ['handling'],
    to: 'same',
    by: WORKERS,
    needs: ['reason'],
    tells: ['manager'],
    label: '申请挂起',
  },
  suspend: {
    from: ['handling'],
    to: 'suspended',
    by: MANAGERS,
    notBy: ['handler'],
    needs: ['reason', 'until'],
    clock: { handle: 'waits' },
    tells: ['asker', 'holder', 'reporter'],
    label: '挂起',
  },
  /** 不同意: it does not count as one of the times. */
  refuse_request: {
    from: ['handling'],
    to: 'same',
    by: MANAGERS,
    notBy: ['handler'],
    tells: ['asker'],
    label: '不同意',
  },
  /** 追问 the reporter, who can read it now: the clock waits for him, at most three working days (actions/tickets/inquire.ts). */
  inquire: {
    from: ['handling'],
    to: 'waiting',
    by: [...WORKERS, 'leader'],
    needs: ['reason'],
    clock: { handle: 'waits' },
    tells: ['reporter'],
    label: '追问',
  },
  /** The same without a pause: what is pressing, what was asked before, and who can't be reached in the chat now. */
  inquire_on: {
    from: ['handling'],
    to: 'same',
    by: [...WORKERS, 'leader'],
    needs: ['reason'],
    tells: ['reporter'],
    label: '追问',
  },
  /** 回话: by who was asked, or by whoever heard it on the phone. */
  answer: {
    from: ['waiting'],
    to: 'handling',
    by: ['reporter', ...WORKERS, 'leader'],
    needs: ['reason'],
    clock: { handle: 'goes on' },
    tells: ['holder'],
    clears: ['resumeAt'],
    label: '回话',
  },
  resume: {
    from: [...STANDING, 'waiting'],
    to: 'handling',
    by: ['system', 'handler', ...MANAGERS],
    clock: { handle: 'goes on' },
    tells: ['holder'],
    clears: ['resumeAt', 'renewBy'],
    label: '恢复办理',
  },
  /** Every 90 days a leader says anew why it still stands. */
  renew: { from: STANDING, to: 'same', by: MANAGERS, needs: ['reason', 'until'], label: '续期' },
  /** 需立项: made safe now, the rest by milestones. */
  plan: {
    from: OPEN_WORK,
    to: 'project',
    by: MANAGERS,
    needs: ['reason', 'until'],
    clock: { accept: 'stops', handle: 'waits' },
    tells: ['reporter', 'holder'],
    label: '需立项',
  },
  milestone: {
    from: ['project'],
    to: 'same',
    by: ['handler', ...MANAGERS],
    needs: ['reason'],
    label: '节点',
  },
  /** 提级 by people: up one level, to whoever leads there. */
  escalate: {
    from: OPEN_WORK,
    to: 'returned',
    by: ['member', ...WORKERS, ...MANAGERS],
    needs: ['reason'],
    clock: { accept: 'starts' },
    tells: ['upper'],
    clears: ['acceptedAt', 'handlerId'],
    label: '提级',
  },
  /** 自动提级: far too late; who has it goes on, the next level looks after it as well. */
  raise: { from: OPEN_WORK, to: 'same', by: ['system'], tells: ['upper'], label: '自动提级' },
  /** 报区 (大循环): a letter goes to the district, one of the street keeps after it. */
  refer: {
    from: [...OPEN_WORK, 'project'],
    to: 'handling',
    by: ['dispatcher', 'official'],
    needs: ['reason', 'assignee'],
    clock: { accept: 'stops' },
    tells: ['reporter'],
    clears: ['resumeAt', 'renewBy'],
    label: '报区',
  },
  /** 协办: a helper's part; the lead keeps clock and lead. */
  assist: {
    from: OPEN_WORK,
    to: 'same',
    by: ['handler', 'desk_lead', ...MANAGERS],
    needs: ['reason'],
    tells: ['helpers'],
    label: '协办',
  },
  assist_done: {
    from: OPEN,
    to: 'same',
    by: ['helper'],
    needs: ['reason'],
    tells: ['holder'],
    label: '协办办完',
  },
  /** 吹哨: several desks to a place at a time. */
  whistle: {
    from: OPEN_WORK,
    to: 'same',
    by: MANAGERS,
    needs: ['reason'],
    tells: ['helpers', 'holder'],
    label: '吹哨',
  },
  whistle_end: {
    from: OPEN,
    to: 'same',
    by: ['helper', 'handler', ...MANAGERS],
    needs: ['reason'],
    tells: ['helpers', 'orderer', 'holder'],
    label: '现场结果',
  },
  /** 难题: lead, desk, person, measure, date; the colleagues it names hear it. */
  mark_hard: {
    from: OPEN,
    to: 'same',
    by: MANAGERS,
    needs: ['reason'],
    tells: ['holder', 'named'],
    label: '列为难题',
  },
  /** 催办: once a day and ticket. */
  urge: {
    from: [...OPEN_WORK, 'reported', 'filed'],
    to: 'same',
    by: ['reporter', 'building_head', 'member', 'desk_lead', 'patron', ...MANAGERS],
    tells: ['holder'],
    label: '催办',
  },
  supervise: {
    from: [...OPEN_WORK, 'verifying'],
    to: 'same',
    by: ['official', 'leader', 'dispatcher', 'patron'],
    tells: ['holder'],
    label: '督办',
  },
  reply_order: {
    from: OPEN,
    to: 'same',
    by: [...WORKERS, 'member', 'leader'],
    needs: ['reason'],
    tells: ['orderer'],
    label: '督办回复',
  },
  /** The leader called the resident who said 没修好. */
  call_back: {
    from: [...OPEN, 'closed'],
    to: 'same',
    by: MANAGERS,
    needs: ['reason'],
    label: '回电',
  },
  /** 整改通知书: a unit has until a day; the clock goes until then (models/rounds/rectification.ts). */
  rectify: {
    from: ['handling'],
    to: 'same',
    by: ['member', ...WORKERS, ...MANAGERS],
    needs: ['reason'],
    label: '整改通知',
  },
  /** 复查 of what was ordered. */
  recheck: {
    from: ['handling'],
    to: 'same',
    by: ['member', ...WORKERS, ...MANAGERS],
    needs: ['reason'],
    label: '复查',
  },
  /** 回访 of a closing that nobody answered, by somebody who had no part in it. */
  follow_up: {
    from: ['closed', 'rated'],
    to: 'same',
    by: MANAGERS,
    notBy: ['handler'],
    needs: ['reason'],
    label: '回访',
  },
  /** 申诉 by who did the work, once; two who had no part in it look at it. */
  ask_appeal: { from: DONE, to: 'same', by: WORKERS, needs: ['reason'], tells: ['manager'], label: '申诉' },
  agree_appeal: { from: DONE, to: 'same', by: MANAGERS, notBy: ['handler'], label: '申诉初审同意' },
  /** Its times stay as they were and count against nobody (models/figures/measures.ts). */
  uphold: { from: DONE, to: 'same', by: MANAGERS, notBy: ['handler'], tells: ['asker'], label: '申诉成立' },
  refuse_appeal: {
    from: DONE,
    to: 'same',
    by: MANAGERS,
    notBy: ['handler'],
    tells: ['asker'],
    label: '申诉不成立',
  },
  /** The calendar changed: dates are counted anew. */
  reckon: { from: OPEN, to: 'same', by: ['system'], label: '时限重算' },
};
