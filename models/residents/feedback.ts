import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import type { Directory } from '../staff/directory';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/**
 * service: about this bot and its burden, to the office. suggestion: 民情, heard on a round or said oneself, to the
 * community. mediator: a complaint about a mediator, past him to the committee's head.
 */
export type FeedbackKind = 'service' | 'suggestion' | 'mediator';

/** 意见 and 民情, from anybody; unsigned to who answers, and owed an answer. */
@Entity('feedback')
export class Feedback {
  @Id() id!: number;
  @Whole() personId!: number;
  /** Sealed. */
  @LongText() content!: string;
  @Time() givenAt!: number;
  @Time() dueAt!: number;
  @Whole(true) answeredBy!: number | null;
  /** Sealed. */
  @LongText(true) answer!: string | null;
  @Time(true) answeredAt!: number | null;
  @Words(12) kind!: FeedbackKind;
  /** Of a suggestion the node that owes the answer, of a remark where its giver works or lives; null: not known. */
  @Whole(true) gridId!: number | null;
  /** The mediator it is about, as far as he is known. */
  @Whole(true) aboutId!: number | null;
}

export interface NewFeedback {
  personId: number;
  text: string;
  now: number;
  dueAt: number;
  kind?: FeedbackKind;
  gridId?: number | null;
  aboutId?: number | null;
}

export async function keepFeedback(
  tx: Transaction,
  { personId, text, now, dueAt, kind = 'service', gridId, aboutId }: NewFeedback,
): Promise<number> {
  const open = { answeredBy: null, answer: null, answeredAt: null };
  const what = {
    personId,
    content: tx.vault.seal(text),
    givenAt: now,
    dueAt,
    kind,
    gridId: gridId ?? null,
    aboutId: aboutId ?? null,
  };
  return insert(tx, 'feedback', { ...what, ...open });
}

export const loadFeedback = (reader: Reader, id: number): Promise<Feedback | null> =>
  one<Feedback>(reader, 'SELECT * FROM feedback WHERE id = ?', [id]);

/** Remarks of all streets that nobody answered yet, the oldest first. */
export const unansweredFeedback = (reader: Reader): Promise<Feedback[]> =>
  reader.rows<Feedback>("SELECT * FROM feedback WHERE answeredAt IS NULL AND kind = 'service' ORDER BY id");

/** Complaints about mediators that nobody answered yet, the oldest first. */
export const unansweredComplaints = (reader: Reader): Promise<Feedback[]> =>
  reader.rows<Feedback>("SELECT * FROM feedback WHERE answeredAt IS NULL AND kind = 'mediator' ORDER BY id");

/** 民情 of these nodes that nobody answered yet, the oldest first. */
export const openSuggestions = (
  reader: Reader,
  gridIds: readonly number[],
  limit: number,
): Promise<Feedback[]> =>
  reader.rows<Feedback>(
    `SELECT * FROM feedback WHERE answeredAt IS NULL AND kind = 'suggestion' AND gridId IN (${marks(gridIds)})
      ORDER BY id LIMIT ${limit}`,
    [...gridIds],
  );

/** 民情 of these nodes answered since then, the newest first: 公示, without who said it. */
export const answeredSuggestions = (
  reader: Reader,
  gridIds: readonly number[],
  since: number,
  limit: number,
): Promise<Feedback[]> =>
  reader.rows<Feedback>(
    `SELECT * FROM feedback WHERE answeredAt >= ? AND kind = 'suggestion' AND gridId IN (${marks(gridIds)})
      ORDER BY answeredAt DESC, id DESC LIMIT ${limit}`,
    [since, ...gridIds],
  );

/** Whose 民情公示 somebody reads: the community of his grid, with all below it and all above. */
export function boardOf(directory: Directory, gridId: number): { node: number; gridIds: number[] } {
  const node = directory.above(gridId, 'community')?.id ?? gridId;
  const above = directory.upwards(node).map(({ id }) => id);
  return { node, gridIds: [...new Set([...directory.below(node), ...above])] };
}

/** How many suggestions of these nodes were answered in the span [from, until). */
export async function countAnswered(
  reader: Reader,
  gridIds: readonly number[],
  from: number,
  until: number,
): Promise<number> {
  const row = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM feedback WHERE answeredAt >= ? AND answeredAt < ? AND kind = 'suggestion'
      AND gridId IN (${marks(gridIds)})`,
    [from, until, ...gridIds],
  );
  return Number(row?.n ?? 0);
}

/** What is owed an answer before this moment. */
export const feedbackDue = (reader: Reader, before: number): Promise<Feedback[]> =>
  reader.rows<Feedback>('SELECT * FROM feedback WHERE answeredAt IS NULL AND dueAt < ? ORDER BY id', [
    before,
  ]);
