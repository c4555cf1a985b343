import type { Context } from '../../models/context';
import { resultsUnanswered } from '../../models/tickets/news';
import { contactOf } from '../../models/staff/persons';
import type { Ticket } from '../../models/tickets/ticket';
import { sessionOf } from '../../models/exchange/window';
import { resultAskedAgain } from '../../notices/tickets/result-question';
import { tell } from '../../notices/exchange/send';
import { momentOn, type Job } from '../job';

/** By day, and often enough that no window of customer service closes between two of them unseen. */
const TIMES = ['09:23', '12:23', '15:23', '18:23'];
const HOUR = 3_600_000;
/** Who was told so lately has time to look for himself. */
const LEAST = 20 * HOUR;
/** The one reminder comes after two days. */
const USUAL = 48 * HOUR;
/** Nobody can be written to 48 hours after his own last word: he is asked before that. */
const WINDOW_ENDS_SOON = 30 * HOUR;
const OLDEST = 5 * 24 * HOUR;

/** 您看行吗, once more: who doesn't answer this either is counted as 没有回音, never as satisfied. */
export const askAgainJob: Job = {
  name: 'ask-again',
  says: '办结两天没有回音的，再问报事的人一声，只问一次；微信快不让发了就早一点问',
  moments: async (_reader, { calendar }, day) =>
    TIMES.map((time, at) => momentOn('ask-again', time, calendar, day, TIMES[at + 1] ?? '19:30')),
  async run(context) {
    const { tx, now, office } = context;
    const gridIds = office.directory.grids.map(({ id }) => id);
    if (gridIds.length === 0) return '再问 0 人';
    let asked = 0;
    for (const ticket of await resultsUnanswered(tx, gridIds, now - OLDEST, now - LEAST)) {
      if (await askOnce(context, ticket)) asked += 1;
    }
    return `再问 ${asked} 人`;
  },
};

async function askOnce(context: Context, ticket: Ticket & { toldAt: number }): Promise<boolean> {
  const { tx, now, office } = context;
  const { reporterId, toldAt } = ticket;
  if (office.directory.isStaff(reporterId)) return false;
  const contact = await contactOf(tx, reporterId);
  if (!contact) return false;
  const spokenAt = contact.channel === 'kf' ? ((await sessionOf(tx, contact))?.spokenAt ?? null) : null;
  const early = spokenAt !== null && now - spokenAt >= WINDOW_ENDS_SOON;
  // Who wrote since had his own time to say so.
  if (spokenAt !== null && now - spokenAt < LEAST) return false;
  if (!early && now - toldAt < USUAL) return false;
  const told = await tell(context, reporterId, resultAskedAgain(ticket), {
    ticketId: ticket.id,
    notice: 'again',
  });
  return told === 'queued';
}
