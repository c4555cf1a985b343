import type { Directory } from '../staff/directory';
import type { RoleName } from '../staff/person';
import { isTipOff, wantsAnonymity, type Travel } from './travel';

/** What is decided about a report before anybody sees it. */
export interface Guard {
  travels: Travel;
  anonymous: boolean;
  aboutId: number | null;
  aboutDesk: string | null;
  /** The node that looks at it: the next one up for a complaint about a person, else as it was. */
  gridId: number;
}

interface Reported {
  category: string;
  gridId: number;
  reporterId: number;
  description: string;
}

/** Words that blame somebody; a name alone may be praise, or the way to a place. */
const BLAMES =
  /投诉|举报|检举|揭发|态度|不作为|推诿|推脱|敷衍|骂人|骂我|刁难|吃拿卡要|收(?:了?钱|红包|礼)|索要|徇私|包庇|不理人|没人管我|打击报复|玩忽|失职|乱作为|欺负/;

/** Whether the words blame somebody. */
export const blames = (words: string): boolean => BLAMES.test(words);

/** Whom people mean by an office alone, and which roles that are. */
const titles: readonly { words: RegExp; roles: readonly RoleName[] }[] = [
  { words: /网格长/, roles: ['leader'] },
  { words: /网格员/, roles: ['member'] },
  { words: /派单员|调度/, roles: ['dispatcher'] },
  { words: /居委会|村委会|社区(?:工作人员|干部|书记|主任|的人)/, roles: ['community_staff', 'leader'] },
  { words: /(?:街道|办事处)(?:的)?(?:领导|主任|书记)/, roles: ['official'] },
];

interface Subject {
  aboutId: number | null;
  aboutDesk: string | null;
  /** The node those complained about belong to. */
  gridId: number;
}

/**
 * A complaint about a colleague or a desk goes to the next node up, past the person, his desk and his grid;
 * what is 举报 or told in confidence is kept from everybody who need not know. Pure.
 */
export function guardOf(directory: Directory, reported: Reported): Guard {
  const { category, description, gridId, reporterId } = reported;
  const anonymous = isTipOff(category, description) || wantsAnonymity(description);
  const open = { anonymous, aboutId: null, aboutDesk: null, gridId };
  const subject = subjectOf(directory, reported);
  if (subject && subject.aboutId !== reporterId) {
    const up = directory.grid(subject.gridId)?.parentId ?? subject.gridId;
    const { aboutId, aboutDesk } = subject;
    return { travels: 'complaint', anonymous, aboutId, aboutDesk, gridId: up };
  }
  return { ...open, travels: isTipOff(category, description) ? 'tip_off' : 'open' };
}

function subjectOf(directory: Directory, { category, description, gridId }: Reported): Subject | null {
  const complaint = category === '1305';
  if (!complaint && !BLAMES.test(description)) return null;
  const named = namedPerson(directory, description, gridId) ?? namedDesk(directory, description);
  if (named) return named;
  for (const { words, roles } of titles) {
    if (!words.test(description)) continue;
    const office = holdersAt(directory, gridId, roles);
    if (office) return office;
  }
  // Somebody of the grid or the community is meant; who is for the next node to find out.
  return complaint ? { aboutId: null, aboutDesk: null, gridId } : null;
}

const LENGTH = 2;

function namedPerson(directory: Directory, words: string, gridId: number): Subject | null {
  const person = directory.colleagues().find(({ name }) => name.length >= LENGTH && words.includes(name));
  if (!person) return null;
  const near = directory.upwards(gridId).map(({ id }) => id);
  const [role] = person.roles.toSorted(
    (a, b) => (near.indexOf(a.gridId) + 1 || Infinity) - (near.indexOf(b.gridId) + 1 || Infinity),
  );
  return { aboutId: person.id, aboutDesk: role?.desk ?? null, gridId: role?.gridId ?? gridId };
}

function namedDesk(directory: Directory, words: string): Subject | null {
  const desk = directory.roles.find((role) => role.desk !== null && words.includes(role.desk));
  return desk ? { aboutId: null, aboutDesk: desk.desk, gridId: desk.gridId } : null;
}

function holdersAt(directory: Directory, gridId: number, roles: readonly RoleName[]): Subject | null {
  for (const grid of directory.upwards(gridId)) {
    const holders = roles.flatMap((role) => directory.holders(grid.id, role));
    const [only] = holders;
    if (only) return { aboutId: holders.length === 1 ? only.id : null, aboutDesk: null, gridId: grid.id };
  }
  return null;
}
