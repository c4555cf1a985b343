import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { ChannelName, Person } from '../../models/staff/person';
import { holdsRight } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { decide, type Decision } from '../tickets/decide';
import { fitted, report, type ReportFacts } from '../tickets/report';

/** The same order that he gave this colleague already and that is still open: said twice, it is one. */
export function sameCheck(
  { tx }: Context,
  leader: Person,
  facts: ReportFacts,
  personId: number,
): Promise<Ticket | null> {
  const { placeId, placeText, subject } = fitted(facts);
  return one<Ticket>(
    tx,
    `SELECT * FROM ticket WHERE reporterId = ? AND handlerId = ? AND subject = ? AND placeText = ?
      AND COALESCE(placeId, 0) = ? AND state IN ('dispatched', 'handling') ORDER BY id DESC`,
    [leader.id, personId, subject, placeText, placeId ?? 0],
  );
}

const IS_CHECK = `EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticketId = ticket.id AND e.transition = 'reassign'
  AND e.note LIKE '请%核查')`;

/** The checks a colleague was asked for and has not answered, the most pressing first. */
export const checksAskedOf = ({ tx }: Context, personId: number): Promise<Ticket[]> =>
  tx.rows<Ticket>(
    `SELECT * FROM ticket WHERE handlerId = ? AND state IN ('dispatched', 'handling') AND ${IS_CHECK} ORDER BY dueAt, id LIMIT 5`,
    [personId],
  );

/** The checks somebody ordered that are not back yet, the most pressing first. */
export const openChecks = ({ tx }: Context, leaderId: number): Promise<Ticket[]> =>
  tx.rows<Ticket>(
    `SELECT * FROM ticket WHERE reporterId = ? AND state IN ('dispatched', 'handling', 'returned')
      AND ${IS_CHECK} ORDER BY dueAt, id LIMIT 10`,
    [leaderId],
  );

/** 核查指令: go and look. A ticket of its own, given to a colleague with a day. Throws role.other, street.empty. */
export async function orderCheck(
  context: Context,
  leader: Person,
  channel: ChannelName,
  facts: ReportFacts,
  decisionFor: (ticket: Ticket) => Decision,
): Promise<Ticket> {
  if (!holdsRight(context.office.directory, leader.id, 'order_check'))
    throw new Failure('role.other', { who: '网格长或社区工作人员' });
  const ticket = await report(context, leader, channel, { ...facts, assigned: true });
  return decide(context, ticket, decisionFor(ticket));
}
