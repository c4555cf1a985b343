import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';

export type RequestKind = 'extend' | 'suspend';
/** 申诉 and its second look go the same way. */
export type AskedKind = RequestKind | 'appeal' | 'appeal2';

/** 延期, 挂起, 申诉: asked for by who does the work, decided by somebody else. */
@Entity('ticket_request')
export class TicketRequest {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Words(8) kind!: AskedKind;
  @Words(8) state!: 'asked' | 'granted' | 'refused';
  @Whole() askedBy!: number;
  @Time() askedAt!: number;
  @LongText() reason!: string;
  /** 挂起: until then. */
  @Time(true) untilAt!: number | null;
  @Whole(true) decidedBy!: number | null;
  @Time(true) decidedAt!: number | null;
  @LongText(true) answer!: string | null;
}

/** What came of a look at an appeal. */
export type AppealStep = 'second' | 'upheld' | 'refused';

/** 延期 or 挂起, no 申诉. */
export type TimeRequest = TicketRequest & { kind: RequestKind };
export const asksTime = (request: TicketRequest): request is TimeRequest =>
  request.kind === 'extend' || request.kind === 'suspend';

/** 协办: a helper's part and its date; with a whistle, who was called. */
@Entity('ticket_part')
export class TicketPart {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Whole(true) whistleId!: number | null;
  /** The desk that helps, or one colleague. */
  @Words(40, true) desk!: string | null;
  @Whole(true) personId!: number | null;
  @LongText() task!: string;
  @Time() dueAt!: number;
  @Time() askedAt!: number;
  /** Called by a whistle: is coming, or can't. */
  @Words(8, true) answer!: 'coming' | 'unable' | null;
  @Time(true) answeredAt!: number | null;
  @Time(true) doneAt!: number | null;
  @LongText(true) result!: string | null;
  @Time(true) remindedAt!: number | null;
}

/** 吹哨: who was called is in `ticket_part`. */
@Entity('whistle')
export class Whistle {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Whole() calledBy!: number;
  @Time() calledAt!: number;
  @Time() meetAt!: number;
  @LongText() place!: string;
  /** 现场结果, one sheet for all. */
  @LongText(true) result!: string | null;
  @Time(true) endedAt!: number | null;
}

/** 难题: 牵头部门、责任单位、责任人、措施、期限. */
@Entity('hard_case')
export class HardCase {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Words(60) lead!: string;
  @Words(60) desk!: string;
  @Words(60) person!: string;
  @LongText() measure!: string;
  /** YYYY-MM-DD */
  @Words(10) day!: string;
  @Whole() markedBy!: number;
  @Time() markedAt!: number;
  @Time(true) remindedAt!: number | null;
}

/** One step of a project (需立项). */
@Entity('milestone')
export class Milestone {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Words(120) words!: string;
  /** YYYY-MM-DD */
  @Words(10) day!: string;
  @Time(true) doneAt!: number | null;
  @Time(true) remindedAt!: number | null;
}
