import type { Draft } from '../../actions/tickets/file-draft';
import { blames } from '../../models/tickets/complaint';
import { isTipOff } from '../../models/tickets/travel';
import { bareThingIn, type Interpretation } from '../interpret';

/** 无法识别: the kind of what nothing fits. */
export const UNKNOWN_KIND = '1307';

const PLACE = 40;

/** `不对 是5号楼` → `是5号楼`; '' when only a change was asked for; null when the report is not wanted any more. */
export function correctionIn(text: string): string | null {
  const said = text.trim();
  if (/^(不报了|撤回)[。！!]?$/.test(said)) return null;
  const opened = said.replace(sighs, '');
  if (opened !== said && !opening.test(opened) && !/^还?是/.test(opened)) return said;
  return opened
    .replace(opening, '')
    .replace(/^(?:算了[，,\s]*)?(?:还是|应该)(?=是|[A-Za-z\d一二三四五六七八九十])/, '是');
}

/** 哦, 哎呀 before a correction; before anything else they stay. */
const sighs = /^(?:哦|噢|喔|啊|哎呀?|唉|呃|嗯|那个)+[\s，,]*/;
/** 不对, 说错了, 我打错了: what follows is right. */
const opening =
  /^(?:改一下|改|不对|不是)[\s，,。:：]+|^(?:我)?(?:说|写|打|搞|弄|记|发|选)?错了?(?:了|啦)?[\s，,。:：]+|^(?:改一下|改|改回去|改回来|不对|(?:我)?(?:说|写|打|搞|弄|记|发|选)?错了)$/;

/** 不是5号楼，是6号楼: what is wrong and what is right; null when the words deny nothing. */
export function swapIn(text: string): { wrong: string; right: string } | null {
  const [, wrong, right] =
    /^不是([^，,\s]{1,12}?)[，,\s]*(?:而|应该|应当|就)?是(.{1,20})$/.exec(text.trim()) ?? [];
  return wrong === undefined || right === undefined ? null : { wrong, right };
}

/** 不是路灯，是楼道灯 of 路灯不亮 → 楼道灯不亮; of anything else the right word alone. */
export function swapped(subject: string, { wrong, right }: { wrong: string; right: string }): string {
  const bare = right.replace(/[的了啊呀吧呢。！!]+$/, '');
  return subject.includes(wrong) && wrong.at(-1) === bare.at(-1) ? subject.replace(wrong, bare) : bare;
}

/** 地方不对, 楼号错了: the place is wrong, and which is right is still to be said. */
export const isWrongPlace = (text: string): boolean =>
  /^(?:这个|那个)?(?:地方|地址|地点|位置|楼号|楼栋|楼|单元)(?:不对|错了|写错了|弄错了|不是这个|有误)[了啊呀。！!]*$|^不(?:是|在)(?:这个地方|这里|这儿|那里|那儿|这个楼|这栋楼?)[的啊呀。！!]*$/.test(
    text.trim(),
  );

/** 5号楼也是, 还有3单元也不亮: the same matter at another place. */
export const isThereToo = (text: string): boolean =>
  /^(?:还有|另外|对了|哦|噢|对|嗯|是的)?[，,\s]*.{2,14}?(?:那边|那里|那儿)?(?:的?灯|的)?也(?:是|一样|有|这样|同样|不亮|坏了?|灭了?|堵了?|漏|停了?|没(?:有|水|电|气|人.{1,2}))(?:的|了|啊|呢|吧|这样|这个问题|这种情况)*[。！!]*$/.test(
    text.trim(),
  );

/** 催办: 好几天了, 没人管 say it of the matter that is being told. */
const URGED = '1306';
const correcting = /^(?:还是|不对|错|写错|说错|不是|改|是|应该|应当|我说的是|我是说)/;
/** From this confidence on a kind is its own, not a word that happens to stand beside the place. */
const OWN_KIND = 0.6;
/** 我要投诉…, 举报…, 再反映一件…: a matter of its own from its first word. */
const OPENS = /^(?:我(?:还)?)?(?:要|想|再)?(?:实名|匿名)?(?:投诉|举报|反映)/;
const SENTENCE = 6;
/** 对工作人员、单位的投诉. */
const BLAME = '1305';
const STAFF = /网格员|网格长|调解员|社区|居委会|街道|主任|书记/;

/**
 * A kind of its own, not said as a correction: that is the next matter, this one files itself in time. While the place is
 * asked for, the next words are the place unless they name one and a matter beside it.
 */
export function isAnotherReport(draft: Draft, words: string, understood: Interpretation): boolean {
  // 东门正常, on a round: nothing is wrong there, least of all what is being told.
  if (/(?:正常|一切都?好|没问题|没有问题)[。！!]?$/.test(words)) return true;
  // 和网格员辛换周六班 is said of oneself.
  if (/^我?(?:想|要)?[和跟同与].{1,12}[换调].{0,6}班/.test(words)) return true;
  if (OPENS.test(words) && words.length >= SENTENCE) return true;
  // 1、灯坏 2、车乱停: several at once are never a word more to one.
  if (understood.problems.length > 1 || /^撤(?:回|销|掉).{1,10}$/.test(words)) return true;
  // Who is blamed is never a word more to another matter.
  if (draft.category !== BLAME && blames(words) && STAFF.test(words)) return true;
  // 门禁, 电: the next thing, of which nothing is said yet.
  const thing = draft.asks === 'confirm' ? bareThingIn(words)?.thing : undefined;
  if (thing !== undefined && !draft.description.includes(thing)) return true;
  // Of whom a tip-off speaks is never changed by the next sentence: it may be about somebody else.
  const placed = draft.asks !== 'place' && draft.placeText !== '' && understood.placeCertain;
  if (placed && isTipOff(draft.category, draft.description) && !correcting.test(words)) return true;
  const { category, categoryCertain, confidence, placeCertain } = understood;
  if (draft.asks === 'kind' || correcting.test(words) || category === 'NONE' || category === URGED)
    return false;
  if (draft.asks === 'place' && !placeCertain) return false;
  const otherGroup = category.slice(0, 2) !== draft.category.slice(0, 2);
  if (otherGroup) return categoryCertain || confidence >= OWN_KIND;
  return category !== draft.category && categoryCertain && sharesNothing(draft.subject, understood.subject);
}

/** 厕所堵了 and 水管漏水: not a word in common. */
const sharesNothing = (before: string, words: string): boolean =>
  before.length > 1 &&
  words.length > 1 &&
  !Array.from(words.slice(1)).some((one, at) => before.includes(`${words.charAt(at)}${one}`));

/** 居住证怎么办, in the middle of a report: that is asked, not reported. */
export const isAnotherQuestion = (draft: Draft, understood: Interpretation): boolean =>
  draft.asks !== 'kind' && understood.intent === 'question' && !understood.placeCertain;

/** A correction takes the place of what it corrects; all words are kept. */
export function corrected(draft: Draft, words: string, understood: Interpretation): Draft {
  const kind = understood.category !== 'NONE' && understood.confidence >= 0.2;
  const stated = namesPlace(understood) || (draft.asks === 'place' && understood.placeText !== '');
  const unknownPlace = draft.asks === 'place' && !stated;
  return {
    ...draft,
    ...(kind && (draft.category === UNKNOWN_KIND || understood.categoryCertain)
      ? { category: understood.category, subject: understood.subject || draft.subject }
      : {}),
    ...(stated ? { placeId: understood.placeId ?? null, placeText: understood.placeText } : {}),
    ...(stated ? { maybe: understood.placeCandidates ?? [] } : {}),
    ...(unknownPlace ? { placeText: words.slice(0, PLACE) } : {}),
    description: `${draft.description}\n${words}`,
    asks: 'confirm',
  };
}

/** A place of its own, or a part of the known one: 1单元, 3楼. */
export function namesPlace({ placeCertain, placeCandidates, place }: Interpretation): boolean {
  return (
    placeCertain ||
    placeCandidates !== undefined ||
    place.unit !== null ||
    place.floor !== null ||
    place.room !== null
  );
}
