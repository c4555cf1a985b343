import { cardsOf, isView } from '../../models/exchange/cards';
import type { Context } from '../../models/context';
import type { Ticket } from '../../models/tickets/ticket';
import { mayDo, relationsTo } from '../../models/staff/rights';
import { one } from '../../models/store/transaction';
import { untouchedWords } from '../../notices/tickets/list-words';
import { tell } from '../../notices/exchange/send';
import type { Chore } from '../job';

/** Older ones are in the lists by now. */
const LOOKED_BACK = 86_400_000;

/** A card may not be seen (WeChat shows none) or not be touched: by the time somebody was to be there, a text, once. */
export const untouchedChore: Chore = {
  name: 'untouched',
  says: '到了该到场的时间还没有人接的任务，给拿到卡片的人发一条文字，只发一次',
  async run({ database, office, now }) {
    const due = await database.rows<{ id: number }>(
      `SELECT t.id FROM ticket t WHERE t.state = 'dispatched' AND t.lookBy < ? AND t.lookBy > ?
         AND NOT EXISTS (SELECT 1 FROM outbound o WHERE o.ticketId = t.id AND o.notice = 'remind')
         AND NOT EXISTS (SELECT 1 FROM held_notice h WHERE h.ticketId = t.id AND h.notice = 'remind')
         ORDER BY t.id LIMIT 100`,
      [now, now - LOOKED_BACK],
    );
    for (const { id } of due) {
      await database.write((tx) => remind({ tx, office, now, actorId: null }, id));
    }
    return due.length;
  },
};

async function remind(context: Context, id: number): Promise<void> {
  const { tx, office, now } = context;
  // A write first: of two passes at once (two processes, a clock moved by hand) the second waits, and sees the first's.
  await tx.run('UPDATE ticket SET lookBy = lookBy WHERE id = ?', [id]);
  const ticket = await one<Ticket>(tx, "SELECT * FROM ticket WHERE id = ? AND state = 'dispatched'", [id]);
  if (!ticket || (await wasReminded(tx, id))) return;
  const cards = (await cardsOf(tx, id)).filter((card) => !isView(card));
  const holders = cards.flatMap((card) => card.holders.split('|'));
  const holding = holders.flatMap((userId) => office.directory.personOf(userId) ?? []);
  const responsible = office.directory.responsible(ticket.gridId).map((person) => person.id);
  const readers = new Set(holding.length > 0 ? holding : responsible);
  const words = untouchedWords(office, ticket, now);
  for (const personId of readers) {
    // Whoever held the card before it went to a desk has nothing to do with it any more.
    if (!mayDo('accept', relationsTo(office.directory, personId, ticket))) continue;
    await tell(context, personId, words, { ticketId: id, notice: 'remind' });
  }
}

/** Sent, or waiting for somebody's list. */
const wasReminded = async (tx: Context['tx'], id: number): Promise<boolean> =>
  (await one(tx, "SELECT id FROM outbound WHERE ticketId = ? AND notice = 'remind'", [id])) !== null ||
  (await one(tx, "SELECT id FROM held_notice WHERE ticketId = ? AND notice = 'remind'", [id])) !== null;
