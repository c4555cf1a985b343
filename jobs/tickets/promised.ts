import { loadTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import type { Database } from '../../models/store/database';
import type { Office } from '../../models/context';
import { helpersOf, openWhistle, partById } from '../../models/tickets/parts';
import { supervisionById } from '../../models/tickets/supervision';
import { supervisionLate } from '../../notices/tickets/supervision-words';
import type { HardCase, Milestone } from '../../models/tickets/ticket-sides';
import { one } from '../../models/store/transaction';
import { partLate, whistleUnwritten } from '../../notices/tickets/assist-words';
import { hardLate } from '../../notices/tickets/hard-words';
import { milestoneLate } from '../../notices/tickets/stand-words';
import { tellHearers } from '../../notices/tickets/move-news';
import { marks, OPEN_STATES } from '../../models/tickets/workflow';
import { unlessTaken, type Chore } from '../job';

const AT_ONCE = 100;
/** So long whoever was at the place has to write what came of it. */
const TO_WRITE = 2 * 3_600_000;

/** Dates people promised beside the ticket's own: a helper's part, a milestone, a hard case. Each is said once. */
export const promisedChore: Chore = {
  name: 'promised',
  says: '协办、节点、难题、督办回复过了说好的日子：告诉该知道的人，只说一次',
  async run(chore) {
    const { calendar } = chore.office;
    const today = calendar.local(chore.now).day;
    let told = 0;
    told += await each(
      chore,
      'SELECT id FROM ticket_part WHERE doneAt IS NULL AND dueAt < ? AND whistleId IS NULL AND remindedAt IS NULL',
      chore.now,
      tellPart,
    );
    // One row for each whistle: that of the first who was called.
    told += await each(
      chore,
      `SELECT MIN(id) AS id FROM ticket_part WHERE whistleId IS NOT NULL AND doneAt IS NULL
        GROUP BY whistleId HAVING MAX(dueAt) < ? AND MIN(COALESCE(remindedAt, 0)) = 0`,
      chore.now - TO_WRITE,
      tellWhistle,
    );
    told += await each(
      chore,
      'SELECT id FROM milestone WHERE doneAt IS NULL AND day < ? AND remindedAt IS NULL',
      today,
      tellMilestone,
    );
    told += await each(
      chore,
      `SELECT h.id FROM hard_case h JOIN ticket t ON t.id = h.ticketId
        WHERE h.day < ? AND h.remindedAt IS NULL AND t.state IN (${marks(OPEN_STATES)})`,
      today,
      tellHard,
      OPEN_STATES,
    );
    told += await each(
      chore,
      'SELECT id FROM supervision WHERE repliedAt IS NULL AND dueAt < ? AND remindedAt IS NULL',
      chore.now,
      tellOrder,
    );
    return told;
  },
};

async function each(
  { database, office, now }: { database: Database; office: Office; now: number },
  sql: string,
  before: number | string,
  work: (context: Context, id: number) => Promise<boolean>,
  more: readonly string[] = [],
): Promise<number> {
  let told = 0;
  const rows = await database.rows<{ id: number }>(`${sql} ORDER BY 1 LIMIT ${AT_ONCE}`, [before, ...more]);
  for (const { id } of rows) {
    const did = await unlessTaken(() => database.write((tx) => work({ tx, office, now, actorId: null }, id)));
    if (did) told += 1;
  }
  return told;
}

/** Whoever marks it tells it. */
async function claim({ tx, now }: Context, table: string, id: number): Promise<boolean> {
  const { affected } = await tx.run(
    `UPDATE ${table} SET remindedAt = ? WHERE id = ? AND remindedAt IS NULL`,
    [now, id],
  );
  return affected > 0;
}

async function tellPart(context: Context, id: number): Promise<boolean> {
  const { tx, office } = context;
  if (!(await claim(context, 'ticket_part', id))) return false;
  const part = await partById(tx, id);
  if (!part) return false;
  const ticket = await loadTicket(context, part.ticketId);
  if (!(OPEN_STATES as readonly string[]).includes(ticket.state)) return false;
  const named = { helpers: helpersOf(office.directory, part) };
  const staff = partLate(office, ticket, part);
  await tellHearers(context, ticket, ['helpers', 'holder'], { staff, notice: 'remind' }, named);
  return true;
}

/** 吹哨 without a result sheet. */
async function tellWhistle(context: Context, id: number): Promise<boolean> {
  const { tx } = context;
  const part = await partById(tx, id);
  if (!part) return false;
  const { affected } = await tx.run(
    'UPDATE ticket_part SET remindedAt = ? WHERE whistleId = ? AND remindedAt IS NULL',
    [context.now, part.whistleId],
  );
  const ticket = await loadTicket(context, part.ticketId);
  const blown = await openWhistle(tx, ticket);
  if (affected === 0 || blown?.id !== part.whistleId) return false;
  if (!(OPEN_STATES as readonly string[]).includes(ticket.state)) return false;
  const staff = whistleUnwritten(ticket, blown);
  const named = { orderer: [blown.calledBy] };
  await tellHearers(context, ticket, ['orderer', 'holder'], { staff, notice: 'remind' }, named);
  return true;
}

async function tellMilestone(context: Context, id: number): Promise<boolean> {
  if (!(await claim(context, 'milestone', id))) return false;
  const step = await one<Milestone>(context.tx, 'SELECT * FROM milestone WHERE id = ?', [id]);
  if (!step) return false;
  const ticket = await loadTicket(context, step.ticketId);
  if (ticket.state !== 'project') return false;
  const staff = milestoneLate(ticket, step.words, step.day);
  await tellHearers(context, ticket, ['holder', 'manager'], { staff, notice: 'remind' });
  return true;
}

/** 督办 without an answer by its date. */
async function tellOrder(context: Context, id: number): Promise<boolean> {
  if (!(await claim(context, 'supervision', id))) return false;
  const order = await supervisionById(context.tx, id);
  if (!order) return false;
  const ticket = await loadTicket(context, order.ticketId);
  if (!(OPEN_STATES as readonly string[]).includes(ticket.state)) return false;
  const staff = supervisionLate(context.office, order, ticket);
  const named = { orderer: [order.orderedBy] };
  await tellHearers(context, ticket, ['holder', 'orderer'], { staff, notice: 'remind' }, named);
  return true;
}

async function tellHard(context: Context, id: number): Promise<boolean> {
  if (!(await claim(context, 'hard_case', id))) return false;
  const hard = await one<HardCase>(context.tx, 'SELECT * FROM hard_case WHERE id = ?', [id]);
  if (!hard) return false;
  const ticket = await loadTicket(context, hard.ticketId);
  const named = { orderer: [hard.markedBy] };
  await tellHearers(
    context,
    ticket,
    ['holder', 'orderer'],
    { staff: hardLate(ticket, hard), notice: 'remind' },
    named,
  );
  return true;
}
