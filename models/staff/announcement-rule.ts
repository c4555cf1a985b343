import { Entity } from 'typeorm';
import { Id, Whole, Words } from '../store/columns';
import type { Directory } from './directory';
import type { NoticeKind } from '../residents/public-notice';
import type { Reader } from '../store/transaction';

/** After how many minutes an author may want to hear who has not confirmed, and where nothing else is said. */
export const reviewMinutes = { shortest: 5, longest: 24 * 60, usual: 30 } as const;

/** 通知回执: what a street says about it, for one kind of notice or for all. */
@Entity('announcement_rule')
export class AnnouncementRule {
  @Id() id!: number;
  /** The street. */
  @Whole() gridId!: number;
  /** Empty: all kinds. */
  @Words(16) kind!: NoticeKind | '';
  @Whole() minutes!: number;
}

export const fitsReview = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= reviewMinutes.shortest && minutes <= reviewMinutes.longest;

/** The rule that says most wins: the street's for this kind, the street's for all, what the template is shipped with, half an hour. */
export async function reviewAfter(
  reader: Reader,
  directory: Directory,
  gridId: number,
  template: { kind: NoticeKind; minutes?: number },
): Promise<number> {
  const street = directory.above(gridId, 'street');
  const rules = await reader.rows<AnnouncementRule>('SELECT * FROM announcement_rule WHERE gridId = ?', [
    street?.id ?? 0,
  ]);
  const own = rules.find(({ kind }) => kind === template.kind) ?? rules.find(({ kind }) => kind === '');
  return own?.minutes ?? template.minutes ?? reviewMinutes.usual;
}
