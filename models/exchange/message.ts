import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import type { ChannelName } from '../staff/person';
import type { NoticeKind } from './push-budget';

/** How an inbound message ended. `new`: stored, not yet read (customer service). */
export type InboundResult = 'new' | 'answered' | 'noted' | 'failed' | 'old';

/** An inbound message or event, stored once by `messageKey`. Content and reply are sealed, emptied after 30 days. */
@Entity('inbound')
export class InboundMessage {
  @Id() id!: number;
  @Words(96) messageKey!: string;
  @Words(8) channel!: ChannelName;
  @Words(40) kind!: string;
  @Whole(true) personId!: number | null;
  /** Customer service account and resident, for messages that wait to be read. */
  @Words(64, true) account!: string | null;
  @Words(64, true) externalId!: string | null;
  @LongText(true) content!: string | null;
  @LongText(true) reply!: string | null;
  @Words(16) result!: InboundResult;
  /** Failure code (failures.ts) and its cause, for the operator. */
  @LongText(true) failure!: string | null;
  /** What the person can quote: 参考号. */
  @Words(12, true) reference!: string | null;
  @Time() sentAt!: number;
  @Time() receivedAt!: number;
  @Time(true) handledAt!: number | null;
}

/** An outgoing message, written with the change that wants it, sent by bot/delivery. */
@Entity('outbound')
export class OutboundMessage {
  @Id() id!: number;
  /** One recipient's queue: rows of a lane go out in order. */
  @Words(160) lane!: string;
  @Words(24) kind!: string;
  @Whole(true) ticketId!: number | null;
  /** 0 urgent, 5 ordinary. */
  @Whole() priority!: number;
  @LongText(true) payload!: string | null;
  /** Prefix of the card's task_id, T0001; the row id is added when it is sent. */
  @Words(40, true) taskPrefix!: string | null;
  /** parked: the resident can't be written to now; handed: told another way; resent: a copy went out instead. */
  @Words(16) state!: 'waiting' | 'sent' | 'failed' | 'parked' | 'handed' | 'resent';
  @Whole() attempt!: number;
  @Time() notBefore!: number;
  @Time(true) leaseUntil!: number | null;
  @Words(36, true) leaseOwner!: string | null;
  @Time(true) expiresAt!: number | null;
  @Time() createdAt!: number;
  @Time(true) settledAt!: number | null;
  @LongText(true) failure!: string | null;
  @Words(128, true) messageId!: string | null;
  /** What it is to the budgets (models/exchange/push-budget.ts); null = the answer to somebody who just wrote. */
  @Words(12, true) notice!: NoticeKind | null;
  /** To whom, when it is one person. */
  @Whole(true) personId!: number | null;
  /** One word for all failures of the kind; null while there is none. */
  @Words(40, true) cause!: string | null;
  /** Keyed hash of a text: the platform drops a second equal one within ten minutes. */
  @Words(64, true) digest!: string | null;
}

/** A sent card and the codes that may still change it (single use, 72 hours: P94888). */
@Entity('card')
export class Card {
  @Id() id!: number;
  @Words(128) taskId!: string;
  @Whole(true) ticketId!: number | null;
  /** userids joined by |. */
  @LongText() holders!: string;
  /** Unused response codes, sealed, one a line, the newest last. */
  @LongText() codes!: string;
  @Time() sentAt!: number;
}

/** An open conversation of a person. Slots and choices are sealed. */
@Entity('dialogue')
export class Dialogue {
  @Id() id!: number;
  @Whole() personId!: number;
  /** The handler that goes on with it. */
  @Words(24) intent!: string;
  @LongText(true) slots!: string | null;
  @Time() createdAt!: number;
  /** When the system acts by itself (an unanswered report is filed); null = never. */
  @Time(true) dueAt!: number | null;
  @Time() expiresAt!: number;
  @Time(true) closedAt!: number | null;
}

/** What was last offered to a person in numbers: "2" and 第2件 mean this list for an hour. */
@Entity('offer')
export class Offer {
  @Id() id!: number;
  @Whole() personId!: number;
  /** Sealed list of {label, key}. */
  @LongText() choices!: string;
  /** A question, to which 好 or 对 means the first choice. */
  @Whole() question!: number;
  @Time() expiresAt!: number;
}

/** A customer service account and how far it was read. */
@Entity('customer_account')
export class CustomerAccount {
  @Id() id!: number;
  @Words(64) openKfId!: string;
  @Words(64, true) pullCursor!: string | null;
  @LongText(true) pullToken!: string | null;
  @Time() pullAt!: number;
  @Time(true) leaseUntil!: number | null;
  @Words(36, true) leaseOwner!: string | null;
  @Time(true) firstPulledAt!: number | null;
  /** The street or community it serves; null: nobody has said. */
  @Whole(true) gridId!: number | null;
}
