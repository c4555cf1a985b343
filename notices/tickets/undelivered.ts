import type { GatewayName } from '../../bot/outbox';
import type { Context } from '../../models/context';
import { newsOf, newsParked } from '../../models/tickets/news';
import { queue } from '../../models/exchange/outbound';
import { contactOf } from '../../models/staff/persons';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketNumber } from '../../models/tickets/workflow';
import { tellHimTask } from './news-words';
import { tell } from '../exchange/send';
import { ticketWords } from '../words';

/**
 * The result can't reach the reporter in the chat: once per round, a gateway of the office's own takes it, else who
 * did the work is asked to tell him.
 */
export async function askToTell(context: Context, ticket: Ticket): Promise<void> {
  const { tx, now } = context;
  // Nobody may learn who reported it: the news waits in the chat.
  if (Number(ticket.anonymous) === 1) return;
  if (!(await newsParked(tx, ticket.id, ticket.reporterId, now))) return;
  if (!(await tellByGateway(context, ticket))) await askMember(context, ticket);
}

/** Also when the gateway refused. */
export async function askMember(context: Context, ticket: Ticket): Promise<void> {
  const { tx, office } = context;
  const sealed = (await newsOf(tx, ticket.id))?.phone ?? null;
  const task = tellHimTask(ticket, sealed === null ? null : tx.vault.open(sealed));
  const { directory } = office;
  const handler = directory.staff(ticket.handlerId);
  const members = handler === undefined ? directory.responsible(ticket.gridId) : [handler];
  for (const { id } of members) await tell(context, id, task, { ticketId: ticket.id, notice: 'order' });
}

/** An SMS to the number he left for this ticket, else a subscription message; false when the office has neither. */
async function tellByGateway({ tx, office, now }: Context, ticket: Ticket): Promise<boolean> {
  const sealed = (await newsOf(tx, ticket.id))?.phone ?? null;
  const way: { gateway: GatewayName; to: string } | null =
    sealed !== null && office.gateways?.has('sms') === true
      ? { gateway: 'sms', to: tx.vault.open(sealed) }
      : office.gateways?.has('subscription') === true
        ? {
            gateway: 'subscription',
            to: (await contactOf(tx, ticket.reporterId))?.externalId ?? '',
          }
        : null;
  if (way === null || way.to === '') return false;
  const values = {
    number: ticketNumber(ticket.id),
    matter: ticketWords(ticket),
    result: ticket.result ?? '',
  };
  await queue(tx, now, {
    request: { kind: 'gateway.message', ...way, values },
    ticketId: ticket.id,
    notice: 'result',
    personId: ticket.reporterId,
  });
  return true;
}
