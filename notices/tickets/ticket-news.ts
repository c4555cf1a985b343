import type { Context } from '../../models/context';
import { followersOf } from '../../models/tickets/followers';
import { newsOf, newsWaits } from '../../models/tickets/news';
import { reportedForOthers, type Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { othersDone } from './others-words';
import { dutyReaders, tellDuty } from '../staff/duty-news';
import { followedDone } from './same-words';
import { tell } from '../exchange/send';
import { resultQuestion } from './result-question';
import { sendTicketCard } from './ticket-card';
import { forwardReported, forwardResult } from './ticket-files';
import { tellAll } from '../exchange/tell-all';
import { askToTell } from './undelivered';
import { momentWords, nameWords, ticketWords } from '../words';

/** A new ticket: whoever looks after the grid gets the card; in danger the leader and who is on duty too. */
export async function announceTicket(context: Context, ticket: Ticket): Promise<void> {
  const { directory } = context.office;
  const readers = inChargeOf(context, ticket);
  if (ticket.urgency === 'emergency' && ticket.travels !== 'complaint') {
    readers.push(...directory.nearest(ticket.gridId, 'leader').map(({ id }) => id));
  }
  const duty = await dutyReaders(context, ticket);
  readers.push(...duty.concerned);
  await sendTicketCard(context, ticket, [...new Set(readers)]);
  await tellDuty(context, ticket, duty.others);
  if (readers.length === 0 && ticket.travels === 'complaint') await askForReader(context);
}

/** A complaint that nobody may read: the administrator names somebody; what it says he doesn't learn. */
async function askForReader(context: Context): Promise<void> {
  const administrators = context.office.directory.withRole('administrator').map(({ personId }) => personId);
  const text = '有一件投诉没有人可以看：上一级没有登记网格长或领导。请在名单里补上，再请居民重新说一次。';
  await tellAll(context, administrators, text, { notice: 'alarm' });
}

/** Whoever looks at it: the grid's people, or for a complaint the next level up, past those it is about. */
function inChargeOf({ office }: Context, ticket: Ticket): number[] {
  const { directory } = office;
  const complaint = ticket.travels === 'complaint';
  if (ticket.desk !== null && !complaint) return deskOf(office, ticket);
  const staff = complaint ? directory.beyond(ticket.gridId, ticket) : directory.responsible(ticket.gridId);
  return staff.map(({ id }) => id);
}

/** Who works at the ticket's desk, in its own street. */
function deskOf({ directory }: Context['office'], { desk, gridId }: Ticket): number[] {
  const above = new Set(directory.upwards(gridId).map(({ id }) => id));
  return directory.roles
    .filter((role) => role.desk === desk && above.has(role.gridId))
    .map(({ personId }) => personId);
}

/** What may not stand on an agenda goes to the leader alone. */
export async function tellLeaderAlone(context: Context, ticket: Ticket): Promise<string[]> {
  const { directory } = context.office;
  const leaders = directory.beyond(ticket.gridId, ticket).filter(({ id }) => id !== context.actorId);
  await sendTicketCard(
    context,
    ticket,
    leaders.map(({ id }) => id),
  );
  return leaders.map(({ name }) => name);
}

/** A decision sent it to a desk or a colleague. */
export async function announceAssignment(context: Context, ticket: Ticket): Promise<void> {
  const { directory } = context.office;
  const desk = directory.withRole('desk').filter((role) => role.desk === ticket.desk);
  const readers = ticket.handlerId === null ? desk.map((role) => role.personId) : [ticket.handlerId];
  await sendTicketCard(context, ticket, readers);
  await forwardReported(context, ticket.id);
}

/** Done: the reporter is asked, unless he did it himself. */
export async function askReporter(context: Context, ticket: Ticket): Promise<void> {
  if (reportedForOthers(ticket)) return tellForwarder(context, ticket);
  if (ticket.reporterId === ticket.handlerId) return;
  await newsWaits(context.tx, ticket.id, ticket.reporterId);
  const told = await tell(context, ticket.reporterId, resultQuestion(ticket), {
    ticketId: ticket.id,
    notice: 'result',
  });
  if (told === 'parked') await askToTell(context, ticket);
  await forwardResult(context, ticket);
}

/** 代报: the people it came from can't be asked here; who reported it gets a line for them, and the call to make. */
async function tellForwarder(context: Context, ticket: Ticket): Promise<void> {
  const { tx } = context;
  await newsWaits(tx, ticket.id, ticket.reporterId);
  const sealed = (await newsOf(tx, ticket.id))?.phone ?? null;
  const staff = context.office.directory.isStaff(ticket.reporterId);
  const answer = othersDone(ticket, sealed === null ? null : tx.vault.open(sealed), staff);
  await tell(context, ticket.reporterId, answer, { ticketId: ticket.id, notice: staff ? 'order' : 'result' });
}

/** Those who follow hear the result too; they are not asked, the rating is the reporter's. */
export async function tellFollowers(context: Context, ticket: Ticket): Promise<void> {
  for (const personId of await followersOf(context.tx, ticket.id)) {
    await tell(context, personId, followedDone(ticket), { ticketId: ticket.id, notice: 'result' });
  }
}

/** Sent back or opened again: the card to who had it, a line to the leader, who calls the resident back. */
export async function announceReopened(context: Context, ticket: Ticket, reason: string): Promise<void> {
  const { directory } = context.office;
  const readers =
    ticket.handlerId === null ? inChargeOf(context, ticket) : [directory.actingFor(ticket.handlerId)];
  await sendTicketCard(context, ticket, readers);
  await forwardReported(context, ticket.id);
  const text = `${ticketNumber(ticket.id)} ${ticketWords(ticket)} 没有办好，已转回${nameWords(directory, ticket.handlerId)}：${reason}。请给报事的人回个电话，打过了回“已回电 ${ticketNumber(ticket.id)}”加一句他怎么说。`;
  const leaders =
    ticket.travels === 'complaint' ? [] : directory.nearest(ticket.gridId, 'leader').map(({ id }) => id);
  const others = leaders.filter((id) => !readers.includes(id) && id !== context.actorId);
  await tellAll(context, others, text, { ticketId: ticket.id, notice: 'order' });
}

/** 督办: to who has it in hand. */
export async function announceOrder(
  context: Context,
  ticket: Ticket,
  { dueAt, words, name }: { dueAt: number; words: string; name: string },
): Promise<void> {
  const { directory, calendar } = context.office;
  const desk = directory.withRole('desk').filter((role) => role.desk === ticket.desk);
  const readers =
    ticket.handlerId !== null
      ? [ticket.handlerId]
      : desk.length > 0
        ? desk.map((role) => role.personId)
        : directory.responsible(ticket.gridId).map(({ id }) => id);
  const text = `${nameWords(directory, context.actorId)}督办 ${ticketNumber(ticket.id)} ${ticketWords(ticket)}${words ? `（${words}）` : ''}，请在${momentWords(calendar, dueAt, context.now)} 前办结。${name}要有答复：办完回“办结”加一句话，一时办不完回“督办回复 ${ticketNumber(ticket.id)}”加一句。`;
  await tellAll(context, readers, text, { ticketId: ticket.id, priority: 1, notice: 'order' });
}

export { resultQuestion } from './result-question';
