import { Entity } from 'typeorm';
import { Id, Time, Whole, Words } from '../store/columns';
import type { Reader } from '../store/transaction';
import { marks } from './workflow';

/** 好的做法: told in the bulletin once whoever did it agrees; without his name. */
@Entity('good_example')
export class GoodExample {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Whole() gridId!: number;
  /** One sentence, as it will be read. */
  @Words(120) content!: string;
  @Whole() proposedBy!: number;
  /** Who did it and has to agree. */
  @Whole() personId!: number;
  @Words(8) state!: 'asked' | 'agreed' | 'declined';
  @Time() createdAt!: number;
  @Time(true) decidedAt!: number | null;
}

/** Those that were agreed to in the time, the oldest first. */
export function agreedExamples(
  reader: Reader,
  gridIds: readonly number[],
  from: number,
  until: number,
  limit = 2,
): Promise<GoodExample[]> {
  return reader.rows<GoodExample>(
    `SELECT * FROM good_example WHERE gridId IN (${marks(gridIds)}) AND decidedAt >= ? AND decidedAt < ?
      AND state = 'agreed' ORDER BY decidedAt, id LIMIT ${limit}`,
    [...gridIds, from, until],
  );
}
