import { isSensitive } from './sensitive';
import type { Relation } from './workflow';

/**
 * How a matter may travel through the office. open: an ordinary one. guarded: it concerns a neighbour, a shop or a
 * person (models/tickets/sensitive.ts). tip_off: 举报. complaint: about one of the staff or a desk; it passes by them.
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

const NOT = '(?:别|不要|不想|不愿|不能|不许|勿|甭|莫|千万)';
const OTHERS =
  '(?:楼上|楼下|邻居|隔壁|对门|对面|他们?|她们?|人家|别人|任何人|物业|店家|老板|对方|房东|网格员|那家|那户)(?:的?人|家)?';

/** The reporter wants nobody to know: 匿名, 别说是我说的, 不要告诉楼上, 别把我名字说出去. */
export const wantsAnonymity = (words: string): boolean => ANONYMITY.test(words);
const ANONYMITY = new RegExp(
  [
    '匿名',
    '(?:请|要|望|希望|麻烦|注意|帮我|给我|替我|为我|能)保密',
    `${NOT}[^，。]{0,10}(?:是我|提我|说我|写我|供出我|出卖我|我(?:的)?(?:名字|姓名|信息|身份|电话)|我(?:报|说|讲|反映|举报|投诉|告)(?:的|了|过))`,
    `${NOT}[^，。]{0,4}(?:说|讲|提|告诉[^，。]{0,6})(?:是)?我(?:报|说|讲|反映|举报)`,
    `${NOT}(?:去|再)?(?:告诉|通知)${OTHERS}|${NOT}(?:跟|和|对|让|给)${OTHERS}(?:说|讲|提|知道|晓得)`,
  ].join('|'),
);
