import { sideMoves } from './side-moves';
import type { MainMove, Relation, TicketState, Transition, TransitionName } from './workflow-types';

export type { Hearer, Need, Relation, Step, TicketState, Transition, TransitionName } from './workflow-types';

/** Who runs a node: they decide what becomes of its tickets. */
const MANAGERS = [
  'leader',
  'dispatcher',
  'community_staff',
  'official',
] as const satisfies readonly Relation[];
/** Every clock ends. */
const ALL_STOP = { accept: 'stops', handle: 'stops', verify: 'stops' } as const;

const mainMoves: Record<MainMove, Transition> = {
  report: {
    from: ['none'],
    to: 'reported',
    by: ['reporter'],
    tells: ['reporter'],
    stamps: 'reportedAt',
    label: '上报',
  },
  file: { from: ['reported'], to: 'filed', by: ['system', ...MANAGERS], stamps: 'filedAt', label: '立案' },
  dispatch: {
    from: ['filed'],
    to: 'dispatched',
    by: ['system', ...MANAGERS],
    clock: { accept: 'starts', arrive: 'starts', handle: 'starts' },
    tells: ['holder'],
    label: '派遣',
  },
  self_handle: {
    from: ['filed'],
    to: 'handling',
    by: ['member', 'leader'],
    clock: { handle: 'starts' },
    stamps: 'acceptedAt',
    label: '自办',
  },
  accept: {
    from: ['dispatched', 'returned'],
    to: 'handling',
    by: ['member', 'leader', 'desk', 'handler'],
    clock: { accept: 'stops' },
    stamps: 'acceptedAt',
    label: '接办',
  },
  arrive: {
    from: ['handling'],
    to: 'same',
    by: ['handler'],
    clock: { arrive: 'stops' },
    stamps: 'arrivedAt',
    label: '到场',
  },
  refuse: {
    from: ['dispatched', 'handling'],
    to: 'returned',
    by: ['member', 'desk', 'handler'],
    clock: { accept: 'starts' },
    clears: ['acceptedAt', 'handlerId'],
    label: '退回',
  },
  reassign: {
    from: ['dispatched', 'handling', 'returned'],
    to: 'dispatched',
    by: MANAGERS,
    needs: ['assignee'],
    clock: { accept: 'starts' },
    tells: ['holder'],
    clears: ['acceptedAt', 'arrivedAt'],
    label: '改派',
  },
  finish: {
    from: ['handling'],
    to: 'verifying',
    by: ['handler', 'leader'],
    needs: ['result', 'proof'],
    clock: { accept: 'stops', handle: 'stops', verify: 'starts' },
    tells: ['reporter', 'followers'],
    stamps: 'doneAt',
    label: '办结',
  },
  close: {
    from: ['verifying'],
    to: 'closed',
    by: ['system', 'reporter', 'building_head', ...MANAGERS],
    notBy: ['handler'],
    clock: { verify: 'stops' },
    stamps: 'closedAt',
    label: '结案',
  },
  rework: {
    from: ['verifying'],
    to: 'handling',
    by: ['reporter', 'building_head', ...MANAGERS],
    needs: ['reason'],
    clock: { verify: 'stops', handle: 'afresh' },
    tells: ['holder', 'leader'],
    clears: ['doneAt', 'solvedLevel', 'withoutPhoto'],
    label: '返工',
  },
  rate: { from: ['closed'], to: 'rated', by: ['reporter'], stamps: 'ratedAt', label: '评价' },
  reopen: {
    from: ['closed', 'rated'],
    to: 'handling',
    by: ['reporter', 'patron', ...MANAGERS],
    needs: ['reason'],
    clock: { handle: 'afresh' },
    tells: ['holder', 'leader'],
    clears: ['doneAt', 'closedAt', 'ratedAt', 'rating', 'solvedLevel', 'verifiedBy', 'withoutPhoto'],
    label: '重开',
  },
  withdraw: {
    from: ['reported', 'filed', 'dispatched', 'returned'],
    to: 'withdrawn',
    by: ['reporter'],
    clock: ALL_STOP,
    label: '撤回',
  },
  /** 不受理: with a reason the reporter can use, and where else to go. */
  decline: {
    from: ['reported', 'filed', 'dispatched', 'returned'],
    to: 'declined',
    by: MANAGERS,
    needs: ['reason'],
    clock: ALL_STOP,
    tells: ['reporter'],
    clears: ['handlerId'],
    label: '不受理',
  },
  /** 重新受理: the refusal was a slip, or there is more to it now. */
  reconsider: {
    from: ['declined'],
    to: 'dispatched',
    by: MANAGERS,
    clock: { accept: 'starts', handle: 'afresh' },
    tells: ['reporter', 'holder'],
    label: '重新受理',
  },
  /** The same problem reported again: one ticket goes on, the reporter of the other follows it. */
  merge: {
    from: ['reported', 'filed', 'dispatched', 'handling', 'returned'],
    to: 'merged',
    by: ['reporter', 'member', 'handler', 'desk', ...MANAGERS],
    needs: ['main'],
    clock: ALL_STOP,
    tells: ['reporter'],
    clears: ['acceptedAt'],
    label: '并案',
  },
  /** It was not the same after all. */
  unmerge: {
    from: ['merged'],
    to: 'dispatched',
    by: ['reporter', 'member', ...MANAGERS],
    clock: { accept: 'starts' },
    tells: ['holder'],
    clears: ['mergedInto'],
    label: '拆开',
  },
};

/** The one table of moves; docs/workflow.md is made of it. */
export const transitions: Readonly<Record<TransitionName, Transition>> = { ...mainMoves, ...sideMoves };

/** In the order of a ticket's life. */
export const ticketStates = [
  'reported',
  'filed',
  'dispatched',
  'handling',
  'verifying',
  'closed',
  'rated',
  'returned',
  'suspended',
  'waiting',
  'project',
  'declined',
  'withdrawn',
  'merged',
] as const satisfies readonly TicketState[];

/** Still somebody's work. */
export const OPEN_STATES = [
  'reported',
  'filed',
  'dispatched',
  'handling',
  'verifying',
  'returned',
  'suspended',
  'waiting',
  'project',
] as const;
/** Work not done yet: these can be overdue (lateness is measured when 办结 is reported). */
export const UNDONE_STATES = ['reported', 'filed', 'dispatched', 'handling', 'returned'] as const;

/** `?, ?, ?` for an IN list of that many values. */
export const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** T-0001: the number people see; at least four digits. */
export const ticketNumber = (id: number): string => `T-${String(id).padStart(4, '0')}`;
/** T0001: the number inside menu and task ids. */
export const ticketKey = (id: number): string => `T${String(id).padStart(4, '0')}`;

/** Reads T-0001, t1, 0001, T0001; null when it is no number of ours. A bare number needs four digits. */
export function readTicketNumber(text: string): number | null {
  const found = /^(?:[Tt]-?(\d{1,9})|#?(\d{4,9}))$/.exec(text.trim());
  const digits = found?.[1] ?? found?.[2];
  return digits === undefined ? null : Number(digits);
}
