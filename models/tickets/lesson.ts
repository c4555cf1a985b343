import { Entity } from 'typeorm';
import { Flag, Id, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

/** 改类别: a correction by staff, from which the bot learns. The words it was about stay with the ticket. */
@Entity('lesson')
export class Lesson {
  @Id() id!: number;
  @Whole() ticketId!: number;
  @Words(4) category!: string;
  @Time() at!: number;
  @Whole(true) byId!: number | null;
  /** Taken back, or overtaken by a later correction of the same ticket. */
  @Flag() undone!: boolean;
}

export type LessonWithWords = Lesson & { description: string; subject: string };

/** What a lesson is about: the words as they came; a form says part of it in its kind, which stands in the subject. */
export const lessonWords = ({
  description,
  subject,
}: Pick<LessonWithWords, 'description' | 'subject'>): string =>
  description === '' || description.includes(subject) ? description : `${subject}。${description}`;

/**
 * Nothing is learned from disputes, from complaints about staff or units, and from reports of crime: what they say is
 * about persons (categories 11xx, 1305, 1507).
 */
export const isTeachable = (category: string): boolean => !/^(11|1305|1507)/.test(category);

/** Keeps a lesson; an earlier one of the same ticket no longer counts. */
export async function keepLesson(
  tx: Transaction,
  lesson: Pick<Lesson, 'ticketId' | 'category' | 'at' | 'byId'>,
): Promise<void> {
  await tx.run('UPDATE lesson SET undone = 1 WHERE ticketId = ? AND undone = 0', [lesson.ticketId]);
  await insert(tx, 'lesson', { ...lesson, undone: 0 });
  await touchLessons(tx);
}

/** unlearn: false when there is no such lesson, or it no longer counted. */
export async function undoLesson(tx: Transaction, id: number): Promise<boolean> {
  const { affected } = await tx.run('UPDATE lesson SET undone = 1 WHERE id = ? AND undone = 0', [id]);
  if (affected > 0) await touchLessons(tx);
  return affected > 0;
}

/** Whatever the ticket taught is undone, as when another category turned out to be one nothing is learned from. */
export async function undoLessonsOf(tx: Transaction, ticketId: number): Promise<void> {
  const { affected } = await tx.run('UPDATE lesson SET undone = 1 WHERE ticketId = ? AND undone = 0', [
    ticketId,
  ]);
  if (affected > 0) await touchLessons(tx);
}

/** Empties what was written in a ticket, and with it what was learned from it; lists show `subject` instead. */
export async function eraseDescription(tx: Transaction, ticketId: number, subject: string): Promise<void> {
  await tx.run("UPDATE ticket SET description = '', subject = ? WHERE id = ?", [subject, ticketId]);
  await touchLessons(tx);
}

export function lessonsKept(reader: Reader): Promise<LessonWithWords[]> {
  return reader.rows<LessonWithWords>(
    'SELECT l.*, t.description, t.subject FROM lesson l JOIN ticket t ON t.id = l.ticketId ORDER BY l.id',
  );
}

/** Those that count and still have their words. */
export function lessonsTaught(reader: Reader): Promise<LessonWithWords[]> {
  return reader.rows<LessonWithWords>(
    "SELECT l.*, t.description, t.subject FROM lesson l JOIN ticket t ON t.id = l.ticketId WHERE l.undone = 0 AND t.description <> '' ORDER BY l.id",
  );
}

const VERSION = 'lessons version';

export async function lessonsVersion(reader: Reader): Promise<string> {
  return (
    (await one<{ value: string }>(reader, 'SELECT value FROM setting WHERE name = ?', [VERSION]))?.value ??
    '0'
  );
}

async function touchLessons(tx: Transaction): Promise<void> {
  const version = String(Number(await lessonsVersion(tx)) + 1);
  const { affected } = await tx.run('UPDATE setting SET value = ? WHERE name = ?', [version, VERSION]);
  if (affected === 0) await tx.run('INSERT INTO setting (value, name) VALUES (?, ?)', [version, VERSION]);
}
