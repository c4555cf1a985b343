import { announceAssignment } from '../../notices/tickets/ticket-news';
import { updateTicketCards } from '../../notices/tickets/ticket-card';
import { advance, levelOf } from '../../models/tickets/advance';
import type { Context, Office } from '../../models/context';
import type { GridLevel } from '../../models/staff/grid';
import type { Ticket } from '../../models/tickets/ticket';
import { seriesOfChair } from '../../models/meetings/meetings';
import { insert, one } from '../../models/store/transaction';
import { passes } from '../../models/tickets/travel';
import { marks } from '../../models/tickets/workflow';

/** To whom, and by when; the desk's name or a colleague. */
export interface Decision {
  desk: string | null;
  personId: number | null;
  dueAt: number;
  /** As it is written into history and minutes: 转城管科，11月25日前. */
  words: string;
}

/** With a desk it is where the desk sits (a street's: 小循环); a colleague keeps it in the community (微循环). */
const levelWith = ({ directory }: Office, { level, gridId }: Ticket, { desk }: Decision): GridLevel => {
  if (level === 'district') return level;
  if (desk !== null) return levelOf(directory, gridId, desk);
  return level === 'street' ? level : 'community';
};

/** Does the actor lead a meeting over this ticket today? Then he decides what may stand on its agenda, whatever his role is otherwise. */
export async function leadsOver({ tx, office, now, actorId }: Context, ticket: Ticket): Promise<boolean> {
  const { directory, calendar } = office;
  if (actorId === null || !passes(ticket, 'agenda')) return false;
  const above = new Set(directory.upwards(ticket.gridId).map(({ id }) => id));
  const led = await seriesOfChair(tx, directory, actorId, calendar.local(now).day);
  return led.some((series) => above.has(series.gridId));
}

/** A decision of the meeting is a move of the ticket, with its history. */
export async function decide(context: Context, ticket: Ticket, decision: Decision): Promise<Ticket> {
  const leads = await leadsOver(context, ticket);
  const assigned = await advance(context, ticket, {
    transition: 'reassign',
    ...(leads ? { as: ['leader'] as const } : {}),
    note: decision.words,
    set: {
      desk: decision.desk,
      handlerId: decision.personId,
      dueAt: decision.dueAt,
      level: levelWith(context.office, ticket, decision),
    },
  });
  await noteDecision(context, ticket, decision.words);
  await updateTicketCards(context, assigned, null, true);
  await announceAssignment(context, assigned);
  return assigned;
}

/** What the agenda had put there by itself (overdue, sent back) is noted too while the meeting goes on. */
async function noteDecision({ tx, office, now }: Context, ticket: Ticket, words: string): Promise<void> {
  const decided = [now, words, ticket.id];
  const brought = await tx.run(
    'UPDATE agenda_item SET decidedAt = ?, decision = ? WHERE ticketId = ? AND decidedAt IS NULL',
    decided,
  );
  if (brought.affected > 0) return;
  const gridIds = office.directory.upwards(ticket.gridId).map(({ id }) => id);
  const meeting = await one<{ gridId: number }>(
    tx,
    `SELECT s.gridId FROM meeting m JOIN meeting_series s ON s.id = m.seriesId
      WHERE m.day = ? AND m.begunAt IS NOT NULL AND m.endedAt IS NULL AND s.gridId IN (${marks(gridIds)})`,
    [office.calendar.local(now).day, ...gridIds],
  );
  if (!meeting) return;
  await insert(tx, 'agenda_item', {
    gridId: meeting.gridId,
    ticketId: ticket.id,
    broughtBy: null,
    addedAt: now,
    decidedAt: now,
    decision: words,
  });
}
