import type { Draft } from '../actions/file-draft';
import { isTipOff } from '../models/travel';
import type { Interpretation } from './interpret';

/** 无法识别: the kind of what nothing fits. */
export const UNKNOWN_KIND = '1307';

const PLACE = 40;

/** `不对 是5号楼` → `是5号楼`; '' when only a change was asked for; null when the report is not wanted any more. */
export function correctionIn(text: string): string | null {
  if (/^(不报了|撤回)[。！!]?$/.test(text.trim())) return null;
  return text.trim().replace(/^(改一下|改|不对|错了|不是)[\s，,。:：]+|^(改一下|改|不对|错了)$/, '');
}

/** 催办: 好几天了, 没人管 say it of the matter that is being told. */
const URGED = '1306';
const correcting = /^(?:不对|错|写错|说错|不是|改|是|应该|应当|我说的是|我是说)/;
/** From this confidence on a kind is its own, not a word that happens to stand beside the place. */
const OWN_KIND = 0.6;
/** 我要投诉…, 举报…, 再反映一件…: a matter of its own from its first word. */
const OPENS = /^(?:我(?:还)?)?(?:要|想|再)?(?:实名|匿名)?(?:投诉|举报|反映)/;
const SENTENCE = 6;

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
  // Of whom a tip-off speaks is never changed by the next sentence: it may be about somebody else.
  const placed = draft.asks !== 'place' && draft.placeText !== '' && understood.placeCertain;
  if (placed && isTipOff(draft.category, draft.description) && !correcting.test(words)) return true;
  const { category, categoryCertain, confidence, placeCertain } = understood;
  if (draft.asks === 'kind' || correcting.test(words) || category === 'NONE' || category === URGED)
    return false;
  if (draft.asks === 'place' && !placeCertain) return false;
  const otherGroup = category.slice(0, 2) !== draft.category.slice(0, 2);
  return otherGroup && (categoryCertain || confidence >= OWN_KIND);
}

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
