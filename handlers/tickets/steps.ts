import { Failure } from '../../models/failure';
import { mayDo, relationsTo } from '../../models/staff/rights';
import { ticketsInHand } from '../../models/tickets/tickets';
import { one } from '../../models/store/transaction';
import type { Ticket } from '../../models/tickets/ticket';
import { readTicketNumber, transitions, type TransitionName } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { moreSteps } from '../../notices/tickets/step-words';
import type { Handler } from '../handler';
import { readableTicket } from './readable';
import { stepKey } from './step';
import type { Turn } from '../turn/turn';

/** Steps beside the buttons of a card, in the order they are offered: the move, its conversation, its word. */
const stepDoors: readonly { transition: TransitionName; intent: string; label: string }[] = [
  { transition: 'arrive', intent: 'arrive', label: '到场' },
  { transition: 'transfer', intent: 'transfer', label: '转办给别人' },
  { transition: 'reassign', intent: 'reassign', label: '转派' },
  { transition: 'assist', intent: 'assist', label: '请人协办' },
  { transition: 'whistle', intent: 'whistle', label: '吹哨' },
  { transition: 'inquire', intent: 'inquire', label: '问报事的人' },
  { transition: 'answer', intent: 'answer', label: '记下回话' },
  { transition: 'ask_extend', intent: 'extend', label: '申请延期' },
  { transition: 'ask_suspend', intent: 'suspend', label: '申请挂起' },
  { transition: 'suspend', intent: 'suspend', label: '挂起' },
  { transition: 'resume', intent: 'resume', label: '恢复办理' },
  { transition: 'renew', intent: 'renew', label: '续期' },
  { transition: 'escalate', intent: 'escalate', label: '提级' },
  { transition: 'plan', intent: 'project', label: '需立项' },
  { transition: 'milestone', intent: 'milestone', label: '加节点' },
  { transition: 'mark_hard', intent: 'hard', label: '列为难题' },
  { transition: 'refer', intent: 'refer', label: '报区' },
  { transition: 'decline', intent: 'decline', label: '不受理' },
  { transition: 'urge', intent: 'urge', label: '催办' },
  { transition: 'reply_order', intent: 'reply', label: '督办回复' },
  { transition: 'call_back', intent: 'callback', label: '已回电' },
  { transition: 'ask_appeal', intent: 'appeal', label: '申诉' },
];

/** 更多: what this person may do with a ticket now, as a numbered list. */
export const stepsHandler: Handler = {
  intent: 'steps',
  commands: [
    {
      words: ['更多', '还能做什么'],
      for: ['member', 'leader', 'official'],
      example: '更多 T-0001',
      does: '这件事您还能做哪些步骤',
      run: async (turn, rest) => list(turn, await meant(turn, rest)),
    },
  ],
  press: {
    list: async (turn, [key]) => list(turn, await readableTicket(turn, key)),
  },
};

async function meant(turn: Turn, rest: string): Promise<Ticket> {
  if (readTicketNumber(rest) !== null) return readableTicket(turn, rest);
  const { context, person } = turn;
  const [only, second] = await ticketsInHand(context.tx, person.id, 2);
  if (!only || second) throw new Failure('step.which', { example: '更多 T-0001' });
  return only;
}

async function list({ context, person }: Turn, ticket: Ticket): Promise<Answer> {
  const relations = relationsTo(context.office.directory, person.id, ticket);
  const order = await one(context.tx, 'SELECT id FROM supervision WHERE ticketId = ? AND repliedAt IS NULL', [
    ticket.id,
  ]);
  // What there is no reason for just now.
  const hidden = new Set<TransitionName>([
    ...(mayDo('suspend', relations) ? (['ask_suspend'] as const) : []),
    ...(relations.has('handler') ? (['urge'] as const) : []),
    ...(ticket.arrivedAt === null ? [] : (['arrive'] as const)),
    ...(ticket.round > 0 ? [] : (['call_back'] as const)),
    ...(order === null ? (['reply_order'] as const) : []),
  ]);
  const choices = stepDoors
    .filter(
      ({ transition }) => transitions[transition].from.includes(ticket.state) && mayDo(transition, relations),
    )
    .filter(({ transition }) => !hidden.has(transition))
    .map(({ intent, label }) => ({ label, key: stepKey(intent, ticket) }));
  return moreSteps(ticket, choices);
}
