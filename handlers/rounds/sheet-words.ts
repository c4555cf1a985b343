import { normalise } from '../interpret';

/** Not 5号楼消防栓坏了 or 2单元门口…: that is another place. 3 门厅有杂物 and 3楼道堆物 are the third item. */
const ELSEWHERE = String.raw`[\d、和及-]*(?:\s*(?:号|栋|幢|座|单元|个?网格|件)|楼(?![道梯顶])|层|门(?![厅口锁禁卫])|[月日天]|点|路(?![面灯]))`;
const FINDING = new RegExp(String.raw`^第?\s*(\d{1,2})(?!\d)(?:\s*项|(?!${ELSEWHERE}))[\s.、:：]*(.*)$`, 's');

const ALL_GOOD = /^(?:全部?|都|其余|其他|其它|剩下)的?都?(?:正常|没问题|好|合格)(?:的|了)?$|^没(?:有)?问题$/;

/** An item of a sheet, from 1, and what is wrong with it; empty words: only the number was said. */
export interface FindingWords {
  item: number;
  words: string;
}

/** 2和4不对, 1、3、5项都堵了: the same of several items. */
const SEVERAL =
  /^第?\s*(\d{1,2}(?:\s*项?\s*[、和及跟]\s*第?\s*\d{1,2})+)(?!\d)\s*项?[\s.:：]*(?!号|栋|楼(?![道梯顶]))都?(.*)$/s;
/** No more than that it is not right: the item says what. */
const ONLY_WRONG = /^(?:都?(?:不对|不行|不合格|不正常|不符合|没过|异常|有问题))(?:的|了)?$/;
const NUMERALS = '一二三四五六七八九十';

/** 第二项 as 第2项. */
const withDigits = (text: string): string =>
  text.replace(
    /第([一二三四五六七八九十])(?=项|条|点|$|\s)/g,
    (_all, one: string) => `第${NUMERALS.indexOf(one) + 1}`,
  );
const wordsOf = (said: string | undefined): string => {
  const words = (said ?? '').replace(/^[条点]/, '').trim();
  return ONLY_WRONG.test(words) ? '' : words;
};

/** 2 堆了杂物, 全部正常 ('good'); null: the words are not for a sheet of so many items. */
function readSheetWords(text: string, items: number): FindingWords[] | 'good' | null {
  const said = withDigits(normalise(text.trim()));
  if (ALL_GOOD.test(said)) return 'good';
  const several = SEVERAL.exec(said);
  const found = several ?? FINDING.exec(said);
  if (!found) return null;
  const numbers = [...(found[1] ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
  if (numbers.some((item) => item < 1 || item > items)) return null;
  return [...new Set(numbers)].map((item) => ({ item, words: wordsOf(found[2]) }));
}

/** Where the next item begins; 3个都是, 2月, 5号 count something. Customer service joins messages by a comma. */
const NEXT =
  /\n|[，,；;。]\s*(?=第\s*\d|\d{1,2}(?![\d个处台只支瓶盏天月年号米层楼人点次块根条件把辆具组%])|全部|都|其余|其他|其它|剩下|没)/;

/** Several messages read as one: each part a finding or 全部正常; a part without a number goes on with the one before. */
export function readSheetLines(
  text: string,
  items: number,
): { findings: FindingWords[]; good: boolean } | null {
  const findings: FindingWords[] = [];
  let good = false;
  for (const part of text.split(NEXT).filter((one) => one.trim() !== '')) {
    const said = readSheetWords(part, items);
    const before = findings.at(-1);
    if (said === 'good') good = true;
    else if (said) findings.push(...said);
    else if (before) before.words = [before.words, part.trim()].filter(Boolean).join('，');
    else return null;
  }
  return findings.length > 0 || good ? { findings, good } : null;
}
