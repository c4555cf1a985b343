import { isArchived, isReportersOwn, stillOpen } from './archive';
import { clockChanges, setDate, type NewClocks } from './clock';
import { guardOf } from './complaint';
import type { Context, Office } from '../context';
import { Failure } from '../failure';
import { noteDifference } from '../figures/figures';
import { contributions, type CountedEvent } from '../figures/measures';
import type { GridLevel } from '../staff/grid';
import { maskNumbers } from '../residents/mask';
import { demandOf, lackingProof, type Proof } from './proof';
import { nextReminder } from './reminders';
import { mayDo, relationsTo } from '../staff/rights';
import type { Ticket } from './ticket';
import { insert, one, type SqlValue } from '../store/transaction';
import { ticketNumber, transitions, type Need, type Relation, type TransitionName } from './workflow';

/** What a new ticket is made of; state, version and clocks are set by the way it takes. */
export type NewTicket = Pick<
  Ticket,
  | 'category'
  | 'gridId'
  | 'placeId'
  | 'placeText'
  | 'subject'
  | 'description'
  | 'urgency'
  | 'channel'
  | 'source'
  | 'reporterId'
  | 'confirmed'
> &
  NewClocks & {
    /** Already decided elsewhere that nobody may learn who reported it. */
    anonymous?: boolean;
    /** The rules give it to a desk (models/tickets/routing.ts). */
    desk?: string | null;
  };

/** The steps every new ticket has behind it before anybody sees it. */
const OPENING = ['report', 'file', 'dispatch'] as const satisfies readonly TransitionName[];
const OPENING_SELF = ['report', 'file', 'self_handle'] as const satisfies readonly TransitionName[];

/** Reported, filed and dispatched in one go, or taken by the reporter himself. One row, three lines of history. */
export async function openTicket(context: Context, facts: NewTicket): Promise<Ticket> {
  const { tx, now, office } = context;
  const row = firstRow(context, facts);
  const ticket = { ...row, id: await insert(tx, 'ticket', row) };
  const self = facts.source === 'self';
  const steps = self ? OPENING_SELF : OPENING;
  const actors = [facts.reporterId, null, self ? facts.reporterId : null];
  const history = steps.map((transition, at) => ({
    at: now,
    actorId: actors[at] ?? null,
    transition,
    fromState: at === 0 ? ('none' as const) : transitions[steps[at - 1] ?? 'report'].to,
    toState: transitions[transition].to,
  }));
  await tx.run(
    `INSERT INTO ticket_event (ticketId, at, actorId, transition, fromState, toState, note) VALUES ${history.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
    history.flatMap(({ at, actorId, transition, fromState, toState }): SqlValue[] => [
      ticket.id,
      at,
      actorId,
      transition,
      fromState,
      toState,
      '',
    ]),
  );
  noteDifference(tx, ticket.id, new Map(), contributions(ticket, history, office.calendar));
  return ticket;
}

function firstRow({ now, office }: Context, facts: NewTicket): Omit<Ticket, 'id'> {
  const self = facts.source === 'self';
  const guard = guardOf(office.directory, facts);
  // A complaint goes its own way, past the desks.
  const desk = guard.travels === 'complaint' ? null : (facts.desk ?? null);
  const ticket: Omit<Ticket, 'id'> = {
    ...facts,
    ...guard,
    anonymous: guard.anonymous || facts.anonymous === true,
    placeText: maskNumbers(facts.placeText).text,
    subject: maskNumbers(facts.subject).text,
    description: maskNumbers(facts.description).text,
    state: self ? 'handling' : 'dispatched',
    version: 1,
    handlerId: self ? facts.reporterId : null,
    desk,
    round: 0,
    reportedAt: now,
    filedAt: now,
    acceptedAt: self ? now : null,
    doneAt: null,
    closedAt: null,
    ratedAt: null,
    result: null,
    withoutPhoto: null,
    rating: null,
    mergedInto: null,
    level: levelOf(office.directory, facts.gridId, desk),
    solvedLevel: null,
    ownerId: facts.source === 'resident' || facts.source === 'building_head' ? null : facts.reporterId,
    arrivedAt: self ? now : null,
    verifyBy: null,
    resumeAt: null,
    renewBy: null,
    verifiedBy: null,
    remindAt: null,
  };
  return { ...ticket, remindAt: nextReminder(office, { ...ticket, id: 0 }, now) };
}

/** Where the work begins: a desk of the community is still 微循环, one of the street is 小循环. */
export function levelOf(directory: Office['directory'], gridId: number, desk: string | null): GridLevel {
  if (!desk) return 'grid';
  const above = directory.upwards(gridId);
  const seat = directory.roles.find(
    (role) => role.desk === desk && above.some(({ id }) => id === role.gridId),
  );
  return above.find(({ id }) => id === seat?.gridId)?.level ?? 'street';
}

export interface Move {
  transition: TransitionName;
  note?: string;
  /** Columns that change with the move. */
  set?: Partial<Ticket>;
  /** 办结: the pictures and quantities that come with it. */
  proof?: Proof;
  /** What the actor is to the ticket by what the action itself looked up (who helps stands in `ticket_part`). */
  as?: readonly Relation[];
}

/**
 * The only way a ticket changes: right, state, version, history, figures. Returns the ticket as it is afterwards.
 * Throws Failure `ticket.not_allowed`, `ticket.own_work`, `ticket.wrong_step`, `ticket.needs`, `ticket.changed`.
 */
export async function advance(context: Context, ticket: Ticket, move: Move): Promise<Ticket> {
  const { tx, now, office, actorId } = context;
  checkMove(context, ticket, move.transition, move.as);
  checkNeeds(office, ticket, move);
  const changes = changesOf(context, ticket, move);
  const columns = Object.keys(changes);
  const { affected } = await tx.run(
    `UPDATE ticket SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ? AND version = ?`,
    [...(Object.values(changes) as SqlValue[]), ticket.id, ticket.version],
  );
  if (affected === 0) throw new Failure('ticket.changed', { number: ticketNumber(ticket.id) });
  const after: Ticket = Object.assign({}, ticket, changes);
  const history = await tx.rows<CountedEvent>(
    'SELECT at, actorId, transition, toState FROM ticket_event WHERE ticketId = ? ORDER BY id',
    [ticket.id],
  );
  await insert(tx, 'ticket_event', {
    ticketId: ticket.id,
    at: now,
    actorId,
    transition: move.transition,
    fromState: ticket.state,
    toState: after.state,
    note: maskNumbers(move.note ?? '').text,
  });
  const before = contributions(ticket, history, office.calendar);
  const line = { at: now, actorId, transition: move.transition, toState: after.state };
  noteDifference(tx, ticket.id, before, contributions(after, [...history, line], office.calendar));
  return after;
}

/** Everything that the move changes: what the table says, what was given, and what follows for the clocks. */
function changesOf(
  { office, now }: Context,
  ticket: Ticket,
  { transition, set = {} }: Move,
): Partial<Ticket> {
  const rule = transitions[transition];
  const cleared = Object.fromEntries((rule.clears ?? []).map((column) => [column, null]));
  const stamped = rule.stamps ? { [rule.stamps]: now } : {};
  const dated = typeof set.dueAt === 'number' && set.clockUnit === undefined ? setDate(now, set.dueAt) : {};
  const changes: Partial<Ticket> = {
    ...cleared,
    ...stamped,
    ...clockChanges(office, ticket, rule.clock ?? {}, now),
    ...masked(set),
    ...dated,
    ...(rule.to === 'same' ? {} : { state: rule.to }),
    version: ticket.version + 1,
  };
  const after: Ticket = Object.assign({}, ticket, changes);
  // What is due now and was not said yet stays due, unless the clock itself is another.
  const pending = ticket.remindAt !== null && ticket.remindAt <= now && sameClocks(ticket, after);
  return pending ? changes : { ...changes, remindAt: nextReminder(office, after, now) };
}

const CLOCKS = ['state', 'acceptBy', 'dueAt', 'verifyBy', 'renewBy', 'resumeAt', 'clockFrom'] as const;
const sameClocks = (before: Ticket, after: Ticket): boolean =>
  CLOCKS.every((column) => before[column] === after[column]);

const NO_PROOF: Proof = { pictures: 0, quantities: 0, without: null };

function checkNeeds(
  office: Office,
  ticket: Ticket,
  { transition, note = '', set = {}, proof = NO_PROOF }: Move,
): void {
  const missing = lackingProof(demandOf(office, ticket), proof);
  const given: Record<Need, boolean> = {
    reason: note.trim() !== '',
    result: (set.result ?? '').trim() !== '',
    proof: missing === null,
    assignee: Boolean(set.desk ?? set.handlerId),
    main: Boolean(set.mergedInto),
    until: Boolean(set.renewBy),
  };
  const { needs = [], label } = transitions[transition];
  const need = needs.find((one) => !given[one]);
  const lacking = need === 'proof' ? missing : need;
  if (lacking) throw new Failure('ticket.needs', { number: ticketNumber(ticket.id), step: label, lacking });
}

/** Numbers of persons are kept nowhere among the words, whoever wrote them. */
function masked(changes: Partial<Ticket>): Partial<Ticket> {
  const { description, result } = changes;
  return {
    ...changes,
    ...(description === undefined ? {} : { description: maskNumbers(description).text }),
    ...(typeof result === 'string' ? { result: maskNumbers(result).text } : {}),
  };
}

/** May this person make the move now? Throws `ticket.not_allowed`, `ticket.own_work`, `ticket.archived`, `ticket.wrong_step`. */
export function checkMove(
  context: Context,
  ticket: Ticket,
  transition: TransitionName,
  as: readonly Relation[] = [],
): void {
  checkRight(context, ticket, transition, as);
  checkArchive(context, ticket, transition);
  const { from, label } = transitions[transition];
  if (from.includes(ticket.state)) return;
  throw new Failure('ticket.wrong_step', {
    number: ticketNumber(ticket.id),
    state: ticket.state,
    step: label,
  });
}

/** Throws `ticket.archived`: a month after its closing it is only read. */
function checkArchive({ now, actorId }: Context, ticket: Ticket, transition: TransitionName): void {
  if (!isArchived(ticket, now) || stillOpen.has(transition)) return;
  if (isReportersOwn(transition, actorId, ticket)) return;
  throw new Failure('ticket.archived', { number: ticketNumber(ticket.id) });
}

function checkRight(
  { office, actorId }: Context,
  ticket: Ticket,
  transition: TransitionName,
  as: readonly Relation[],
): void {
  const relations = new Set([...relationsTo(office.directory, actorId, ticket), ...as]);
  if (mayDo(transition, relations)) return;
  const { by, notBy = [], label } = transitions[transition];
  const facts = { number: ticketNumber(ticket.id), step: label, who: by.join(','), transition };
  const ownWork = notBy.some((relation) => relations.has(relation));
  throw new Failure(ownWork ? 'ticket.own_work' : 'ticket.not_allowed', facts);
}

/** Throws Failure `ticket.unknown`. */
export async function loadTicket({ tx }: Pick<Context, 'tx'>, id: number): Promise<Ticket> {
  const ticket = await one<Ticket>(tx, 'SELECT * FROM ticket WHERE id = ?', [id]);
  if (!ticket) throw new Failure('ticket.unknown', { number: ticketNumber(id) });
  return ticket;
}
