import type { OutboundRequest, OwnFileMessage, WebhookMessage } from '../../bot/outbox';
import { groupWords } from '../../bot/webhook';
import type { Context } from '../../models/context';
import { rememberOffer } from '../../models/exchange/dialogues';
import { viewPrefix } from '../../models/exchange/cards';
import { queue } from '../../models/exchange/outbound';
import { contactOf, type Contact } from '../../models/staff/persons';
import { holdNotice } from '../../models/exchange/held-notice';
import {
  residentBudget,
  residentMayHear,
  staffBudget,
  takePush,
  type NoticeKind,
  type ResidentNotice,
  type StaffNotice,
} from '../../models/exchange/push-budget';
import { messagesLeft, servicerOf } from '../../models/exchange/window';
import type { Answer } from '../answer';
import { withNewsQuestion } from '../tickets/news-words';
import { appMessages, customerServiceMessages } from './render';
import { takenOver } from '../talk-words';

export interface Sending {
  ticketId?: number;
  /** 0 urgent, 5 ordinary. */
  priority?: number;
  /** Epoch milliseconds after which nobody needs it any more. */
  expiresAt?: number;
  /** What it is to the budgets; to staff an order (or danger when urgent) unless told, answers have none. */
  notice?: NoticeKind;
}

/** held: waits for the person's next list, or his budget is used up. parked: the resident can't be written to now. */
export type Told = 'queued' | 'held' | 'parked' | 'nobody';

/** Tells a person something, by the way he is reached, within his budget. Queued in the transaction of what happened. */
export async function tell(
  context: Context,
  personId: number,
  answer: Answer,
  sending: Sending = {},
): Promise<Told> {
  const { tx, office } = context;
  const contact = office.directory.address(personId) ?? (await contactOf(tx, personId));
  if (!contact) return 'nobody';
  return office.directory.isStaff(personId)
    ? tellStaff(context, personId, contact, answer, sending)
    : tellResident(context, personId, contact, answer, sending);
}

async function tellStaff(
  context: Context,
  personId: number,
  contact: Contact,
  answer: Answer,
  sending: Sending,
): Promise<Told> {
  const { tx, office, now } = context;
  const notice = staffNotice(sending);
  // Words too long for their card are two messages, and ring twice; where there is room for one, the buttons go.
  const messages = contact.channel === 'app' ? appMessages(answer).length : 1;
  const forms = messages > 1 ? [answer, inWordsAlone(answer)] : [answer];
  for (const form of forms) {
    const rings = form === answer ? messages : appMessages(form).length;
    if (!(await takePush(tx, office, personId, notice, now, rings))) continue;
    await sendTo(context, personId, contact, form, { ...sending, notice });
    return 'queued';
  }
  // What is of use only today needs no second telling.
  if (sending.expiresAt === undefined)
    await holdNotice(tx, { personId, ticketId: sending.ticketId ?? null, notice, text: answer.text }, now);
  return 'held';
}

/** Without its card: the rows of a list are answered by their number, other buttons are named in a line. */
function inWordsAlone(answer: Answer): Answer {
  const words = { ...answer };
  delete words.selects;
  return { ...words, ...(answer.text.includes('①') ? { listed: true } : { optional: true }) };
}

function staffNotice({ notice, priority }: Sending): StaffNotice {
  if (notice !== undefined && notice in staffBudget) return notice as StaffNotice;
  return priority === 0 ? 'danger' : 'order';
}

/** A message is kept free for the result. */
const KEPT_FOR_RESULT = 1;

async function tellResident(
  context: Context,
  personId: number,
  contact: Contact,
  answer: Answer,
  sending: Sending,
): Promise<Told> {
  const { tx, now } = context;
  const notice: ResidentNotice =
    sending.notice !== undefined && sending.notice in residentBudget
      ? (sending.notice as ResidentNotice)
      : 'more';
  const { ticketId } = sending;
  if (ticketId !== undefined && !(await residentMayHear(tx, ticketId, personId, notice))) return 'held';
  const parked = contact.channel === 'kf' && (await isOutOfReach(tx, contact, notice, now));
  // A reminder that can't go out now says nothing that the first question does not say when he writes again.
  if (parked && notice === 'again') return 'parked';
  await sendTo(context, personId, contact, answer, { ...sending, notice, parked });
  return parked ? 'parked' : 'queued';
}

async function isOutOfReach(
  tx: Context['tx'],
  contact: Contact,
  notice: ResidentNotice,
  now: number,
): Promise<boolean> {
  if ((await servicerOf(tx, contact, now)) !== null) return true;
  return (await messagesLeft(tx, contact, now)) <= (notice === 'result' ? 0 : KEPT_FOR_RESULT);
}

/** The same when the way is known: the answer to somebody who just wrote. */
export async function sendTo(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  personId: number,
  contact: Contact,
  told: Answer,
  sending: Sending & { parked?: boolean } = {},
): Promise<void> {
  const answer = contact.channel === 'kf' ? await withNewsQuestion(tx, personId, told, now) : told;
  const { ticketId, priority, expiresAt, notice, parked } = sending;
  if (parked !== true) await noteChoices({ tx, now }, personId, contact, answer);
  const more = {
    ticketId: ticketId ?? answer.shows ?? null,
    priority: priority ?? 5,
    expiresAt: expiresAt ?? null,
    personId,
    ...(notice === undefined ? {} : { notice }),
    ...(parked === undefined ? {} : { parked }),
  };
  if (contact.channel === 'app') {
    for (const message of appMessages(answer)) {
      const request: OutboundRequest = { kind: 'app.message', userIds: [contact.externalId], message };
      // The answer to one person is his alone; only cards and views of tickets are kept to be changed.
      await queue(tx, now, {
        request,
        ...more,
        ...(message.msgtype === 'template_card'
          ? { taskPrefix: answer.shows === undefined ? 'A' : viewPrefix(answer.shows) }
          : {}),
      });
    }
    return;
  }
  const to = { openKfId: contact.account, externalUserId: contact.externalId };
  const messages = customerServiceMessages(answer);
  const [away] = messages;
  if (answer.handOver !== undefined && away) {
    const taken = { msgtype: 'text' as const, text: { content: `${answer.takenPrefix ?? ''}${takenOver}` } };
    const request = { kind: 'kf.hand_over' as const, ...to, servicers: answer.handOver, taken, away };
    await queue(tx, now, { request, ...more });
    return;
  }
  for (const message of messages) {
    const request = {
      kind: 'kf.message',
      openKfId: contact.account,
      externalUserId: contact.externalId,
      message,
    } as const;
    await queue(tx, now, { request, ...more });
  }
}

/** Keeps the choices of an answer, so that "2" means its second. */
export async function noteChoices(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  personId: number,
  contact: Contact,
  answer: Answer,
): Promise<void> {
  const buttonsOnly = contact.channel === 'app' && (answer.optional === true || answer.aside === true);
  if (!answer.choices?.length || buttonsOnly) return;
  const { choices, question = false, waits = false } = answer;
  await rememberOffer(tx, personId, { choices, question, waits }, now);
}

/** Posts words to the work group of a node; nothing when it has none. Groups never learn who reported. */
export function tellGroup(
  context: Context,
  gridId: number,
  text: string,
  expiresAt?: number,
  format: 'text' | 'markdown' = 'text',
): Promise<boolean> {
  return postToGroup(context, gridId, groupWords(text, format), expiresAt);
}

/** The same for anything a robot can post (bot/webhook.ts). Nobody can answer it: decisions go one-to-one. */
export async function postToGroup(
  { tx, office, now }: Context,
  gridId: number,
  message: WebhookMessage,
  expiresAt?: number,
): Promise<boolean> {
  const sealed = office.directory.grid(gridId)?.groupKey ?? null;
  if (sealed === null) return false;
  const request = { kind: 'webhook.message', key: tx.vault.open(sealed), message } as const;
  await queue(tx, now, { request, expiresAt: expiresAt ?? null });
  return true;
}

/** What somebody asked for and had to wait for: an answer, so it costs no budget. */
export async function answerLater(context: Context, personId: number, answer: Answer): Promise<void> {
  const contact = context.office.directory.address(personId) ?? (await contactOf(context.tx, personId));
  if (contact) await sendTo(context, personId, contact, answer);
}

/** A file of ours to somebody who asked for it; in customer service while it may still be written to. */
export async function sendFile(
  { tx, office, now }: Context,
  personId: number,
  message: OwnFileMessage,
): Promise<void> {
  const contact = office.directory.address(personId) ?? (await contactOf(tx, personId));
  if (contact?.channel === 'app') {
    const request = { kind: 'app.message' as const, userIds: [contact.externalId], message };
    await queue(tx, now, { request, personId });
  } else if (contact?.channel === 'kf' && (await messagesLeft(tx, contact, now)) > 0) {
    const { account: openKfId, externalId: externalUserId } = contact;
    await queue(tx, now, { request: { kind: 'kf.message', openKfId, externalUserId, message }, personId });
  }
}
