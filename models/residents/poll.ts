import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** Below so many answers no share is told: it could point at somebody, and says nothing. */
export const FEWEST_ANSWERS = 10;

export interface PollQuestion {
  text: string;
  /** Two to four. */
  options: string[];
  /** The place of the right one in a quiz; null where there is none. */
  right: number | null;
}

/** 问卷: a few questions answered by taps, without a name. */
@Entity('poll')
export class Poll {
  @Id() id!: number;
  @Whole() authorId!: number;
  /** Whose residents it is for: those of the node and all below. */
  @Whole() gridId!: number;
  @Words(40) title!: string;
  /** PollQuestion[] as JSON. */
  @LongText() questions!: string;
  @Time() openedAt!: number;
  @Time() endsAt!: number;
  @Time(true) endedAt!: number | null;
}

/** How often each option was chosen; nothing says by whom or when. */
@Entity('poll_count')
export class PollCount {
  @Id() id!: number;
  @Whole() pollId!: number;
  /** From 0, as in the questions. */
  @Whole() question!: number;
  @Whole() choice!: number;
  @Whole() answers!: number;
}

/** How many questions somebody has answered, so that nobody answers twice; gone when the poll ends. */
@Entity('poll_taker')
export class PollTaker {
  @Id() id!: number;
  @Whole() pollId!: number;
  @Whole() personId!: number;
  @Whole() answered!: number;
}

export const questionsOf = ({ questions }: Poll): PollQuestion[] => JSON.parse(questions) as PollQuestion[];

export type NewPoll = Omit<Poll, 'id' | 'questions' | 'endedAt'> & { questions: readonly PollQuestion[] };

/** Its counts stand at nought from the beginning: a tap only adds. */
export async function keepPoll(tx: Transaction, { questions, ...poll }: NewPoll): Promise<Poll> {
  const row = { ...poll, questions: JSON.stringify(questions), endedAt: null };
  const id = await insert(tx, 'poll', row);
  for (const [question, { options }] of questions.entries())
    for (const choice of options.keys())
      await insert(tx, 'poll_count', { pollId: id, question, choice, answers: 0 });
  return { id, ...row };
}

export const loadPoll = (reader: Reader, id: number): Promise<Poll | null> =>
  one<Poll>(reader, 'SELECT * FROM poll WHERE id = ?', [id]);

/** What runs at these nodes, the first to end first. */
export const pollsRunning = (
  reader: Reader,
  gridIds: readonly number[],
  now: number,
  limit: number,
): Promise<Poll[]> =>
  reader.rows<Poll>(
    `SELECT * FROM poll WHERE gridId IN (${marks(gridIds)}) AND endedAt IS NULL AND endsAt > ?
      ORDER BY endsAt, id LIMIT ${limit}`,
    [...gridIds, now],
  );

/** What runs or ended since then at these nodes, the newest first. */
export const pollsSince = (
  reader: Reader,
  gridIds: readonly number[],
  since: number,
  limit: number,
): Promise<Poll[]> =>
  reader.rows<Poll>(
    `SELECT * FROM poll WHERE gridId IN (${marks(gridIds)}) AND (endedAt IS NULL OR endedAt >= ?)
      ORDER BY id DESC LIMIT ${limit}`,
    [...gridIds, since],
  );

/** Polls of these nodes that ended in the span [from, until). */
export const pollsEnded = (
  reader: Reader,
  gridIds: readonly number[],
  from: number,
  until: number,
): Promise<Poll[]> =>
  reader.rows<Poll>(
    `SELECT * FROM poll WHERE gridId IN (${marks(gridIds)}) AND endedAt >= ? AND endedAt < ? ORDER BY id`,
    [...gridIds, from, until],
  );

/** Those whose time is over. */
export const pollsOver = (reader: Reader, now: number): Promise<Poll[]> =>
  reader.rows<Poll>('SELECT * FROM poll WHERE endedAt IS NULL AND endsAt <= ? ORDER BY id LIMIT 50', [now]);

/** How many questions this person has answered. */
export async function answeredBy(reader: Reader, pollId: number, personId: number): Promise<number> {
  const taker = await one<PollTaker>(reader, 'SELECT * FROM poll_taker WHERE pollId = ? AND personId = ?', [
    pollId,
    personId,
  ]);
  return taker?.answered ?? 0;
}

/** Counts one answer of somebody who has answered all questions before it; false = he has answered this one already. */
export async function countAnswer(
  tx: Transaction,
  pollId: number,
  personId: number,
  { question, choice }: { question: number; choice: number },
): Promise<boolean> {
  if (question === 0) await beginTaking(tx, pollId, personId);
  const { affected } = await tx.run(
    'UPDATE poll_taker SET answered = ? WHERE pollId = ? AND personId = ? AND answered = ?',
    [question + 1, pollId, personId, question],
  );
  if (affected === 0) return false;
  await tx.run(
    'UPDATE poll_count SET answers = answers + 1 WHERE pollId = ? AND question = ? AND choice = ?',
    [pollId, question, choice],
  );
  return true;
}

async function beginTaking(tx: Transaction, pollId: number, personId: number): Promise<void> {
  try {
    await insert(tx, 'poll_taker', { pollId, personId, answered: 0 });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

/** Answers of each option, by question. */
export async function answersOf(reader: Reader, poll: Poll): Promise<number[][]> {
  const counts = questionsOf(poll).map(({ options }) => options.map(() => 0));
  const rows = await reader.rows<PollCount>('SELECT * FROM poll_count WHERE pollId = ?', [poll.id]);
  for (const { question, choice, answers } of rows) {
    const row = counts[question];
    if (row && choice < row.length) row[choice] = answers;
  }
  return counts;
}

/** Ends it, once; who took part is forgotten. False = it had ended. */
export async function endPollRow(tx: Transaction, id: number, now: number): Promise<boolean> {
  const { affected } = await tx.run('UPDATE poll SET endedAt = ? WHERE id = ? AND endedAt IS NULL', [
    now,
    id,
  ]);
  await tx.run('DELETE FROM poll_taker WHERE pollId = ?', [id]);
  return affected > 0;
}
