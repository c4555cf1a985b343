import { DRAFT, fileDraft } from '../actions/tickets/file-draft';
import { fileSeveral, SEVERAL } from '../actions/tickets/file-several';
import type { Context } from '../models/context';
import { dueDialogues } from '../models/exchange/dialogues';
import { Failure } from '../models/failure';
import { eraseInbound } from '../models/exchange/inbound';
import { eraseOutbound } from '../models/exchange/outbound';
import { receipt } from '../notices/tickets/report-words';
import { severalReceipt } from '../notices/tickets/several-words';
import { tell } from '../notices/exchange/send';
import type { Chore } from './job';

/** A report nobody said yes or no to is filed after ten minutes; the receipt says so. */
export const fileUnconfirmedChore: Chore = {
  name: 'file-unconfirmed',
  says: '居民十分钟没有回话的上报，照样报上去，记为未确认',
  async run({ database, office, now }) {
    let filed = 0;
    for (const [intent, fileOne] of unanswered) {
      for (const id of await dueDialogues(database, intent, now)) {
        try {
          await database.write((tx) => fileOne({ tx, office, now, actorId: null }, id));
          filed += 1;
        } catch (error) {
          // Too many in a minute: it stays open and is filed in the next.
          if (!(error instanceof Failure)) throw error;
        }
      }
    }
    return filed;
  },
};

/** What becomes of each kind of unanswered question. */
const unanswered: readonly [string, (context: Context, id: number) => Promise<void>][] = [
  [
    DRAFT,
    async (context, id) => {
      const ticket = await fileDraft(context, id, false);
      if (!ticket) return;
      await tell(context, ticket.reporterId, receipt(context.office, ticket, context.now), {
        ticketId: ticket.id,
        notice: 'receipt',
      });
    },
  ],
  [
    SEVERAL,
    async (context, id) => {
      const tickets = await fileSeveral(context, id, false);
      const [first] = tickets ?? [];
      if (tickets && first)
        await tell(context, first.reporterId, severalReceipt(context.office, tickets, context.now), {
          notice: 'receipt',
        });
    },
  ],
];

const KEPT = 30 * 86_400_000;

/** Content of messages is emptied 30 days after it had its effect. */
export const eraseContentChore: Chore = {
  name: 'erase-content',
  says: '消息内容办完 30 天后清空',
  async run({ database, now }) {
    const inbound = await database.write((tx) => eraseInbound(tx, now - KEPT));
    const outbound = await database.write((tx) => eraseOutbound(tx, now - KEPT));
    const dialogues = await database.write((tx) =>
      tx.run('UPDATE dialogue SET slots = NULL WHERE createdAt < ? AND slots IS NOT NULL', [now - KEPT]),
    );
    return inbound + outbound + dialogues.affected;
  },
};
