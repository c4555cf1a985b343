import { caseResult, isUpheld, settledOn } from '../../models/staff/assessment-cases';
import type { Result } from '../../models/staff/assessment';
import { loadTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Directory } from '../../models/staff/directory';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import { keepObjection, loadObjection, type Objection } from '../../models/staff/objection';
import { monthsOf } from '../../models/period';
import type { Ticket } from '../../models/tickets/ticket';
import { isUniqueViolation } from '../../models/store/transaction';
import { objectionArrived, objectionDecided } from '../../notices/staff/assessment-words';
import { tell } from '../../notices/exchange/send';

const DECIDED_WITHIN = { amount: 5, unit: 'WD' } as const;
/** A decision may be changed by who made it for so long. */
const CHANGE_WITHIN = 24 * 3_600_000;

/**
 * 异议 against what a case says of oneself; somebody else decides within five working days, else it holds. Throws
 * choice.gone (not his, not missed), assessment.late, assessment.known, assessment.nobody.
 */
export async function raiseObjection(
  context: Context,
  ticketId: number,
  result: Result,
  words: string,
): Promise<Objection> {
  const { tx, office, now, actorId } = context;
  const personId = actorId ?? 0;
  const found = await caseResult(tx, context, personId, ticketId, result);
  if (found?.verdict !== 'missed') throw new Failure('choice.gone');
  const { day } = office.calendar.local(found.at);
  const month = monthsOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1);
  if (office.calendar.local(now).day > settledOn(office, month)) throw new Failure('assessment.late');
  const deciders = await decidersOf(context, await loadTicket(context, ticketId), personId);
  const dueAt = office.calendar.due(now, DECIDED_WITHIN);
  const text = maskNumbers(words).text;
  const id = await kept(context, { personId, ticketId, result, raisedAt: now, dueAt, text });
  const objection = await open(context, id);
  for (const decider of deciders)
    await tell(context, decider, objectionArrived(office, objection, text), { notice: 'question' });
  return objection;
}

async function kept({ tx }: Context, row: Parameters<typeof keepObjection>[1]): Promise<number> {
  try {
    return await keepObjection(tx, row);
  } catch (error) {
    if (isUniqueViolation(error)) throw new Failure('assessment.known');
    throw error;
  }
}

async function open({ tx }: Pick<Context, 'tx'>, id: number): Promise<Objection> {
  const objection = await loadObjection(tx, id);
  if (!objection) throw new Failure('choice.gone');
  return objection;
}

/** Who decides: the nearest who leads, never himself, never who closed the case or sent it back. */
async function decidersOf({ tx, office }: Context, ticket: Ticket, personId: number): Promise<number[]> {
  const acted = await tx.rows<{ actorId: number | null }>(
    "SELECT DISTINCT actorId FROM ticket_event WHERE ticketId = ? AND transition IN ('close', 'rework', 'reopen')",
    [ticket.id],
  );
  const concerned = new Set([personId, ...acted.flatMap(({ actorId }) => actorId ?? [])]);
  const found = leadersAbove(office.directory, ticket.gridId).find((ids) =>
    ids.some((id) => !concerned.has(id)),
  );
  const deciders = found?.filter((id) => !concerned.has(id)) ?? [];
  if (deciders.length === 0) throw new Failure('assessment.nobody');
  return deciders;
}

const DECIDING = ['leader', 'community_staff', 'official', 'administrator'] as const;

const leadersAbove = (directory: Directory, gridId: number): number[][] =>
  directory
    .upwards(gridId)
    .flatMap(({ id }) => DECIDING.map((role) => directory.holders(id, role).map((person) => person.id)));

/** 撤回异议, while nobody decided. Throws choice.gone. */
export async function withdrawObjection({ tx, actorId }: Context, id: number): Promise<void> {
  const { affected } = await tx.run(
    'DELETE FROM assessment_objection WHERE id = ? AND personId = ? AND decidedAt IS NULL',
    [id, actorId],
  );
  if (affected === 0) throw new Failure('choice.gone');
}

/** May this person decide it, now? Throws choice.gone, role.other. */
export async function checkMayDecide(context: Context, id: number): Promise<Objection> {
  const { now, actorId } = context;
  const objection = await open(context, id);
  const own = objection.decidedBy === actorId && (objection.decidedAt ?? 0) > now - CHANGE_WITHIN;
  if (objection.decidedAt !== null && !own) throw new Failure('choice.gone');
  const ticket = await loadTicket(context, objection.ticketId);
  const deciders = await decidersOf(context, ticket, objection.personId);
  if (actorId === null || !deciders.includes(actorId))
    throw new Failure('role.other', { who: '收到这条异议的人' });
  return objection;
}

/** 成立 or 不成立 (with the reason); who decided may change it within a day. Throws choice.gone, role.other. */
export async function decideObjection(
  context: Context,
  id: number,
  upheld: boolean,
  words: string,
): Promise<Objection> {
  const objection = await checkMayDecide(context, id);
  return settle(context, objection, upheld, words);
}

/** Nobody decided in time: it holds. Returns null when somebody did meanwhile. */
export async function holdByDefault(context: Context, id: number): Promise<Objection | null> {
  const objection = await loadObjection(context.tx, id);
  if (!objection || objection.decidedAt !== null) return null;
  return settle(context, objection, true, '');
}

async function settle(
  context: Context,
  objection: Objection,
  upheld: boolean,
  words: string,
): Promise<Objection> {
  const { tx, office, now, actorId } = context;
  const answer = maskNumbers(words).text;
  await tx.run(
    'UPDATE assessment_objection SET upheld = ?, answer = ?, decidedBy = ?, decidedAt = ? WHERE id = ?',
    [upheld, answer === '' ? null : tx.vault.seal(answer), actorId, now, objection.id],
  );
  const decided = Object.assign(objection, { upheld, decidedBy: actorId, decidedAt: now });
  await tell(context, objection.personId, objectionDecided(office, decided, isUpheld(decided), answer), {
    notice: 'question',
  });
  return decided;
}
