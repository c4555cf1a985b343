import type { Directory } from '../../models/staff/directory';
import { nodesOfRight } from '../../models/staff/rights';
import { namesIn, type NamedThings } from './figure-names';
import { readQuestion, type QuestionWords } from './figure-question';
import { subjectIn, type Subject } from './figure-subject';
import type { Turn } from '../turn/turn';

/** A question about figures as it was read, and by whom it is asked. */
export interface Asking {
  text: string;
  words: QuestionWords;
  named: NamedThings;
  /** What is counted besides tickets, with the nodes its own words name; null: tickets. */
  subject: { subject: Subject; named: NamedThings } | null;
  /** The asker's own nodes, none within another, and all he may read. */
  homes: readonly number[];
  mine: readonly number[];
  today: string;
  /** What else the sentence may be for. */
  open: 'command' | 'dialogue' | null;
}

/** Reads a sentence as a question; null: its speaker has no figures to see. */
export function readAsking({ context, person }: Turn, text: string, open: Asking['open']): Asking | null {
  const { directory, calendar } = context.office;
  const own = nodesOfRight(directory, person.id, 'read_figures');
  if (own.length === 0) return null;
  const today = calendar.local(context.now).day;
  const mine = allBelow(directory, own);
  const said = text.trim().replace(THEN, '');
  const words = readQuestion(said, today);
  const found = subjectIn(words.time ? said.replace(words.time.words, ' ') : said);
  return {
    text,
    words,
    named: namesIn(words.rest, directory, mine),
    subject: found && {
      subject: found.subject,
      named: namesIn(readQuestion(found.rest, today).rest, directory, mine),
    },
    homes: own.filter((id) => !own.some((other) => other !== id && directory.below(other).includes(id))),
    mine,
    today,
    open,
  };
}

const allBelow = (directory: Directory, gridIds: readonly number[]): number[] => [
  ...new Set(gridIds.flatMap((id) => directory.below(id))),
];

/** 那上个月呢: the little word in front says that it goes on. */
const THEN = /^那么?(?![个边里天])[，,\s]*/;

/** 那上个月呢, 青石社区呢, 跟去年比呢: half a question, the other half was asked before. */
export const followsOn = ({ text, words, named }: Asking): boolean =>
  THEN.test(text.trim()) ||
  /呢[?？]?$/.test(text.trim()) ||
  (words.compare !== null &&
    words.time === null &&
    words.asked === null &&
    named.categories === null &&
    named.gridId === null);

/** The new half on top of the old one; null: the new one says nothing we know. */
export function askedOn(asking: Asking, before: Asking): Asking | null {
  const { words, named: names } = asking;
  if (names.unknown !== '' && asking.subject === null) return null;
  const fresh = names.gridId !== null || names.place !== null || names.desk !== null;
  const says =
    words.time ?? words.asked ?? words.group ?? words.compare ?? names.categories ?? asking.subject;
  if (says === null && !fresh) return null;
  const old = before.named;
  const where = fresh ? names : old;
  const ofTickets = words.asked !== null || names.categories !== null;
  const subject = asking.subject ?? (ofTickets ? null : before.subject);
  return {
    ...asking,
    text: `${before.text} ${asking.text}`,
    words: {
      ...before.words,
      time: words.time ?? before.words.time,
      asked: words.asked ?? before.words.asked,
      group: words.group ?? before.words.group,
      compare: words.compare ?? before.words.compare,
      isQuestion: true,
    },
    named: {
      gridId: where.gridId,
      otherGridId: where.otherGridId,
      place: where.place,
      desk: where.desk,
      categories: names.categories ?? old.categories,
      kindWords: names.categories ? names.kindWords : old.kindWords,
      unknown: '',
    },
    subject: subject && {
      subject: subject.subject,
      named: fresh ? { ...names, categories: null } : subject.named,
    },
  };
}
