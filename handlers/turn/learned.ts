import type { Office } from '../../models/context';
import type { Directory } from '../../models/staff/directory';
import { isTeachable, lessonsTaught, lessonsVersion, lessonWords } from '../../models/tickets/lesson';
import type { Reader } from '../../models/store/transaction';
import { interpret, Learner, type Teacher } from '../interpret';

/** Lessons taken in between two looks at other work. */
const AT_A_TIME = 50;

const byDirectory = new WeakMap<Directory, Teacher>();

/** What staff corrections taught this street; undefined before the first. */
export const learnedFor = (directory: Directory): Teacher | undefined => byDirectory.get(directory);

/** May the words of a ticket teach? Neither its kinds nor its nature may be about a person. */
export function mayTeach(description: string, before: string, after: string): boolean {
  return (
    description !== '' &&
    isTeachable(before) &&
    isTeachable(after) &&
    interpret(description).nature !== '举报'
  );
}

/**
 * Keeps what was learned in memory, beside the office, and takes in what changed: by this process, by another one, or
 * because words were erased. Only the difference is learned or forgotten.
 */
export class LearnedKeeper {
  private readonly learner = new Learner();
  /** What was learned: words → category. */
  private learned = new Map<string, string>();
  private version: string | null = null;

  constructor(
    private readonly reader: Reader,
    private readonly office: { refresh(): Promise<void>; current(): Pick<Office, 'directory'> },
  ) {}

  /** The office and what was learned, as they are now. Cheap when nothing changed: one look at each version. */
  async refresh(): Promise<void> {
    await this.office.refresh();
    const { directory } = this.office.current();
    const version = await lessonsVersion(this.reader);
    if (version !== this.version) {
      await this.takeIn();
      this.version = version;
    }
    if (this.learner.size > 0) byDirectory.set(directory, this.learner);
    else byDirectory.delete(directory);
  }

  private async takeIn(): Promise<void> {
    const rows = await lessonsTaught(this.reader);
    const now = new Map(rows.map((lesson) => [lessonWords(lesson), lesson.category]));
    for (const [words, category] of this.learned)
      if (now.get(words) !== category) this.learner.unlearn(words, category);
    let taken = 0;
    for (const [words, category] of now) {
      if (this.learned.get(words) === category) continue;
      this.learner.learn(words, category);
      if (++taken % AT_A_TIME === 0) await new Promise((resolve) => void setImmediate(resolve));
    }
    this.learned = now;
  }

  /** The sequences by which a lesson speaks for its category, the strongest first. */
  taughtBy(words: string, category: string): string[] {
    return this.learner.explain(words, category).map(({ gram }) => gram);
  }
}
