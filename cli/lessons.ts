import { LearnedKeeper } from '../handlers/turn/learned';
import type { Database } from '../models/store/database';
import { loadDirectory } from '../models/staff/stored-directory';
import { lessonsKept, lessonWords, undoLesson } from '../models/tickets/lesson';
import { ticketNumber } from '../models/tickets/workflow';
import { categoryWords } from '../notices/words';
import { CommandError, explain, print } from './output';

/** One lesson a line: what staff corrected, and the sequences of words it taught (shown once three messages hold them). */
export async function listLessons(database: Database, json: boolean): Promise<void> {
  const directory = await loadDirectory(database);
  const learned = new LearnedKeeper(database, {
    refresh: async () => undefined,
    current: () => ({ directory }),
  });
  await learned.refresh();
  for (const lesson of await lessonsKept(database)) {
    const undone = Number(lesson.undone) === 1;
    const forgotten = !undone && lesson.description === '';
    const facts = {
      id: lesson.id,
      ticket: ticketNumber(lesson.ticketId),
      category: lesson.category,
      categoryName: categoryWords(lesson.category),
      at: new Date(lesson.at).toISOString(),
      by: directory.staff(lesson.byId)?.name ?? null,
      state: undone ? 'undone' : forgotten ? 'erased' : 'learned',
      taught: undone || forgotten ? [] : learned.taughtBy(lessonWords(lesson), lesson.category),
    };
    const state = { learned: '在用', undone: '已撤销', erased: '原文已删' }[facts.state as 'learned'];
    print(
      json
        ? JSON.stringify(facts)
        : [
            facts.id,
            facts.ticket,
            `${facts.category} ${facts.categoryName}`,
            facts.at,
            facts.by ?? '',
            state,
            facts.taught.join(' '),
          ].join('\t'),
    );
  }
}

/** Takes one lesson back. Throws CommandError. */
export async function unlearn(database: Database, [id]: string[]): Promise<void> {
  const number = Number(id);
  if (!Number.isInteger(number) || number < 1)
    throw new CommandError('用法：npm run -s xiaoge -- unlearn <编号>');
  if (!(await database.write((tx) => undoLesson(tx, number))))
    throw new CommandError(`没有在用的第 ${number} 条；“lessons”列出全部。`);
  explain(`第 ${number} 条已撤销，两秒内生效。`);
}
