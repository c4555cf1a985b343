import { Entity } from 'typeorm';
import { Flag, Id, LongText, Time, Whole, Words } from '../store/columns';
import type { DisputeKind, DisputeSource, DisputeTier, Ending } from './dispute-kinds';
import type { DisputeState, DisputeStep } from './dispute-workflow';

/**
 * 矛盾纠纷. What is told, where, and every name is sealed; only the mediators, the committee's head and the parties read
 * it (人民调解法 art. 15, 23). What is plain is what is counted: kind, state, days, amount.
 */
@Entity('dispute')
export class Dispute {
  @Id() id!: number;
  @Words(16) state!: DisputeState;
  @Whole() gridId!: number;
  /** Who asked or registered; the person's own words are in `content`. */
  @Whole() applicantId!: number;
  /** Who registered it for somebody else; null = the applicant. */
  @Whole(true) registeredBy!: number | null;
  @Whole(true) mediatorId!: number | null;
  /** Sealed: what happened. */
  @LongText() content!: string;
  /** Sealed: where. */
  @LongText() placeText!: string;
  @Time() registeredAt!: number;
  @Time(true) acceptedAt!: number | null;
  @Words(12) kind!: DisputeKind;
  @Words(12) tier!: DisputeTier;
  @Words(12) source!: DisputeSource;
  /** Keyed hash of the building: repeats are counted by it, nobody reads the place from it. */
  @Words(64, true) placeKey!: string | null;
  /** Tempers are high: contact within two hours. */
  @Flag() heated!: boolean;
  @Time(true) contactBy!: number | null;
  @Time(true) contactedAt!: number | null;
  @Time(true) begunAt!: number | null;
  /** The office's limit for the whole. */
  @Time(true) limitAt!: number | null;
  /** How many of the warnings were given. */
  @Whole() warned!: number;
  @Flag() extended!: boolean;
  /** The last entry of any kind. */
  @Time() touchedAt!: number;
  @Words(8, true) form!: 'oral' | 'written' | null;
  @Time(true) agreedAt!: number | null;
  @Time(true) effectiveAt!: number | null;
  /** End of the day by which it is to be performed. */
  @Time(true) performBy!: number | null;
  @Time(true) performedAt!: number | null;
  @Time(true) revisitAt!: number | null;
  @Time(true) endedAt!: number | null;
  @Words(16, true) ending!: Ending | null;
  /** 分; money in the agreement. */
  @Time(true) amountFen!: number | null;
  /** 科室 that mediates with the committee. */
  @Words(40, true) desk!: string | null;
  /** 人调字 number, counted in the year `fileYear`. */
  @Whole(true) fileNumber!: number | null;
  @Whole(true) fileYear!: number | null;
  /** Judicial confirmation: who may still ask, asked, given, not wanted. */
  @Words(12, true) confirmation!: 'open' | 'asked' | 'given' | 'declined' | null;
  @Whole() confirmReminded!: number;
  /** Since when names and words are gone; figures stay. */
  @Time(true) erasedAt!: number | null;
  /** 公开进行 (art. 23): only when both sides want it so; it stands on the documents, here everything stays closed. */
  @Flag() isPublic!: boolean;
  /** Since when both know their rights and duties, and since when their papers were looked at. */
  @Time(true) informedAt!: number | null;
  @Time(true) identifiedAt!: number | null;
  /** Sealed HardPlan: the five fields of a hard case. */
  @LongText(true) plan!: string | null;
  @Time(true) hardSince!: number | null;
  /** End of the day by which the plan's measure is to be done. */
  @Time(true) planBy!: number | null;
}

export type Side = 'A' | 'B';

/** What is sealed of a party: as much as the form needs, no more. */
export interface PartyDetails {
  /** As she is called; '' while unknown. */
  name: string;
  /** Flat, shop or firm. */
  household: string;
  phone: string;
  /** What this side asks for. */
  asks: string;
  /** 代理人: who acts for this party, '' while nobody does. */
  agent: string;
  /** What the agent may do, as the paper has it: 承认、变更、放弃、和解、代收. */
  powers: string;
}

/** 牵头、责任单位、责任人、措施、期限 (YYYY-MM-DD). */
export interface HardPlan {
  lead: string;
  desk: string;
  person: string;
  measure: string;
  day: string;
}

/** A household, person or organisation on one side. */
@Entity('dispute_party')
export class DisputeParty {
  @Id() id!: number;
  @Whole() disputeId!: number;
  @Words(1) side!: Side;
  /** 1, 2, 3 … on its side: households are called by number. */
  @Whole() number!: number;
  /** Speaks for its side when there are many; at most five a side. */
  @Flag() represents!: boolean;
  /** Of ours, when the party writes to the bot. */
  @Whole(true) personId!: number | null;
  /** Sealed PartyDetails. */
  @LongText() details!: string;
  @Time(true) consentAt!: number | null;
}

/** The history of a dispute; `note` is sealed. */
@Entity('dispute_event')
export class DisputeEvent {
  @Id() id!: number;
  @Whole() disputeId!: number;
  @Time() at!: number;
  @Whole(true) actorId!: number | null;
  @Words(20) step!: DisputeStep;
  @Words(16) fromState!: DisputeState | 'none';
  @Words(16) toState!: DisputeState;
  @LongText(true) note!: string | null;
}

/** Who does not mediate this one: he declined, or a party asked for another. */
@Entity('dispute_recusal')
export class DisputeRecusal {
  @Id() id!: number;
  @Whole() disputeId!: number;
  @Whole() personId!: number;
  @Words(12) reason!: 'declined' | 'swapped' | 'left';
  @Time() at!: number;
}

/** 调解码: a party's way to his own case. Until the mediator says that it is he, he reads nothing of it. */
@Entity('party_link')
export class PartyLink {
  @Id() id!: number;
  @Whole() disputeId!: number;
  @Whole() partyId!: number;
  /** Keyed hash of the code. */
  @Words(64) codeHash!: string;
  /** Sealed: the code itself, until it is answered, so that its hash can be made anew under a new key. */
  @LongText(true) code!: string | null;
  @Time() expiresAt!: number;
  /** Who brought the code. */
  @Whole(true) personId!: number | null;
  @Time(true) claimedAt!: number | null;
  /** The mediator said yes or no, or there is a newer code. */
  @Time(true) settledAt!: number | null;
}
