import { Entity } from 'typeorm';
import { Flag, Id, LongText, Time, Whole, Words } from '../store/columns';
import type { ChannelName } from '../staff/person';
import type { Travel } from './travel';
import type { GridLevel } from '../staff/grid';
import type { TicketState, TransitionName } from './workflow';

/**
 * 居民上报, 楼栋长上报, 巡查上报, 自办自结; what staff reported for others: 居民群, 电话, 来访; 转入 from another
 * platform. 台账导入: out of an old ledger, closed before it came.
 */
const ticketSources = [
  'resident',
  'building_head',
  'member',
  'self',
  'group',
  'phone',
  'visit',
  'transfer',
  'import',
] as const;
export type TicketSource = (typeof ticketSources)[number];

/** 代报: whoever reported it speaks for people the bot can't write to. */
export const reportedForOthers = ({ source }: Pick<Ticket, 'source'>): boolean =>
  source === 'group' || source === 'phone' || source === 'visit';

/** Minutes of the clock on the wall, or of the office's working hours. */
export type ClockUnit = 'real' | 'working';
export type VerifiedBy = 'reporter' | 'building' | 'staff' | 'self' | 'unvisited';

/** 事件单: one problem at one place, from the report to the rating. Changed only through `advance` (advance.ts). */
@Entity('ticket')
export class Ticket {
  @Id() id!: number;
  @Words(16) state!: TicketState;
  /** Counted up with each change; a second writer sees that he is late. */
  @Whole() version!: number;
  @Words(4) category!: string;
  @Whole() gridId!: number;
  @Whole(true) placeId!: number | null;
  /** 3号楼2单元, as shown to people. */
  @Words(120) placeText!: string;
  /** 楼道灯不亮: the problem in a few words. */
  @Words(60) subject!: string;
  /** What was written, verbatim. */
  @LongText() description!: string;
  @Words(16) urgency!: 'normal' | 'urgent' | 'emergency';
  @Words(8) channel!: ChannelName;
  /** Where it came from. */
  @Words(16) source!: TicketSource;
  @Whole() reporterId!: number;
  @Whole(true) handlerId!: number | null;
  /** The desk in charge when it left the grid, e.g. 城管科. */
  @Words(40, true) desk!: string | null;
  /** false: filed without the reporter's yes (未确认). */
  @Flag() confirmed!: boolean;
  /** How often it was sent back or reopened. */
  @Whole() round!: number;
  @Time() reportedAt!: number;
  @Time(true) filedAt!: number | null;
  @Time(true) acceptedAt!: number | null;
  /** Handling finished, 办结 reported; lateness is measured here. */
  @Time(true) doneAt!: number | null;
  @Time(true) closedAt!: number | null;
  @Time(true) ratedAt!: number | null;
  /** First look by. */
  @Time(true) lookBy!: number | null;
  /** 时限: handling to be finished by. */
  @Time(true) dueAt!: number | null;
  /** What was done, in the handler's words. */
  @LongText(true) result!: string | null;
  /** 没拍, and why, where the category asks for a picture of the result (models/tickets/proof.ts). */
  @Words(60, true) withoutPhoto!: string | null;
  /** 1 满意, 2 还行, 3 没修好. */
  @Whole(true) rating!: number | null;
  /** Which doors it may pass (models/tickets/travel.ts). */
  @Words(10) travels!: Travel;
  /** Nobody but the bot knows who reported it. */
  @Flag() anonymous!: boolean;
  /** A complaint: the colleague it is about; he learns nothing of it. */
  @Whole(true) aboutId!: number | null;
  /** A complaint: the desk it is about. */
  @Words(40, true) aboutDesk!: string | null;
  /** The ticket this one was merged into (并案). */
  @Whole(true) mergedInto!: number | null;
  /** Up to where it went: 微循环 is grid or community, 小循环 the street, 大循环 the district. */
  @Words(12) level!: GridLevel;
  /** The level that solved it, kept with the closing. */
  @Words(12, true) solvedLevel!: GridLevel | null;
  /** 首问: who was asked first and answers for it until the next has accepted. */
  @Whole(true) ownerId!: number | null;
  /** Somebody was at the place. */
  @Time(true) arrivedAt!: number | null;
  /** To be accepted by. */
  @Time(true) acceptBy!: number | null;
  /** To be verified by. */
  @Time(true) verifyBy!: number | null;
  /** The handling clock: since when it runs (null while it stands), how many minutes it has, and in which time. */
  @Time(true) clockFrom!: number | null;
  @Whole(true) clockMinutes!: number | null;
  @Words(8, true) clockUnit!: ClockUnit | null;
  /** The next moment at which the clock says something (models/tickets/reminders.ts). */
  @Time(true) remindAt!: number | null;
  /** 挂起 ends by itself. */
  @Time(true) resumeAt!: number | null;
  /** A leader has to give his reason anew by then (挂起, 需立项). */
  @Time(true) renewBy!: number | null;
  /** Who said that it is done well; unvisited: nobody answered (未回访), never counted as satisfied. */
  @Words(12, true) verifiedBy!: VerifiedBy | null;
}

/** One line of a ticket's history. Never changed afterwards. */
@Entity('ticket_event')
export class TicketEvent {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Time() at!: number;
  /** null: the system did it. */
  @Whole(true) actorId!: number | null;
  @Words(24) transition!: TransitionName;
  @Words(16) fromState!: string;
  @Words(16) toState!: string;
  @LongText() note!: string;
}

/** 1 个 灯泡: quantities out of closing notes, summed in the year's report. */
@Entity('ticket_quantity')
export class TicketQuantity {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Words(40) item!: string;
  /** Thousandths, so that 12.5 吨 is kept exactly. */
  @Whole() amountThousandths!: number;
  @Words(16) unit!: string;
}

/** A picture, voice or file somebody sent. Without a ticket it waits two minutes for its report. */
@Entity('attachment')
export class Attachment {
  @Id() id!: number;
  @Whole() personId!: number;
  @Whole(true) ticketId!: number | null;
  @Words(8) kind!: 'image' | 'voice' | 'video' | 'file';
  @Words(8) purpose!: 'report' | 'result' | 'dispute';
  /** The platform keeps it three days under this id (P90254). */
  @Words(256) mediaId!: string;
  /** Where a file sent to the 智能机器人 lies for five minutes, sealed; null elsewhere, and once it is here or lost. */
  @LongText(true) address!: string | null;
  @Words(8) channel!: ChannelName;
  @Time() createdAt!: number;
  /** waiting: to be fetched; too_big: above the limit, its sender keeps it. */
  @Words(8) state!: 'waiting' | 'stored' | 'failed' | 'too_big';
  /** Where it is stored (models/exchange/stored-file.ts), for as long as `state` is stored. */
  @Words(64, true) sha256!: string | null;
  @Whole() attempt!: number;
  @Time() notBefore!: number;
  @Time(true) leaseUntil!: number | null;
  @Words(36, true) leaseOwner!: string | null;
  @Words(200, true) failure!: string | null;
  /** The picture said where it was taken; the position itself is not kept. */
  @Flag() located!: boolean;
  /** 机器转写 of a voice, sealed; null without a recogniser. */
  @LongText(true) transcript!: string | null;
  /** The dispute it is part of: then the file lies encrypted. */
  @Whole(true) disputeId!: number | null;
  /** Key of the encrypted file, sealed; without it nobody reads the file any more. */
  @LongText(true) fileKey!: string | null;
  /** The talk whose notes it shows. */
  @Whole(true) sessionId!: number | null;
  /** The piece of evidence it shows. */
  @Whole(true) evidenceId!: number | null;
}

/** 语音上报: a ticket filed from a voice that somebody still has to hear. */
@Entity('voice_report')
export class VoiceReport {
  @Id() id!: number;
  @Whole() ticketId!: number;
  /** Unheard by then, the leader hears of it. */
  @Time() listenBy!: number;
  @Time(true) heardAt!: number | null;
  @Time(true) raisedAt!: number | null;
}

/** 督办: a leader's numbered order on a ticket, with its own date; an answer is owed until then. */
@Entity('supervision')
export class Supervision {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Whole() orderedBy!: number;
  /** 督办〔2026〕3号; null: given before orders had numbers. */
  @Whole(true) year!: number | null;
  @Whole(true) number!: number | null;
  @Time() orderedAt!: number;
  @Time() dueAt!: number;
  /** What is asked, beyond having it done. */
  @LongText(true) words!: string | null;
  @LongText(true) reply!: string | null;
  @Time(true) repliedAt!: number | null;
  /** Nobody had answered by the date: said once. */
  @Time(true) remindedAt!: number | null;
}
