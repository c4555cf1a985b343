import { raise } from '../../actions/tickets/escalate';
import { askAgain } from '../../actions/tickets/inquire';
import { resume } from '../../actions/tickets/suspend';
import type { Context } from '../../models/context';
import { nextReminder, rungsDue, type Rung } from '../../models/tickets/reminders';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { overdueNews, rungWords } from '../../notices/tickets/ladder-words';
import { tellHearers } from '../../notices/tickets/move-news';
import { unlessTaken, type Chore } from '../job';

const AT_ONCE = 200;

/** The clocks of tickets speak: each rung once, however many instances look (models/tickets/reminders.ts). */
export const ladderChore: Chore = {
  name: 'ladder',
  says: '时限快到、到了、过了：按级提醒，每一级只一次；挂起到期的恢复办理',
  async run({ database, office, now }) {
    const due = await database.rows<{ id: number }>(
      `SELECT id FROM ticket WHERE remindAt <= ? ORDER BY remindAt, id LIMIT ${AT_ONCE}`,
      [now],
    );
    let spoke = 0;
    for (const { id } of due) {
      const spoken = await unlessTaken(() =>
        database.write((tx) => speak({ tx, office, now, actorId: null }, id)),
      );
      if (spoken) spoke += 1;
    }
    return spoke;
  },
};

/** The moment itself is the lock: who sets the next one speaks, in the same transaction. */
async function speak(context: Context, id: number): Promise<boolean> {
  const { tx, office, now } = context;
  const ticket = await one<Ticket>(tx, 'SELECT * FROM ticket WHERE id = ? AND remindAt <= ?', [id, now]);
  if (!ticket || ticket.remindAt === null) return false;
  const next = nextReminder(office, ticket, now);
  const { affected } = await tx.run('UPDATE ticket SET remindAt = ? WHERE id = ? AND remindAt = ?', [
    next,
    id,
    ticket.remindAt,
  ]);
  if (affected === 0) return false;
  const rungs = rungsDue(office, ticket, ticket.remindAt, now);
  const spoken: Ticket = Object.assign({}, ticket, { remindAt: next });
  for (const rung of rungs) await tellRung(context, spoken, rung);
  return rungs.length > 0;
}

async function tellRung(context: Context, ticket: Ticket, rung: Rung): Promise<void> {
  const { office, now } = context;
  if (rung.clock === 'resume' || (rung.clock === 'answer' && rung.share === 1)) {
    await resume(context, ticket, rung.clock === 'resume' ? '到期' : '没有等到回话');
    return;
  }
  if (rung.clock === 'answer') {
    await askAgain(context, ticket);
    return;
  }
  if (rung.raises) {
    await raise(context, ticket, 'late');
    return;
  }
  await tellHearers(context, ticket, rung.tells, {
    staff: rungWords(office, ticket, rung, now),
    reporter: overdueNews(office, ticket, now),
    notice: rung.notice,
  });
}
