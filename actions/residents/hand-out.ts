import type { Owner } from '../../models/outside/arrangement';
import { arrangementOf, type Context } from '../../models/context';
import { Failure } from '../../models/failure';
import {
  handlersOf,
  jobById,
  jobsOf,
  openJob,
  ownersOf,
  type OutsideJob,
} from '../../models/outside/outside';
import { mayDo, relationsTo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { claimPictures } from '../../models/tickets/tickets';
import { insert } from '../../models/store/transaction';
import { passes } from '../../models/tickets/travel';
import { ticketNumber } from '../../models/tickets/workflow';
import { backFromOutside, doneByOutside, jobMenu, tellOwner } from '../../notices/outside/outside-words';
import { tell } from '../../notices/exchange/send';
import { loadTicket } from '../../models/tickets/advance';

export interface HandedOut {
  job: OutsideJob;
  /** In the chat; otherwise the office's own people were given the words and the number. */
  reached: boolean;
}

/**
 * 转单位: the owner's firm has to see to it; the ticket stays ours, and so does its limit. Once at a time.
 * Throws ticket.not_allowed, outside.guarded.
 */
export async function handOut(context: Context, ticket: Ticket, owner: Owner): Promise<HandedOut> {
  const { tx, now } = context;
  if (!passes(ticket, 'agenda')) throw new Failure('outside.guarded', { number: ticketNumber(ticket.id) });
  const open = await openJob(tx, ticket.id);
  if (open && open.ownerId === owner.id) return { job: open, reached: open.toldAt !== null };
  if (open)
    await tx.run('UPDATE outside_job SET returnedAt = ?, note = ? WHERE id = ?', [now, '改转', open.id]);
  const row = { ticketId: ticket.id, ownerId: owner.id, askedAt: now, note: '' };
  const nothing = { toldAt: null, takenBy: null, takenAt: null, doneAt: null, returnedAt: null };
  const job: OutsideJob = { ...row, ...nothing, id: await insert(tx, 'outside_job', row) };
  const reached = await tellOutside(context, ticket, job);
  if (reached) await tx.run('UPDATE outside_job SET toldAt = ? WHERE id = ?', [now, job.id]);
  else await askToCall(context, ticket, owner, job);
  return { job: Object.assign(job, { toldAt: reached ? now : null }), reached };
}

/** By hand: whoever may take the ticket or has it. */
export function checkMayHandOut({ office, actorId }: Context, ticket: Ticket): void {
  const relations = relationsTo(office.directory, actorId, ticket);
  if (mayDo('accept', relations) || relations.has('handler')) return;
  throw new Failure('ticket.not_allowed', {
    number: ticketNumber(ticket.id),
    step: '转单位',
    who: 'member,leader,handler',
    // Whoever may take it, or has it, may do this too.
    transition: ticket.state === 'handling' ? 'transfer' : 'accept',
  });
}

/** True when the chat took it for one of them: their window is open. */
async function tellOutside(context: Context, ticket: Ticket, job: OutsideJob): Promise<boolean> {
  let reached = false;
  for (const personId of await handlersOf(context.tx, job.ownerId)) {
    const told = await tell(context, personId, jobMenu(context.office, ticket, job, context.now));
    reached ||= told === 'queued';
  }
  return reached;
}

async function askToCall(context: Context, ticket: Ticket, owner: Owner, job: OutsideJob): Promise<void> {
  const words = tellOwner(context.office, ticket, owner, job, context.now);
  for (const personId of followersUp(context, ticket))
    await tell(context, personId, words, { ticketId: ticket.id, notice: 'order' });
}

/** Who has it in hand, else whoever looks after the grid. */
function followersUp({ office }: Context, ticket: Ticket): number[] {
  if (ticket.handlerId !== null) return [ticket.handlerId];
  return office.directory.responsible(ticket.gridId).map(({ id }) => id);
}

export interface OutsideWork {
  job: OutsideJob;
  ticket: Ticket;
  owner: Owner;
}

/** The job of somebody who works for its owner, or of somebody in the office who may see its ticket. Throws choice.gone. */
export async function loadWork(context: Context, jobId: number): Promise<OutsideWork> {
  const { tx, office, actorId } = context;
  const job = await jobById(tx, jobId);
  const owner = arrangementOf(office).owner(job?.ownerId);
  if (!job || !owner || actorId === null) throw new Failure('choice.gone');
  const ticket = await loadTicket(context, job.ticketId);
  const own = (await ownersOf(tx, actorId)).includes(owner.id);
  const inOffice =
    office.directory.isStaff(actorId) && relationsTo(office.directory, actorId, ticket).size > 0;
  if (!own && !inOffice) throw new Failure('choice.gone');
  return { job, ticket, owner };
}

/** They are asked what was done; a picture may come before the words. */
const PICTURES_WITHIN = 2 * 3_600_000;

/** Their own steps: taken, done, given back. A job that is over throws choice.gone. */
export async function stepOutside(
  context: Context,
  { job, ticket, owner }: OutsideWork,
  step: 'take' | 'done' | 'back',
  note = '',
): Promise<void> {
  const { tx, now, actorId } = context;
  if (job.doneAt !== null || job.returnedAt !== null) throw new Failure('choice.gone');
  const taken = [job.takenBy ?? actorId, job.takenAt ?? now];
  if (step === 'take')
    return void (await tx.run('UPDATE outside_job SET takenBy = ?, takenAt = ? WHERE id = ?', [
      ...taken,
      job.id,
    ]));
  if (step === 'done') {
    // Their picture is one of the result: who closes it need not take another.
    if (actorId !== null) await claimPictures(tx, actorId, ticket.id, 'result', now - PICTURES_WITHIN);
    await tx.run('UPDATE outside_job SET takenBy = ?, takenAt = ?, doneAt = ?, note = ? WHERE id = ?', [
      ...taken,
      now,
      note,
      job.id,
    ]);
  } else await tx.run('UPDATE outside_job SET returnedAt = ?, note = ? WHERE id = ?', [now, note, job.id]);
  const words = step === 'done' ? doneByOutside(ticket, owner, note) : backFromOutside(ticket, owner, note);
  for (const personId of followersUp(context, ticket))
    await tell(context, personId, words, { ticketId: ticket.id, notice: 'order' });
}

/** 已通知: somebody called them. */
export async function noteTold({ tx, now }: Context, job: OutsideJob): Promise<void> {
  await tx.run('UPDATE outside_job SET toldAt = ? WHERE id = ? AND toldAt IS NULL', [now, job.id]);
}

/** The firms' part of a ticket's history. */
export async function outsideOf(
  { tx, office }: Pick<Context, 'tx' | 'office'>,
  ticketId: number,
): Promise<{ job: OutsideJob; owner: Owner | null }[]> {
  const jobs = await jobsOf(tx, ticketId);
  return jobs.map((job) => ({ job, owner: arrangementOf(office).owner(job.ownerId) }));
}
