import type { Context } from '../../models/context';
import type { ErrandWords } from '../../models/residents/errand';
import { maskNumbers } from '../../models/residents/mask';
import { personalMatterIn, withoutNames } from '../../models/residents/personal-matters';
import { IN_PERSON } from '../../notices/residents/errand-words';
import { momentAhead, readDay, withoutMoment } from '../interpret/dates';
import { searchGuide } from './guide-search';
import { interpret, withoutAddress } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';

const LONGEST = 60;
const FARTHEST = 60 * 86_400_000;

/** What is known of an errand while it is asked for. */
export interface Slots extends ErrandWords {
  /** What is being asked: a new errand, or another time of this one. */
  moves?: number;
  placeId: number | null;
  meetAt: number | null;
  personal: boolean;
  neighbour: boolean;
}

type Speaking = Pick<Turn, 'context' | 'person'>;

/** 邻居走不动，能不能上门帮他办老年证: what is to be done stands behind; why somebody can't come is nobody's business. */
const ASKED = /(?:上门.{0,8}?办|代办)(?:理|一下|一个|个)?(.*[\u4e00-\u9fff].*)$/s;

/** 上门帮她交水费: there is nothing to have ready, and what the guide says of prices is another matter. */
const PAID = /上门.{0,6}?((?:交|缴)[^，,。；\s]{1,12})/;

const FILLERS =
  /^(?:[\s的，,]|请|麻烦|能不能|可不可以|可以|能|想|要|我|上门|代办|办理|办一下|帮忙|帮|替|给|老?邻居|老人家?|家里?|办)+/;

/** The matter as the guide calls it; other words only as far as they say nothing of a person's life. */
function matterOf({ context }: Speaking, rest: string): Pick<Slots, 'matter' | 'papers' | 'personal'> | null {
  const document = searchGuide(context.office.guide ?? [], rest);
  const personal = personalMatterIn(rest) !== null;
  const paid = PAID.exec(rest)?.[1];
  const usable = document !== null && (document.papers !== undefined || paid === undefined);
  if (usable && personalMatterIn(document.title) === null)
    return { matter: document.title.replace(/(?<=.)怎么.*$/, ''), papers: document.papers ?? '', personal };
  if (personal) return { matter: IN_PERSON, papers: '', personal };
  const asked = paid ?? ASKED.exec(rest)?.[1] ?? rest;
  const bare = withoutMoment(withoutAddress(asked).words).replace(FILLERS, '').trim();
  const matter = withoutNames(maskNumbers(bare).text).slice(0, LONGEST);
  return matter === '' ? null : { matter, papers: '', personal };
}

/** What one line says of an errand; null when it names no matter. */
export function readErrand(turn: Speaking, rest: string): Slots | null {
  const about = matterOf(turn, rest);
  if (about === null) return null;
  return { ...about, ...whereAndWhen(turn, rest) };
}

/** Place and time in further words; 2单元301 belongs to the building that is known already. */
export function whereAndWhen(
  { context, person }: Speaking,
  text: string,
  known: Pick<Slots, 'placeId' | 'where'> = { placeId: null, where: '' },
): Pick<Slots, 'placeId' | 'where' | 'meetAt' | 'neighbour'> {
  const { directory } = context.office;
  const staff = directory.isStaff(person.id);
  const from = known.placeId ?? (staff ? null : person.placeId);
  const found = interpret(text, knownOf(directory, { placeId: from }));
  const { unit, floor, room } = found.place;
  // A time alone leaves the place as it is.
  const said = found.placeCertain || [unit, floor, room].some((part) => part !== null);
  const placeId = (said ? found.placeId : from) ?? null;
  const named = directory.place(placeId)?.name ?? '';
  return {
    placeId,
    where: said ? found.placeText || named : known.where || named,
    meetAt: momentIn(context, text),
    neighbour: !staff && (forOthers(text) || placeId !== person.placeId),
  };
}

/** 周四下午三点, 明天上午十点, 明天上午; a time alone is today's, a day that is over 0. Null when no time is named. */
export function momentIn({ office, now }: Context, text: string): number | null {
  if (/昨|前天|上周/.test(text)) return 0;
  return momentAhead(office.calendar, text, now) ?? halfDayIn(office, text, now);
}

/** 明天上午 without an hour: where a half of the day begins; it is read back and can be changed. */
const HALVES: readonly [RegExp, number][] = [
  [/早上|上午/, 9 * 60],
  [/中午/, 12 * 60],
  [/下午/, 14 * 60],
  [/晚上|傍晚/, 18 * 60],
];
function halfDayIn({ calendar }: Context['office'], text: string, now: number): number | null {
  const day = readDay(text, calendar.local(now).day);
  const half = HALVES.find(([words]) => words.test(text));
  return day === null || half === undefined ? null : calendar.at(day, half[1]);
}

/** 替5号楼的, 帮他; 我妈 at home is no neighbour. */
const forOthers = (text: string): boolean =>
  /邻居/.test(text) ||
  (/帮(?!我|忙|办)|替/.test(text) && !/我(?:们)?(?:家|妈|爸|父|母|老伴|爱人|外?[公婆]|爷|奶|姥)/.test(text));

/** Later than now, within two months. */
export const fits = ({ now }: Context, at: number): boolean => at > now && at < now + FARTHEST;
