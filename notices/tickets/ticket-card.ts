import { buttonCard, type TemplateCard } from '../../bot/cards';
import type { Context, Office } from '../../models/context';
import { cardsOf, isView, type Presser } from '../../models/exchange/cards';
import { queue } from '../../models/exchange/outbound';
import { holdNotice } from '../../models/exchange/held-notice';
import { takePush } from '../../models/exchange/push-budget';
import { mayGiveBack } from '../../models/tickets/returns';
import { relationsTo, mayDo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { ticketKey, ticketNumber, transitions, type TransitionName } from '../../models/tickets/workflow';
import { passes } from '../../models/tickets/travel';
import { isUnheardVoice } from '../../models/tickets/voice-reports';
import { choiceKey } from '../answer';
import { voiceButtons } from './voice-words';
import { gridWords, momentWords, nameWords, quoteWords, stateWords, ticketWords } from '../words';

/** Buttons a ticket's card may carry, in their order; what is shown is what the workflow and the reader's rights allow. */
const buttons: readonly { transition: TransitionName; label: string; intent: string; action: string }[] = [
  { transition: 'accept', label: '我来办', intent: 'accept', action: 'take' },
  { transition: 'finish', label: '办结', intent: 'finish', action: 'ask' },
  { transition: 'refuse', label: '不归我管', intent: 'refuse', action: 'give' },
  { transition: 'bring_up', label: '上会', intent: 'agenda', action: 'add' },
  { transition: 'reassign', label: '转派', intent: 'agenda', action: 'pick' },
];

/** What may stand on an agenda is decided there; what may not, from the card. */
const isOffered = (ticket: Ticket, transition: TransitionName): boolean =>
  transition === 'bring_up'
    ? passes(ticket, 'agenda')
    : transition !== 'reassign' || !passes(ticket, 'agenda');

const SHOWN_ON_NEW: readonly TransitionName[] = ['accept', 'refuse', 'reassign'];

/** The card of a ticket as this reader sees it: his possible steps as buttons, or grey with what became of it. */
export function ticketCard(
  office: Office,
  ticket: Ticket,
  readerId: number | null,
  now: number,
): TemplateCard {
  const { directory, calendar } = office;
  const relations = relationsTo(directory, readerId, ticket);
  const steps = buttons.filter(
    ({ transition }) =>
      transitions[transition].from.includes(ticket.state) &&
      mayDo(transition, relations) &&
      isOffered(ticket, transition) &&
      (transition !== 'refuse' || mayGiveBack(ticket, relations)) &&
      (ticket.state !== 'dispatched' || SHOWN_ON_NEW.includes(transition)),
  );
  const listens =
    isUnheardVoice(ticket) &&
    transitions.describe.from.includes(ticket.state) &&
    mayDo('describe', relations);
  const key = ticketKey(ticket.id);
  const card = buttonCard({
    source: headline(ticket),
    title: `${ticketNumber(ticket.id)} ${ticketWords(ticket)}`,
    desc: deadlineWords(office, ticket, now),
    ...(ticket.description.trim() === '' ? {} : { quote: { text: shortened(ticket) } }),
    lines: [
      { name: '状态', value: handlingWords(office, ticket) },
      { name: '网格', value: gridWords(directory, ticket.gridId) },
      ...(ticket.lookBy !== null && ticket.state === 'dispatched'
        ? [{ name: '到场', value: `${momentWords(calendar, ticket.lookBy, now)} 前` }]
        : []),
    ],
    buttons: listens
      ? voiceButtons(ticket.id).map((choice) => ({ text: choice.label, key: choice.key, style: 2 }))
      : steps.length > 0
        ? steps.map(({ label, intent, action }, at) => ({
            text: label,
            key: choiceKey(intent, action, key),
            style: at === 0 ? 1 : 2,
          }))
        : [{ text: stateWords[ticket.state], key: choiceKey('show', 'ticket', key) }],
  });
  return listens || steps.length > 0 || card.card_type !== 'button_interaction'
    ? card
    : { ...card, replace_text: Array.from(handlingWords(office, ticket)).slice(0, 10).join('') };
}

function headline(ticket: Ticket): string {
  if (ticket.urgency === 'emergency') return '特急 · 请马上处理';
  if (ticket.round > 0) return `第 ${ticket.round + 1} 次办理`;
  return ticket.confirmed ? '网格任务' : '网格任务 · 未确认';
}

function deadlineWords({ calendar }: Office, ticket: Ticket, now: number): string {
  return ticket.dueAt === null ? '' : `办理时限 ${momentWords(calendar, ticket.dueAt, now)}`;
}

const QUOTE = 120;

function shortened(ticket: Ticket): string {
  const text = quoteWords(ticket.description);
  return Array.from(text).length > QUOTE ? `${Array.from(text).slice(0, QUOTE).join('')}…` : text;
}

/** 办理中 · 网格员乙 */
export function handlingWords({ directory }: Office, ticket: Ticket): string {
  if (ticket.state === 'handling') return `办理中 · ${nameWords(directory, ticket.handlerId)}`;
  if (ticket.state === 'waiting') return `等报事的人回话 · ${nameWords(directory, ticket.handlerId)}`;
  if (ticket.state === 'dispatched') return ticket.desk === null ? '等人接办' : `已派${ticket.desk}，等接办`;
  return stateWords[ticket.state];
}

/** Readers who see the same card, so that one message serves them all. */
function readersByCard(
  office: Office,
  ticket: Ticket,
  readers: readonly { id: number | null; userId: string }[],
  now: number,
): { card: TemplateCard; ids: (number | null)[]; userIds: string[] }[] {
  const groups = new Map<string, { card: TemplateCard; ids: (number | null)[]; userIds: string[] }>();
  for (const { id, userId } of readers) {
    const card = ticketCard(office, ticket, id, now);
    if (readers.length === 1) return [{ card, ids: [id], userIds: [userId] }];
    const key = JSON.stringify(card);
    const group = groups.get(key) ?? { card, ids: [], userIds: [] };
    group.ids.push(id);
    group.userIds.push(userId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * Sends the card of a ticket to people of the app, one message for all who see the same. It is an order within the
 * budget: whoever is not to be rung at, or had his share of pushes, finds the ticket in his next list and under
 * 我的任务, and gets its card when he asks for it.
 */
export async function sendTicketCard(
  context: Context,
  ticket: Ticket,
  readers: readonly number[],
): Promise<void> {
  const { tx, office, now } = context;
  const danger = ticket.urgency === 'emergency';
  const welcome: { id: number; userId: string }[] = [];
  for (const id of readers) {
    const userId = office.directory.address(id)?.externalId;
    if (userId === undefined) continue;
    if (await takePush(tx, office, id, danger ? 'danger' : 'order', now)) welcome.push({ id, userId });
    else await holdNotice(tx, { personId: id, ticketId: ticket.id, notice: 'order', text: '' }, now);
  }
  for (const { card, userIds } of readersByCard(office, ticket, welcome, now)) {
    await queue(tx, now, {
      request: { kind: 'app.message', userIds, message: { msgtype: 'template_card', template_card: card } },
      ticketId: ticket.id,
      taskPrefix: ticketKey(ticket.id),
      priority: danger ? 0 : 5,
      notice: danger ? 'danger' : 'order',
    });
  }
}

/**
 * What becomes of a card that can't be changed any more. A fresh one rings, so it goes only to those who have
 * something to do; who did it himself knows; others lose a card that would mislead them.
 */
function renewalFor(
  ticket: Ticket,
  readers: readonly (number | null)[],
  actorId: number | null,
): 'fresh' | 'recall' | 'leave' {
  const mine = (id: number | null): boolean => id !== null && id === ticket.handlerId;
  const open = ticket.state === 'returned' || (ticket.state === 'dispatched' && ticket.desk === null);
  const awaits = (id: number | null): boolean =>
    id !== actorId && (open || (ticket.state === 'handling' && mine(id)));
  if (readers.some(awaits)) return 'fresh';
  return readers.every((id) => id === actorId || mine(id)) ? 'leave' : 'recall';
}

/**
 * Changes the cards and views that people hold of this ticket; the one that was pressed is changed by the answer.
 * `newCardFollows`: whoever has to act gets a card of his own anyway, an old one that can't be changed goes.
 */
export async function updateTicketCards(
  context: Context,
  ticket: Ticket,
  presser: Presser | null = null,
  newCardFollows = false,
): Promise<void> {
  const { tx, office, now, actorId } = context;
  const cards = await cardsOf(tx, ticket.id);
  const newest = new Map(
    cards.flatMap(({ taskId, holders }) => holders.split('|').map((id) => [id, taskId])),
  );
  for (const held of cards) {
    const { taskId, holders } = held;
    const others = holders
      .split('|')
      .filter((userId) => userId !== presser?.userId || taskId !== presser.taskId)
      .map((userId) => ({ id: office.directory.personOf(userId) ?? null, userId }));
    for (const { card, ids, userIds } of readersByCard(office, ticket, others, now)) {
      const wanted = newCardFollows ? 'recall' : renewalFor(ticket, ids, actorId);
      // A view never rings anew; and of two cards of one ticket only the newest may be left as it was.
      const replaced = userIds.every((userId) => newest.get(userId) !== taskId);
      const goes = wanted === 'fresh' ? isView(held) : replaced;
      const renew = goes ? 'recall' : wanted;
      const request = { kind: 'app.update_card' as const, taskId, userIds, card, renew };
      await queue(tx, now, { request, ticketId: ticket.id });
    }
  }
}
