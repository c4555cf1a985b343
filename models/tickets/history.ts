import type { TicketEvent } from './ticket';
import type { Reading } from './travel';
import { transitions, type TransitionName } from './workflow';

/** How colleagues talk among themselves: residents read neither the line nor its words. */
const INTERNAL: ReadonlySet<TransitionName> = new Set([
  'note',
  'bring_up',
  'describe',
  'recategorise',
  'supervise',
  'reply_order',
  'raise',
  'reckon',
  'mark_hard',
  'rectify',
  'recheck',
  'ask_extend',
  'ask_suspend',
  'refuse_request',
  'assist',
  'assist_done',
  'whistle',
  'whistle_end',
  'call_back',
  'follow_up',
  'ask_appeal',
  'agree_appeal',
  'uphold',
  'refuse_appeal',
]);

/** Besides the moves the reporter is told of: his own words, and to whom and by when in words of ours. */
const SPOKEN: ReadonlySet<TransitionName> = new Set([
  'rework',
  'reopen',
  'rate',
  'amend',
  'answer',
  'withdraw',
  'inform',
  'close',
  'reassign',
  // What stands: what comes next, and why it still has to wait.
  'milestone',
  'renew',
]);

/** Are the words of this move an answer to the resident, or his own? Of all others he reads the step alone. */
const isAnswer = (transition: TransitionName): boolean =>
  SPOKEN.has(transition) || (transitions[transition].tells ?? []).includes('reporter');

/** What only the reporter does: of an anonymous report these lines name nobody. */
export const REPORTERS_OWN: ReadonlySet<TransitionName> = new Set([
  'report',
  'amend',
  'answer',
  'rate',
  'rework',
  'reopen',
  'withdraw',
]);

/** The history as this reader may read it: staff all of it, residents answers and states only. */
export function historyFor(events: readonly TicketEvent[], reading: Reading): TicketEvent[] {
  if (reading === 'story') return [...events];
  return events
    .filter(({ transition }) => !INTERNAL.has(transition))
    .map((event) => (isAnswer(event.transition) ? event : Object.assign({}, event, { note: '' })));
}
