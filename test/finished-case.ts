import { insert, type Transaction } from '../models/store/transaction';

const HOUR = 3_600_000;

/** A closed ticket of somebody with its history: to be looked at in two hours, done in eight; epoch milliseconds. */
export async function insertFinishedCase(
  tx: Transaction,
  { handlerId, gridId, begins, doneAt }: Record<'handlerId' | 'gridId' | 'begins' | 'doneAt', number>,
): Promise<void> {
  const ticketId = await insert(tx, 'ticket', {
    state: 'closed',
    version: 1,
    category: '0905',
    gridId,
    placeText: '3号楼',
    subject: '飞线充电',
    description: '飞线充电',
    urgency: 'normal',
    channel: 'app',
    source: 'resident',
    reporterId: handlerId,
    handlerId,
    confirmed: true,
    round: 0,
    reportedAt: begins,
    filedAt: begins,
    acceptedAt: begins + HOUR,
    doneAt,
    closedAt: doneAt + HOUR,
    lookBy: begins + 2 * HOUR,
    dueAt: begins + 8 * HOUR,
    travels: 'open',
    anonymous: false,
    level: 'grid',
  });
  const event = { ticketId, actorId: handlerId, fromState: 'filed', toState: 'closed', note: '' };
  await insert(tx, 'ticket_event', { ...event, at: begins, transition: 'dispatch' });
  await insert(tx, 'ticket_event', { ...event, at: begins + HOUR, transition: 'accept' });
  await insert(tx, 'ticket_event', { ...event, at: doneAt, transition: 'finish' });
}
