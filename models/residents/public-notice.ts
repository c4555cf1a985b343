import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** Kinds of notices people ask about; their words stand in notices/residents/notice-templates.ts. */
const noticeKinds = [
  'water',
  'power',
  'gas',
  'storm',
  'wind',
  'heat',
  'cold',
  'fire',
  'lift',
  'road',
  'pests',
  'other',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** 通知居民: told to whoever asks or scans while it holds, and to groups by hand. No bot may post to residents' groups. */
@Entity('public_notice')
export class PublicNotice {
  @Id() id!: number;
  @Whole() authorId!: number;
  /** The node it is for; of buildings named in public_notice_place only these. */
  @Whole() gridId!: number;
  @Words(16) kind!: NoticeKind;
  /** As it is shown: 【停水】3号楼 11月25日8点到17点停水…. */
  @LongText() text!: string;
  /** Shown from then on; a scheduled one lies in the future. */
  @Time() sendAt!: number;
  @Time(true) postedAt!: number | null;
  /** Nobody is told any more after that. */
  @Time() untilAt!: number;
  @Time(true) withdrawnAt!: number | null;
}

@Entity('public_notice_place')
export class PublicNoticePlace {
  @Id() id!: number;
  @Whole() noticeId!: number;
  @Whole() placeId!: number;
}

export type NewPublicNotice = Omit<PublicNotice, 'id' | 'postedAt' | 'withdrawnAt'>;

export async function keepPublicNotice(
  tx: Transaction,
  notice: NewPublicNotice,
  placeIds: readonly number[],
): Promise<PublicNotice> {
  const row = { ...notice, postedAt: null, withdrawnAt: null };
  const id = await insert(tx, 'public_notice', row);
  for (const placeId of placeIds) await insert(tx, 'public_notice_place', { noticeId: id, placeId });
  return { id, ...row };
}

export const loadPublicNotice = (reader: Reader, id: number): Promise<PublicNotice | null> =>
  one<PublicNotice>(reader, 'SELECT * FROM public_notice WHERE id = ?', [id]);

/** What this person posted and still holds, or planned, the next to end first. */
export const noticesBy = (
  reader: Reader,
  authorId: number,
  now: number,
  limit: number,
): Promise<PublicNotice[]> =>
  reader.rows<PublicNotice>(
    `SELECT * FROM public_notice WHERE authorId = ? AND withdrawnAt IS NULL AND untilAt > ?
      ORDER BY untilAt, id LIMIT ${limit}`,
    [authorId, now],
  );

export const noticePlaces = async (reader: Reader, id: number): Promise<number[]> =>
  (
    await reader.rows<{ placeId: number }>(
      'SELECT placeId FROM public_notice_place WHERE noticeId = ? ORDER BY id',
      [id],
    )
  ).map(({ placeId }) => placeId);

/** Scheduled ones whose time has come. */
export const dueNotices = (reader: Reader, now: number): Promise<PublicNotice[]> =>
  reader.rows<PublicNotice>(
    'SELECT * FROM public_notice WHERE postedAt IS NULL AND withdrawnAt IS NULL AND sendAt <= ? ORDER BY id LIMIT 50',
    [now],
  );

/** What holds at a place now, the newest first. `above`: its node and all above. */
export const noticesFor = (
  reader: Reader,
  { placeId, above }: { placeId: number | null; above: readonly number[] },
  now: number,
): Promise<PublicNotice[]> =>
  reader.rows<PublicNotice>(
    `SELECT * FROM public_notice n WHERE untilAt > ? AND postedAt IS NOT NULL AND withdrawnAt IS NULL
        AND ((gridId IN (${marks(above)}) AND NOT EXISTS (SELECT 1 FROM public_notice_place p WHERE p.noticeId = n.id))
          OR EXISTS (SELECT 1 FROM public_notice_place p WHERE p.noticeId = n.id AND p.placeId = ?))
      ORDER BY id DESC LIMIT 10`,
    [now, ...above, placeId ?? 0],
  );
