import { rectificationsDue, settleRectification } from '../../models/rounds/rectification';
import { loadTicket } from '../../models/tickets/advance';
import { recheckCard } from '../../notices/rounds/rectification-words';
import { tell } from '../../notices/exchange/send';
import { OPEN_STATES } from '../../models/tickets/workflow';
import { onWorkingDays, type Job } from '../job';

const stillOpen: ReadonlySet<string> = new Set(OPEN_STATES);

/** On the day of a 整改通知书: who has it in hand gets the card, once; what falls on a rest day comes on the next working day. */
export const recheckJob: Job = {
  name: 'recheck',
  says: '整改到期那天（休息日顺延），提醒承办的人去复查，每件一次',
  // Not at a full or half hour, when everybody pushes (P90236).
  moments: onWorkingDays('recheck', '08:18'),
  async run(context) {
    const { tx, office, now } = context;
    let told = 0;
    for (const row of await rectificationsDue(tx, office.calendar.local(now).day)) {
      const ticket = await loadTicket(context, row.ticketId);
      // It went another way meanwhile: merged, declined, handed on.
      const over = !stillOpen.has(ticket.state);
      await settleRectification(tx, row.id, over ? { state: 'void' } : { remindedAt: now });
      if (over) continue;
      const checker = office.directory.actingFor(ticket.handlerId ?? row.checkerId);
      await tell(context, checker, recheckCard(office, row, ticket), {
        notice: 'remind',
        ticketId: ticket.id,
      });
      told += 1;
    }
    return `复查 ${told} 件`;
  },
};
