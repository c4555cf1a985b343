import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import { reviewMinutes } from './announcement-rule';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

/** 通知: words of somebody in charge to many, with 收到. */
@Entity('announcement')
export class Announcement {
  @Id() id!: number;
  @Whole() authorId!: number;
  /** The node whose people it is for. */
  @Whole() gridId!: number;
  /** The node whose work group gets it too; null = persons alone. */
  @Whole(true) groupId!: number | null;
  /** As it was addressed: 全体网格员. */
  @Words(60) audience!: string;
  @LongText() text!: string;
  /** When it goes out; a scheduled one lies in the future. */
  @Time() sendAt!: number;
  @Time(true) sentAt!: number | null;
  /** So many minutes after it went out the author hears who has not confirmed; null = as many as it was before it could be set. */
  @Whole(true) reviewMinutes!: number | null;
  /** The author heard who has not confirmed. */
  @Time(true) reviewedAt!: number | null;
  @Time(true) withdrawnAt!: number | null;
}

@Entity('announcement_reader')
export class AnnouncementReader {
  @Id() id!: number;
  @Whole() announcementId!: number;
  @Whole() personId!: number;
  @Time(true) confirmedAt!: number | null;
}

export type NewAnnouncement = Omit<Announcement, 'id' | 'sentAt' | 'reviewedAt' | 'withdrawnAt'>;

export async function keepAnnouncement(
  tx: Transaction,
  announcement: NewAnnouncement,
  readers: readonly number[],
): Promise<Announcement> {
  const row = { ...announcement, sentAt: null, reviewedAt: null, withdrawnAt: null };
  const id = await insert(tx, 'announcement', row);
  for (const personId of readers)
    await insert(tx, 'announcement_reader', { announcementId: id, personId, confirmedAt: null });
  return { id, ...row };
}

export const loadAnnouncement = (reader: Reader, id: number): Promise<Announcement | null> =>
  one<Announcement>(reader, 'SELECT * FROM announcement WHERE id = ?', [id]);

export const readersOf = (reader: Reader, id: number): Promise<AnnouncementReader[]> =>
  reader.rows<AnnouncementReader>('SELECT * FROM announcement_reader WHERE announcementId = ? ORDER BY id', [
    id,
  ]);

const NEWEST = 'AND sentAt > ? AND withdrawnAt IS NULL ORDER BY sentAt DESC, id DESC LIMIT 1';

/** The last one sent to this person since then that he has not confirmed. */
export const newestUnconfirmed = (
  reader: Reader,
  personId: number,
  since: number,
): Promise<Announcement | null> =>
  one<Announcement>(
    reader,
    `SELECT * FROM announcement WHERE id IN
      (SELECT announcementId FROM announcement_reader WHERE personId = ? AND confirmedAt IS NULL) ${NEWEST}`,
    [personId, since],
  );

/** The last one this person sent since then. */
export const newestOwn = (reader: Reader, authorId: number, since: number): Promise<Announcement | null> =>
  one<Announcement>(reader, `SELECT * FROM announcement WHERE authorId = ? ${NEWEST}`, [authorId, since]);

/** What was sent to this person since then and holds, the newest first. */
export const announcedTo = (
  reader: Reader,
  personId: number,
  since: number,
  limit: number,
): Promise<(Announcement & Pick<AnnouncementReader, 'confirmedAt'>)[]> =>
  reader.rows(
    `SELECT a.*, r.confirmedAt FROM announcement a JOIN announcement_reader r ON r.announcementId = a.id
      WHERE r.personId = ? AND a.sentAt > ? AND a.withdrawnAt IS NULL ORDER BY a.sentAt DESC, a.id DESC LIMIT ${limit}`,
    [personId, since],
  );

/** What this person scheduled and is still to go out, the next first. */
export const plannedBy = (reader: Reader, authorId: number, limit: number): Promise<Announcement[]> =>
  reader.rows<Announcement>(
    `SELECT * FROM announcement WHERE authorId = ? AND sentAt IS NULL AND withdrawnAt IS NULL
      ORDER BY sendAt, id LIMIT ${limit}`,
    [authorId],
  );

/** Scheduled ones whose time has come. */
export const dueAnnouncements = (reader: Reader, now: number): Promise<Announcement[]> =>
  reader.rows<Announcement>(
    'SELECT * FROM announcement WHERE sentAt IS NULL AND withdrawnAt IS NULL AND sendAt <= ? ORDER BY id LIMIT 100',
    [now],
  );

/** Whose minutes are over, and whose author was not told yet who is missing. */
export const unreviewed = (reader: Reader, now: number): Promise<Announcement[]> =>
  reader.rows<Announcement>(
    `SELECT * FROM announcement WHERE sentAt <= ? - COALESCE(reviewMinutes, ${reviewMinutes.usual}) * 60000
      AND reviewedAt IS NULL AND withdrawnAt IS NULL ORDER BY id LIMIT 100`,
    [now],
  );

/** After how many minutes its author hears who is missing. */
export const reviewedAfter = ({ reviewMinutes: own }: Pick<Announcement, 'reviewMinutes'>): number =>
  own ?? reviewMinutes.usual;

/** task_ids of the cards that carry it begin so; N is nothing else's letter. */
export const announcementPrefix = (id: number): string => `N${String(id).padStart(4, '0')}`;
