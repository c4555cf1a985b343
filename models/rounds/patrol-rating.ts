import { Entity } from 'typeorm';
import { Id, Time, Whole, Words } from '../store/columns';
import type { Directory } from '../staff/directory';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';
import { SMALLEST_SHOWN } from '../tickets/travel';

/** How often a building head saw the patrol that month, and how its people were: the column that an answer counts in. */
export const seenAnswers = ['seenOften', 'seenOnce', 'seenNever'] as const;
export const mannerAnswers = ['mannerGood', 'mannerFair', 'mannerPoor'] as const;
export type Seen = (typeof seenAnswers)[number];
export type Manner = (typeof mannerAnswers)[number];

/** 楼栋长评巡查: sums of a community's month. No answer of anybody is kept by itself. */
@Entity('patrol_rating')
export class PatrolRating {
  @Id() id!: number;
  /** The community. */
  @Whole() gridId!: number;
  /** YYYY-MM. */
  @Words(7) month!: string;
  @Whole() answers!: number;
  @Whole() seenOften!: number;
  @Whole() seenOnce!: number;
  @Whole() seenNever!: number;
  @Whole() mannerGood!: number;
  @Whole() mannerFair!: number;
  @Whole() mannerPoor!: number;
  /** Something about dress or discipline was amiss. */
  @Whole() amiss!: number;
}

/** Who has answered for a month, so that it counts once; what he answered stands nowhere. */
@Entity('patrol_rater')
export class PatrolRater {
  @Id() id!: number;
  @Whole() personId!: number;
  @Words(7) month!: string;
  @Time() ratedAt!: number;
}

export interface GivenRating {
  gridId: number;
  month: string;
  seen: Seen;
  manner: Manner;
  amiss: boolean;
}

/** Has this person answered for that month? */
export const hasRated = async (reader: Reader, personId: number, month: string): Promise<boolean> =>
  (await one(reader, 'SELECT id FROM patrol_rater WHERE personId = ? AND month = ?', [personId, month])) !==
  null;

/** Counted once; false when this person has answered for that month. */
export async function keepRating(
  tx: Transaction,
  personId: number,
  rating: GivenRating,
  now: number,
): Promise<boolean> {
  if (await hasRated(tx, personId, rating.month)) return false;
  await insert(tx, 'patrol_rater', { personId, month: rating.month, ratedAt: now });
  if (await addTo(tx, rating)) return true;
  try {
    await insert(tx, 'patrol_rating', { gridId: rating.gridId, month: rating.month });
  } catch (error) {
    // On MySQL another transaction made the month's first row in between.
    if (!isUniqueViolation(error)) throw error;
  }
  return addTo(tx, rating);
}

async function addTo(tx: Transaction, { gridId, month, seen, manner, amiss }: GivenRating): Promise<boolean> {
  const { affected } = await tx.run(
    `UPDATE patrol_rating SET answers = answers + 1, ${seen} = ${seen} + 1, ${manner} = ${manner} + 1,
       amiss = amiss + ? WHERE gridId = ? AND month = ?`,
    [amiss ? 1 : 0, gridId, month],
  );
  return affected > 0;
}

/** The community a building head answers for; undefined for everybody else. */
export function communityRatedBy(directory: Directory, personId: number): number | undefined {
  const head = directory.withRole('building_head').find((role) => role.personId === personId);
  return head && directory.above(head.gridId, 'community')?.id;
}

/** few: not enough answers. one: a single member walks there, and the figure would be his. */
export type RatingShown = { sums: PatrolRating } | { hidden: 'few' | 'one'; answers: number };

/** What may be read of a community's month: nothing below the least number, nothing that speaks of one person. */
export async function ratingOf(
  reader: Reader,
  directory: Directory,
  gridId: number,
  month: string,
): Promise<RatingShown> {
  const sums = await one<PatrolRating>(reader, 'SELECT * FROM patrol_rating WHERE gridId = ? AND month = ?', [
    gridId,
    month,
  ]);
  const answers = sums?.answers ?? 0;
  const members = directory
    .below(gridId)
    .flatMap((id) => directory.holders(id, 'member').map((member) => member.id));
  if (new Set(members).size < 2) return { hidden: 'one', answers };
  return sums && answers >= SMALLEST_SHOWN ? { sums } : { hidden: 'few', answers };
}
