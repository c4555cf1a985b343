import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';

/** 调解记录: one talk. The record is sealed; a photo of notes or a voice lies sealed under a key of its own. */
@Entity('mediation_session')
export class MediationSession {
  @Id() id!: number;
  @Whole() disputeId!: number;
  @Time() at!: number;
  @Whole() mediatorId!: number;
  @Words(8) kind!: 'text' | 'image' | 'voice';
  /** Sealed words; empty for a photo or voice alone. */
  @LongText() record!: string;
}

/** 证据材料: what a side gave, or the mediator took. Photos of it lie sealed like those of notes. */
@Entity('mediation_evidence')
export class MediationEvidence {
  @Id() id!: number;
  @Whole() disputeId!: number;
  @Time() at!: number;
  /** C: the mediator took it. */
  @Words(1) source!: 'A' | 'B' | 'C';
  /** Sealed: what it is. */
  @LongText() name!: string;
  @Words(8) form!: 'original' | 'copy' | 'photo';
  @Whole() pages!: number;
}

/** 约见: the mediator tells both sides by phone, the bot only whose window is open. */
@Entity('mediation_appointment')
export class MediationAppointment {
  @Id() id!: number;
  @Whole() disputeId!: number;
  @Time() at!: number;
  /** Sealed: where they meet. */
  @LongText() place!: string;
  @Time(true) toldAt!: number | null;
  @Time(true) remindedAt!: number | null;
  /** Another time was set, or the case ended. */
  @Time(true) cancelledAt!: number | null;
}

/** What an agreement says (art. 29); all of it sealed together. */
export interface AgreementContent {
  /** 纠纷的主要事实、争议事项 */
  facts: string;
  /** 各方的责任 */
  duties: string;
  /** 协议内容, one term a line */
  terms: string;
  /** 履行方式 */
  way: string;
  /** 履行期限 in words */
  until: string;
}

/** 调解协议, oral or written; the marks by which a written one takes effect. */
@Entity('mediation_agreement')
export class MediationAgreement {
  @Id() id!: number;
  @Whole() disputeId!: number;
  @LongText() content!: string;
  @Whole() copies!: number;
  @Time(true) signedA!: number | null;
  @Time(true) signedB!: number | null;
  @Time(true) signedMediator!: number | null;
  @Time(true) sealedAt!: number | null;
}

/** 分期履行: one day of an agreement. */
@Entity('mediation_instalment')
export class MediationInstalment {
  @Id() id!: number;
  @Whole() disputeId!: number;
  /** 1, 2, 3 … in the order of days. */
  @Whole() number!: number;
  /** End of the day by which it is due. */
  @Time() dueBy!: number;
  /** 分; null when it is no money. */
  @Time(true) amountFen!: number | null;
  /** Sealed: what is due, when it is no money; '' otherwise. */
  @LongText() what!: string;
  @Time(true) doneAt!: number | null;
}

/** 联合调解: a desk that was asked, and who of it comes. */
@Entity('mediation_invitation')
export class MediationInvitation {
  @Id() id!: number;
  @Whole() disputeId!: number;
  @Words(40) desk!: string;
  @Time() invitedAt!: number;
  /** Who comes; null while nobody has said so. */
  @Whole(true) personId!: number | null;
  @Time(true) acceptedAt!: number | null;
  @Time(true) calledOffAt!: number | null;
}

/** What has to stand on the paper before a written agreement is in effect. */
export const agreementMarks = ['signedA', 'signedB', 'signedMediator', 'sealedAt'] as const;
export type AgreementMark = (typeof agreementMarks)[number];

/** 调委会: its name stands on the documents, its head may look into every file of its area. */
@Entity('committee')
export class Committee {
  @Id() id!: number;
  @Whole() gridId!: number;
  @Words(60) name!: string;
  /** 青石: the word in （2026）青石人调字第1号 */
  @Words(20) mark!: string;
  @Whole(true) headId!: number | null;
}

/** A mediator as residents may know him: 老曹工作室, its hours and phone. */
@Entity('mediator')
export class Mediator {
  @Id() id!: number;
  @Whole() personId!: number;
  @Words(40) studio!: string;
  @Words(60) hours!: string;
  @Words(40) phone!: string;
  /** One sentence about him, for the card. */
  @Words(120) words!: string;
  /** Kinds he is good at, comma between; empty = all alike. */
  @Words(120) kinds!: string;
}

/** 来访: how many came and what for. No names. */
@Entity('mediation_visit')
export class MediationVisit {
  @Id() id!: number;
  @Whole() mediatorId!: number;
  @Whole() gridId!: number;
  @Time() at!: number;
  @Whole() persons!: number;
  @Words(20) what!: string;
}

/** 半月排查 of one community. */
@Entity('dispute_survey')
export class DisputeSurvey {
  @Id() id!: number;
  @Whole() gridId!: number;
  /** First day of the half month, YYYY-MM-DD. */
  @Words(10) fromDay!: string;
  @Time() askedAt!: number;
  /** How many were found that nobody knew of; null while unanswered. */
  @Whole(true) found!: number | null;
  @Whole(true) filledBy!: number | null;
  @Time(true) filledAt!: number | null;
}
