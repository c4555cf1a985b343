import type { Ticket } from './ticket';
import type { TransitionName } from './workflow-types';

/** 归档: so long after its closing. */
const ARCHIVE_DAYS = 30;
const DAY = 86_400_000;

/**
 * 已归档 follows from the day of the closing and needs no clock and no row: closed or rated, and a month old. Anybody
 * who may read it still does, nothing of it is changed any more.
 */
export const isArchived = ({ state, closedAt }: Pick<Ticket, 'state' | 'closedAt'>, now: number): boolean =>
  (state === 'closed' || state === 'rated') &&
  typeof closedAt === 'number' &&
  closedAt < now - ARCHIVE_DAYS * DAY;

/**
 * The reporter's time to rate or to have it done again begins when he was told, which may be later
 * (actions/tickets/rating-window.ts); how he heard of it is written down whenever he does.
 */
export const stillOpen: ReadonlySet<TransitionName> = new Set(['rate', 'inform']);

export const isReportersOwn = (transition: TransitionName, actorId: number | null, ticket: Ticket): boolean =>
  transition === 'reopen' && actorId !== null && actorId === ticket.reporterId;
