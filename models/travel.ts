import { isSensitive } from './sensitive';
import type { Relation } from './workflow';

/**
 * How a matter may travel through the office. open: an ordinary one. guarded: it concerns a neighbour, a shop or a
 * person (models/sensitive.ts). tip_off: 举报. complaint: about one of the staff or a desk; it passes by them.
 */
export type Travel = 'open' | 'guarded' | 'tip_off' | 'complaint';

/** Places where others than those in charge might meet a matter. */
export type Door =
  /** Somebody who reports the same is told 已有人上报 and may follow. */
  | 'offered'
  /** 碰头会: the list at the table. */
  | 'agenda'
  /** A work group: agenda, bulletin, its list of what is late. */
  | 'group'
  /** The sheet on a building's door. */
  | 'door_sheet'
  /** 公示: answers that everybody may read. */
  | 'answers'
  /** Answered in a group where it was written; otherwise one-to-one. */
  | 'group_reply'
  /** A building head finds it among the matters of his building. */
  | 'building'
  /** Its words teach the bot. */
  | 'lessons'
  /** A number in bulletin, digest or sheet. */
  | 'figure';

/** from_five: as a number of five or more; a smaller one could point at somebody. */
export type Passage = 'yes' | 'never' | 'from_five';

const passesNone = {
  offered: 'never',
  agenda: 'never',
  group: 'never',
  door_sheet: 'never',
  answers: 'never',
  group_reply: 'never',
  building: 'never',
  lessons: 'never',
  figure: 'from_five',
} as const satisfies Record<Door, Passage>;

/** The one table: travel × door. */
export const passages: Record<Travel, Record<Door, Passage>> = {
  open: {
    offered: 'yes',
    agenda: 'yes',
    group: 'yes',
    door_sheet: 'yes',
    answers: 'yes',
    group_reply: 'yes',
    building: 'yes',
    lessons: 'yes',
    figure: 'yes',
  },
  guarded: passesNone,
  tip_off: passesNone,
  complaint: passesNone,
};

/** What is needed to know how a ticket travels. */
export interface Travelling {
  category: string;
  travels?: Travel;
}

/** As it was filed, or by its present kind: a correction of the kind never opens what was guarded. */
export const travelOf = ({ category, travels = 'open' }: Travelling): Travel =>
  travels === 'open' && isSensitive(category) ? 'guarded' : travels;

export const passes = (ticket: Travelling, door: Door): boolean => passages[travelOf(ticket)][door] === 'yes';

export const SMALLEST_SHOWN = 5;

/** May a figure of this kind be shown to anybody but those in charge? */
export const mayBeShown = (category: string, count: number): boolean =>
  count >= SMALLEST_SHOWN || passages[travelOf({ category })].figure === 'yes';

/** SQL: rows that pass every door; `alias` of the ticket table with its dot, or ''. */
export const openOnly = (alias = ''): string =>
  `${alias}travels = 'open' AND ${alias}category NOT LIKE '11%' AND ${alias}category NOT LIKE '12%' AND ${alias}category NOT IN (${GUARDED_KINDS})`;

const GUARDED_KINDS = ['0801', '0803', '0804', '0805', '0915', '0916', '0917', '1305', '1502', '1503', '1507']
  .map((code) => `'${code}'`)
  .join(', ');

/** story: all of it with internal notes. progress: states and answers. state: one word. */
export type Reading = 'story' | 'progress' | 'state';

/** What somebody reads who asks by number, by what he is to the ticket; the most of it holds. */
export const readings: Record<Exclude<Relation, 'system'> | 'follower' | 'nobody', Reading> = {
  handler: 'story',
  helper: 'story',
  member: 'story',
  leader: 'story',
  dispatcher: 'story',
  community_staff: 'story',
  desk: 'story',
  desk_lead: 'story',
  patron: 'story',
  official: 'story',
  reporter: 'progress',
  follower: 'progress',
  building_head: 'progress',
  nobody: 'state',
};

const rank: Record<Reading, number> = { state: 0, progress: 1, story: 2 };

export function readingOf(relations: Iterable<Relation | 'follower'>): Reading {
  let most: Reading = readings.nobody;
  for (const relation of relations) {
    const reading = relation === 'system' ? 'state' : (readings[relation] ?? 'state');
    if (rank[reading] > rank[most]) most = reading;
  }
  return most;
}

/** 举报 by its own words, or by its kind. */
export const isTipOff = (category: string, words: string): boolean =>
  category === '1507' || /举报|检举|揭发/.test(words);

/** The reporter wants nobody to know. */
export const wantsAnonymity = (words: string): boolean =>
  /匿名|(?:别|不要|勿|不能)(?:说|讲|提|告诉[^，。]{0,6})(?:是)?我(?:报|说|讲|反映|举报)?|(?:替|为)我保密|请保密/.test(
    words,
  );
