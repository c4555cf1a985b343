import type { Draft } from '../../actions/tickets/file-draft';
import { namesPlace } from './correction';
import type { Interpretation } from '../interpret';

/** 3, 三, 12号: to 几号楼 that is a building. */
const buildingAlone = /^第?([0-9零一二两三四五六七八九十百]{1,4})(?:号|幢|栋|座)?[。.！!]?$/;

/** What is said to 在哪里？, as a place is written: 3 → 3号楼. */
export const asPlace = (words: string): string => words.trim().replace(buildingAlone, '$1号楼');

/** Said of a repair, of the question or of nothing; no street is called so. */
const noPlace =
  /^(?:不知道|不清楚|不晓得|不记得|忘了|说不清|说不上来|没注意|你猜|随便|都行|都可以|哪都有|到处都是|还行|满意|不满意|没修好|行|快点|快来|赶紧|什么意思|啥意思|为什么|干嘛|问这个干嘛|怎么了|有病|无语|烦)[的了啊呀吧呢吗嘛么。，,.！!？?~～]*$/;
/** Known to who says it alone. */
const somewhere =
  /^(?:就?在)?(?:我们?|咱们?)?(?:家|家里|家门口|家楼下|这|这里|这儿|这边|那|那里|那儿|那边|楼下|楼上|楼道|楼道里|楼里|楼前|楼后|门口|单元|单元里|小区|小区里|院里|院子里|外面|附近|隔壁|对面|路上|路边)[的了啊呀吧呢。，,.！!~～]*$/;

/**
 * Why words said to 在哪里？ are no place yet: `somewhere` (楼下: of which building?), `nothing` (不知道, 满意, or the
 * matter said again); null when they may be one.
 */
export function lacksPlace(
  draft: Draft,
  words: string,
  understood: Interpretation,
): 'somewhere' | 'nothing' | null {
  if (draft.asks !== 'place' || namesPlace(understood) || understood.placeId !== undefined) return null;
  const said = words.trim();
  if (somewhere.test(said)) return 'somewhere';
  return noPlace.test(said) || isSaidAgain(draft.description, said) ? 'nothing' : null;
}

const isSaidAgain = (before: string, words: string): boolean => {
  const said = words.replace(/[\s。，,.！!]+$/, '');
  return said.length > 1 && before.includes(said);
};
