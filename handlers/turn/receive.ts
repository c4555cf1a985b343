import { leave } from '../../actions/staff/leave';
import type { Delivery } from '../../bot/callback-types';
import type { InboundMessage } from '../../bot/messages';
import type { PassiveReply } from '../../bot/replies';
import type { Database } from '../../models/store/database';
import type { Office } from '../../models/context';
import { Failure } from '../../models/failure';
import { dropStoredReply, expectNew, storeHandled, withoutPosition } from '../../models/exchange/inbound';
import { addResponseCode } from '../../models/exchange/cards';
import { queue } from '../../models/exchange/outbound';
import { meetPerson, type Contact } from '../../models/staff/persons';
import { ringAccount } from '../../models/exchange/customer-accounts';
import type { Transaction } from '../../models/store/transaction';
import { converse } from './converse';
import { cardAfterFailure, isConfidential, type Apology } from './failed';
import { inputOfApp } from './inputs';
import { once } from './once';
import { withPassOn } from '../tickets/pass-on';
import { replyInApp } from './reply-app';
import type { Turn } from './turn';

export interface Reception {
  database: Database;
  office: () => Office;
  clock: { now(): number };
  /** Customer service has news. */
  onDoorbell(): void;
  /** Something was written that has to be sent. */
  onQueued(): void;
  /** The address book changed: it is to be read anew. */
  onContactsChanged?(): void;
  /** An unexpected failure, with the reference the person was given. */
  onFailure(error: unknown, reference: string): void;
}

/** The app's door: stores each callback once, handles it in the same transaction, answers after the commit. */
export class AppReception {
  constructor(private readonly with_: Reception) {}

  /** What goes into the answer itself; null for an empty one. Rejects only when the database can't be reached. */
  async receive(delivery: Delivery): Promise<PassiveReply | null> {
    try {
      return await once<PassiveReply>(this.with_, delivery.key, {
        handle: (tx) => this.handle(tx, delivery),
        apologise: (tx, apology, error) => this.apologise(tx, delivery, apology, error),
      });
    } finally {
      this.with_.onQueued();
      const { kind } = delivery.message;
      if (kind === 'event.kf_msg_or_event') this.with_.onDoorbell();
      if (kind === 'event.subscribe' || kind === 'event.change_contact') this.with_.onContactsChanged?.();
    }
  }

  /** The answer came too late, or nobody is there to read it: a text goes out by the outbox, repeats get an empty answer. */
  async tooLate(delivery: Delivery, reply: PassiveReply): Promise<void> {
    const { database, clock } = this.with_;
    const { from } = delivery.message;
    await database.write(async (tx) => {
      // Once: after a time in the spool a message may come here twice.
      if (!(await dropStoredReply(tx, delivery.key))) return;
      if (from === null) return;
      if (reply.kind === 'update_template_card' && delivery.message.kind === 'event.template_card_event') {
        // The presser's card, which the answer itself would have changed.
        const { taskId } = delivery.message;
        const card = { taskId, userIds: [from], card: reply.card, renew: 'leave' as const };
        await queue(tx, clock.now(), { request: { kind: 'app.update_card', ...card } });
      }
      if (reply.kind !== 'text') return;
      const message = { msgtype: 'text' as const, text: { content: reply.content } };
      await queue(tx, clock.now(), { request: { kind: 'app.message', userIds: [from], message } });
    });
    this.with_.onQueued();
  }

  private async handle(tx: Transaction, delivery: Delivery): Promise<PassiveReply | null> {
    const { message } = delivery;
    const now = this.with_.clock.now();
    await expectNew(tx, delivery.key);
    if (message.kind === 'event.kf_msg_or_event') await ringAccount(tx, message.openKfId, message.token, now);
    const leaver = leaverOf(message);
    if (leaver !== null) await leave({ tx, office: this.with_.office(), now, actorId: null }, leaver);
    const input = message.from === null || message.from === 'sys' ? null : inputOfApp(message);
    if (input === null || message.from === null) {
      await storeHandled(tx, stored(delivery), { result: 'noted' }, now);
      return null;
    }
    const turn = await this.turn(tx, message.from, input, now);
    if (message.kind === 'event.template_card_event')
      await addResponseCode(tx, message.taskId, message.responseCode);
    const answer = await converse(turn);
    const reply = answer === null ? null : await replyInApp(turn, answer);
    const forget = answer?.confidential === true;
    const settled = { result: 'answered', personId: turn.person.id, reply, forget } as const;
    await storeHandled(tx, stored(delivery), settled, now);
    return reply;
  }

  private async turn(tx: Transaction, userId: string, input: Turn['input'], now: number): Promise<Turn> {
    const contact: Contact = { channel: 'app', account: '', externalId: userId };
    const person = await meetPerson(tx, contact, now);
    return { context: { tx, office: this.with_.office(), now, actorId: person.id }, person, contact, input };
  }

  private async apologise(
    tx: Transaction,
    delivery: Delivery,
    { answer, failure, reference }: Apology,
    error: unknown,
  ): Promise<PassiveReply | null> {
    const { message } = delivery;
    const now = this.with_.clock.now();
    await expectNew(tx, delivery.key);
    const input = inputOfApp(message);
    const result = error instanceof Failure ? 'answered' : 'failed';
    const forget = isConfidential(error);
    const more = { result, failure, forget, ...(reference === null ? {} : { reference }) } as const;
    if (input === null || message.from === null || message.from === 'sys') {
      await storeHandled(tx, stored(delivery), more, now);
      return null;
    }
    const turn = await this.turn(tx, message.from, input, now);
    const card = await cardAfterFailure(turn);
    const said = await withPassOn(turn, answer, error);
    const reply = await replyInApp(turn, card === null ? said : { ...said, card });
    await storeHandled(tx, stored(delivery), { ...more, personId: turn.person.id, reply }, now);
    return reply;
  }
}

/** userid of the member who left: the leaver himself (P90240), or whom the address book deleted (P90970). */
function leaverOf(message: InboundMessage): string | null {
  if (message.kind === 'event.unsubscribe') return message.from;
  const deleted = message.kind === 'event.change_contact' && message.changeType === 'delete_user';
  return deleted ? message.userId : null;
}

function stored({ key, message, receivedAt }: Delivery) {
  return {
    messageKey: key,
    channel: message.kind === 'event.kf_msg_or_event' ? ('kf' as const) : ('app' as const),
    kind: message.kind,
    content: withoutPosition(message),
    externalId: message.from,
    sentAt: message.createdAt,
    receivedAt,
  };
}
