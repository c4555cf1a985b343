import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';

/** One row per day × grid × category (in parts where writers wait for each other), a column per measure (measures.ts). */
@Entity('daily_figure')
export class DailyFigure {
  @Id() id!: number;
  @Words(10) day!: string;
  @Whole() gridId!: number;
  @Words(4) category!: string;
  @Whole() slot!: number;
  @Whole() reported!: number;
  @Whole() byResidents!: number;
  @Whole() filed!: number;
  @Whole() declined!: number;
  @Whole() merged!: number;
  @Whole() dispatched!: number;
  @Whole() received!: number;
  @Whole() receivedOnTime!: number;
  @Whole() returned!: number;
  @Whole() extended!: number;
  @Whole() suspended!: number;
  @Whole() due!: number;
  @Whole() dueOnTime!: number;
  @Whole() closed!: number;
  @Whole() closedOnTime!: number;
  @Whole() selfHandled!: number;
  @Whole() reworked!: number;
  @Whole() reopened!: number;
  @Whole() rated!: number;
  @Whole() pleased!: number;
  @Whole() satisfied!: number;
  @Whole() unsolved!: number;
  @Whole() solvedInGrid!: number;
  @Whole() solvedInStreet!: number;
  @Whole() solvedInDistrict!: number;
  @Whole() confirmed!: number;
  @Whole() checked!: number;
  @Whole() unvisited!: number;
}

/** Open work at the end of a day, by grid and category: counted each night, never worked out later. */
@Entity('open_stock')
export class OpenStock {
  @Id() id!: number;
  @Words(10) day!: string;
  @Whole() gridId!: number;
  @Words(4) category!: string;
  @Whole() open!: number;
  @Whole() overdue!: number;
}

/** A bulletin as it was published: its numbers stay, later changes are told as 更正. */
@Entity('bulletin')
export class Bulletin {
  @Id() id!: number;
  @Words(8) kind!: 'week' | 'month';
  @Whole() gridId!: number;
  @Words(10) fromDay!: string;
  @Words(10) toDay!: string;
  @Time() publishedAt!: number;
  /** The sums of the period as JSON (Figures). */
  @LongText() figures!: string;
  /** The words that were posted. */
  @LongText() content!: string;
}

/** One run of a clock job; inserting the row is the lock (name and tick are unique together). */
@Entity('job_run')
export class JobRun {
  @Id() id!: number;
  @Words(40) name!: string;
  @Time() tick!: number;
  @Time() startedAt!: number;
  @Time(true) finishedAt!: number | null;
  @Words(500, true) outcome!: string | null;
}

/** Who looked at or changed what is confidential. */
@Entity('audit_entry')
export class AuditEntry {
  @Id() id!: number;
  @Time() at!: number;
  @Whole(true) personId!: number | null;
  @Words(40) action!: string;
  @Words(60) object!: string;
}

/** Small things the installation remembers, by name. */
@Entity('setting')
export class Setting {
  @Id() id!: number;
  @Words(40) name!: string;
  @Words(200) value!: string;
}
