import { mayRaise } from '../../models/exchange/alarm';
import type { Context, Office } from '../../models/context';
import { nobodyThere, type DeliveryEvents } from '../../models/exchange/delivery-store';
import type { OutboundMessage } from '../../models/exchange/message';
import { handParked, noteTold } from '../../models/tickets/news';
import type { Ticket } from '../../models/tickets/ticket';
import { one, type Transaction } from '../../models/store/transaction';
import { failedAlarm, unreachableWords } from './delivery-words';
import { tellAll } from './tell-all';
import { askMember, askToTell } from '../tickets/undelivered';

/** What the house does about the fate of a message: the history is written, somebody is asked, somebody is told. */
export function deliveryEvents(office: () => Office): DeliveryEvents {
  const context = (tx: Transaction, now: number) => ({ tx, office: office(), now, actorId: null });
  return {
    async failed(tx, row, now) {
      const cause = row.cause ?? 'unknown';
      // Who can't be reached is told of by name; an alarm about an alarm helps nobody.
      const known = row.notice === 'alarm' || nobodyThere.test(cause);
      if (!known && (await mayRaise(tx, cause, now))) {
        await tellOperators(context(tx, now), failedAlarm(row.failure ?? ''));
      }
      const ticket = await ticketOfResult(tx, row);
      if (ticket && row.kind === 'gateway.message') await askMember(context(tx, now), ticket);
      else await parked(tx, row, now);
    },
    parked,
    async arrived(tx, row, now) {
      const ticket = await ticketOfResult(tx, row);
      if (!ticket) return;
      const byGateway = row.kind === 'gateway.message';
      const way = byGateway ? (row.lane.startsWith('sms:') ? 'sms' : 'notice') : 'chat';
      if ((await noteTold(tx, ticket, way, now, null)) && byGateway) await handParked(tx, ticket, now);
    },
    async unreachable(tx, userIds, now) {
      const { directory } = office();
      const names = userIds.map(
        (userId) => directory.staff(directory.personOf(userId) ?? null)?.name ?? userId,
      );
      await tellOperators(context(tx, now), unreachableWords(names));
    },
  };

  async function parked(tx: Transaction, row: OutboundMessage, now: number): Promise<void> {
    const ticket = await ticketOfResult(tx, row);
    if (ticket) await askToTell(context(tx, now), ticket);
  }
}

/** The ticket whose result the row tells its reporter; null for anything else, and for those who only follow. */
async function ticketOfResult(tx: Transaction, row: OutboundMessage): Promise<Ticket | null> {
  if (row.notice !== 'result' || row.ticketId === null) return null;
  return one<Ticket>(tx, 'SELECT * FROM ticket WHERE id = ? AND reporterId = ?', [
    row.ticketId,
    row.personId,
  ]);
}

/** Who looks after the installation: its administrators, else who leads the street, else the leaders. */
async function tellOperators(context: Context, text: string): Promise<void> {
  const { directory } = context.office;
  for (const role of ['administrator', 'official', 'leader'] as const) {
    const holders = [...new Set(directory.withRole(role).map(({ personId }) => personId))];
    if (holders.length === 0) continue;
    return tellAll(context, holders, text, { notice: 'alarm' });
  }
}
