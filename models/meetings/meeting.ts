import { Entity } from 'typeorm';
import { Flag, Id, LongText, Time, Whole, Words } from '../store/columns';
import type { Recurrence } from './recurrence';

/** A meeting that comes again: 碰头会 on working days, 半月联席会议, 月例会. */
@Entity('meeting_series')
export class MeetingSeries {
  @Id() id!: number;
  @Whole() gridId!: number;
  /** HH:MM in the office's time zone. */
  @Words(5) remindAt!: string;
  @Words(5) startsAt!: string;
  @Words(60) room!: string;
  @Whole() chairId!: number;
  /** As people call it. */
  @Words(40) name!: string;
  @Words(40) recurrence!: Recurrence;
  /** Chairs when the chair is away; null = the chair's stand-in. */
  @Whole(true) deputyId!: number | null;
  /** It stands in the spreadsheet no longer: it is not held any more, what was held stays. */
  @Time(true) retiredAt!: number | null;
  /** Names of the roles that are expected, apart by commas; empty: members, leaders and desks. */
  @Words(120) roles!: string;
}

/** One meeting of a series, from its reminder on, or from when it was moved or called off. */
@Entity('meeting')
export class Meeting {
  @Id() id!: number;
  @Whole() seriesId!: number;
  @Words(10) day!: string;
  /** HH:MM; another than the series' when it was moved. */
  @Words(5) startsAt!: string;
  @Words(10) state!: 'planned' | 'cancelled' | 'ended';
  /** The chair said who was there. */
  @Flag() attendanceTaken!: boolean;
  @Time(true) remindedAt!: number | null;
  @Time(true) begunAt!: number | null;
  @Time(true) endedAt!: number | null;
  /** Where this one is held, when it is not the series' room. */
  @Words(60, true) room!: string | null;
  /** Who leads this one, when the chair named somebody for it. */
  @Whole(true) chairId!: number | null;
}

/** here 签到, leave 请假, away 在外面: said by himself; absent: by the chair, who takes attendance by exception. */
export type AttendanceAnswer = 'here' | 'leave' | 'away' | 'absent';

@Entity('attendance')
export class Attendance {
  @Id() id!: number;
  @Whole() meetingId!: number;
  @Whole() personId!: number;
  @Words(8) answer!: AttendanceAnswer;
  @Time() answeredAt!: number;
}

/** 上会: a ticket somebody wants talked about. Open until decided. */
@Entity('agenda_item')
export class AgendaItem {
  @Id() id!: number;
  @Whole() gridId!: number;
  @Whole() ticketId!: number;
  /** null: the agenda put it there itself (overdue, sent back). */
  @Whole(true) broughtBy!: number | null;
  @Time() addedAt!: number;
  @Time(true) decidedAt!: number | null;
  @LongText(true) decision!: string | null;
}
