import * as fc from 'fast-check';
import { accept } from '../actions/tickets/accept';
import { amend } from '../actions/tickets/amend';
import { decide } from '../actions/tickets/decide';
import { decline, reconsider } from '../actions/tickets/decline';
import { escalate, refer } from '../actions/tickets/escalate';
import { finish } from '../actions/tickets/finish';
import { merge, unmerge } from '../actions/tickets/merge';
import { rate } from '../actions/tickets/rate';
import { recategorise } from '../actions/tickets/recategorise';
import { refuse } from '../actions/tickets/refuse';
import { report } from '../actions/tickets/report';
import { askTime, decideTime } from '../actions/tickets/request-time';
import { selfHandle } from '../actions/tickets/self-handle';
import { resume, suspend } from '../actions/tickets/suspend';
import { close, sendBack } from '../actions/tickets/verify';
import { withdraw } from '../actions/tickets/withdraw';
import { loadTicket } from '../models/tickets/advance';
import type { Context } from '../models/context';
import { takeIn, takeOut } from '../models/figures/ledger-import';
import type { OldTicket } from '../models/figures/old-ledger';
import type { Person } from '../models/staff/person';
import type { Ticket } from '../models/tickets/ticket';
import { one } from '../models/store/transaction';

const HOUR = 3_600_000;
const CATEGORIES = ['0104', '0501', '0607', '0805'];

/** What somebody may try; whether he may is decided by the actions. */
const tries = [
  'accept',
  'refuse',
  'decide',
  'finish',
  'close',
  'expire',
  'sendBack',
  'rate',
  'withdraw',
  'amend',
  'recategorise',
  'merge',
  'unmerge',
  'decline',
  'reconsider',
  'extend',
  'suspend',
  'resume',
  'escalate',
  'refer',
  'import',
  'takeOut',
  'forget',
] as const;
export type Try = (typeof tries)[number];
export const staff = ['网格员乙', '网格员辛', '网格长丙', '城管科戊', '主任己'];

/** One thing that happens in a random history. */
export const step = fc.oneof(
  fc.record({ kind: fc.constant('report' as const), place: fc.nat(23), category: fc.nat(3) }),
  fc.record({ kind: fc.constant('self' as const), place: fc.nat(23), category: fc.nat(3) }),
  fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    kind: fc.constantFrom(...tries),
    ticket: fc.nat(3),
    who: fc.nat(staff.length - 1),
    place: fc.nat(23),
    category: fc.nat(3),
    rating: fc.constantFrom(1 as const, 2 as const),
  }),
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const facts = ({ place, category }: { place: number; category: number }) => ({
  category: CATEGORIES[category] ?? '0104',
  placeId: place + 1,
  placeText: `${place + 1}号楼`,
  subject: '事',
  description: '事',
  urgency: 'normal' as const,
  confirmed: true,
});

/** One step; throws Failure where it is not allowed. */
export async function act(
  step: Exclude<Step, { kind: 'pass' }>,
  actor: Person,
  context: Context,
): Promise<void> {
  if (step.kind === 'report') return void (await report(context, actor, 'kf', facts(step)));
  if (step.kind === 'self') return void (await selfHandle(context, actor, 'app', facts(step), []));
  const newest = (await one<{ id: number }>(context.tx, 'SELECT MAX(id) AS id FROM ticket'))?.id ?? 0;
  const ticket = await loadTicket(context, newest - step.ticket);
  const asReporter = { ...context, actorId: ticket.reporterId };
  const day = { desk: null, personId: actor.id, dueAt: context.now + HOUR, words: '' };
  const moves: Record<Try, () => Promise<unknown>> = {
    accept: () => accept(context, ticket),
    refuse: () => refuse(context, ticket, '不在本网格，是隔壁社区的路段'),
    decide: () => decide(context, ticket, day),
    finish: () => finish(context, ticket, { note: '好了', quantities: [], without: '' }),
    close: () => close(context, ticket),
    expire: () => close({ ...context, actorId: null }, ticket),
    sendBack: () => sendBack(asReporter, ticket, '没修好'),
    rate: () => rate(asReporter, ticket, step.rating),
    withdraw: () => withdraw(asReporter, ticket),
    amend: () => amend(asReporter, ticket, { words: '', ...facts(step) }),
    recategorise: () => recategorise(context, ticket, CATEGORIES[step.category] ?? '0104', false),
    merge: async () => merge(context, ticket, await loadTicket(context, newest - (step.place % 4))),
    unmerge: () => unmerge(context, ticket),
    decline: () => decline(context, ticket, '不属于街道管'),
    reconsider: () => reconsider(context, ticket),
    extend: () => extend(context, ticket),
    suspend: () => suspend(context, ticket, '等材料到货', context.now + 50 * HOUR),
    resume: () => resume(context, ticket),
    escalate: () => escalate(context, ticket, '要街道协调'),
    refer: () => refer(context, ticket, '要区里协调'),
    import: () => takeIn(context, { id: 1, gridId: 1, personId: actor.id }, oldTicket(step, context.now)),
    takeOut: () => takeOut(context, 1, step.place % 3),
    forget: () => forgetWords(context, ticket),
  };
  await moves[step.kind]();
}

/** A row of an old ledger, of some days ago. */
function oldTicket({ place, category }: { place: number; category: number }, now: number): OldTicket {
  const reportedAt = now - (place + 1) * 24 * HOUR;
  return {
    number: '',
    reportedAt,
    doneAt: place % 2 === 0 ? reportedAt + HOUR : null,
    closedAt: reportedAt + 2 * HOUR,
    dueAt: place % 3 === 0 ? reportedAt + HOUR / 2 : null,
    category: CATEGORIES[category] ?? '0104',
    gridId: 1 + (place % 8),
    placeId: place + 1,
    placeText: `${place + 1}号楼`,
    subject: `旧事${now}`,
    desk: '',
    result: '',
  };
}

/** Asked by whoever has it, granted by the street. */
async function extend(context: Context, ticket: Ticket): Promise<void> {
  await askTime({ ...context, actorId: ticket.handlerId }, ticket, 'extend', '等配件');
  const request = await one<{ id: number }>(context.tx, 'SELECT MAX(id) AS id FROM ticket_request');
  await decideTime(context, request?.id ?? 0, true);
}

/** Deleted for privacy: what people wrote goes, the row stays. */
async function forgetWords({ tx }: Context, { id }: Ticket): Promise<void> {
  const blank =
    "UPDATE ticket SET description = '', subject = '', placeText = '', result = NULL WHERE id = ?";
  await tx.run(blank, [id]);
  await tx.run("UPDATE ticket_event SET note = '' WHERE ticketId = ?", [id]);
}
