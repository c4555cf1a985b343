import { chineseDigits, numeralValue } from './numerals';
import { normalise } from './normalise';
import type { Quantity } from './types';

/** Units of the yearly reports, the longest first, and what they are called here. */
const units =
  '平方米|平方|平米|㎡|m²|m2|立方米|立方|m³|m3|公里|千米|公斤|千克|小时|分钟|场次|车次|人次|批次|人|名|位|处|个|份|条|车|吨|场|户|家|盏|套|张|块|面|袋|件|次|株|棵|盆|具|起|台|辆|桶|米|m|期|节|篇|幅|栋|只|项|天|把|瓶|箱|本|封|对|班';
const called: Readonly<Record<string, string>> = {
  平方: '平方米',
  平米: '平方米',
  '㎡': '平方米',
  'm²': '平方米',
  m2: '平方米',
  立方: '立方米',
  'm³': '立方米',
  m3: '立方米',
  千米: '公里',
  千克: '公斤',
  m: '米',
};
const ABOUT = '(约|大约|近|将近|差不多)?';
const MORE = '(多|余|来|几)?';
/** Digits may count anything (6扇窗); words only what is a unit, or 三轮车 were three. */
const inDigits = new RegExp(
  `^(.*?)${ABOUT}(\\d[\\d.]{0,9})(万|千|百)?${MORE}(${units}|[\\u4e00-\\u9fff])(半)?(.{0,8})$`,
);
const inWords = new RegExp(
  `^(.*?)${ABOUT}([半${chineseDigits}]{1,8})(万|千|百)?${MORE}(${units})(半)?(.{0,8})$`,
);
const scale: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000 };
const PEOPLE = /^(?:人|人次|名|位)$/;
/** Things that are counted one by one: of 传单 300份 the word before is what was counted. */
const THINGS = /^(?:份|条|张|块|面|本|幅|袋|盏|株|棵|盆|具)$/;
const THING = 6;
const TOOK_PART = /^(?:参加|参与|到场|出动|组织|动员)$/;
const verbEnd = /(?:发放|出动|发出|张贴|悬挂|清运|清理|完成|了|共|约)+$/;
const verbStart = /^(?:发放|发出|张贴|悬挂|清运|清理|完成|共)+/;
const aboutEnd = /^(?:左右|上下|以上)/;

/** What was counted, and the words without a count. */
export interface Counts {
  quantities: Quantity[];
  words: string;
}

/** 传单300份 横幅5条 80人 东门: a record is written in pieces, each with one count or none. */
export function countsIn(text: string): Counts {
  const quantities: Quantity[] = [];
  const words: string[] = [];
  for (const piece of piecesOf(text)) {
    const quantity = countIn(normalise(piece).replace(/(\d),(?=\d{3})/g, '$1'));
    if (!quantity) words.push(piece);
    else if (quantity.item === '参加' && TOOK_PART.test(words.at(-1) ?? ''))
      quantities.push({ ...quantity, item: words.pop() ?? '' });
    else if (quantity.item === '' && THINGS.test(quantity.unit) && (words.at(-1) ?? '').length <= THING)
      quantities.push({ ...quantity, item: words.pop() ?? '' });
    else quantities.push(quantity);
  }
  return { quantities, words: words.join(' ') };
}

/** A number and its unit stay together, and so do the thousands of 1,000. */
const piecesOf = (text: string): string[] =>
  text
    .replace(new RegExp(`(\\d[万千百多余来几]*)\\s+(?=(?:${units})(?:[\\s，,；;。、]|$))`, 'g'), '$1')
    .split(/[\s；;。、]+|，|,(?!\d{3}(?!\d))/)
    .filter(Boolean);

function countIn(piece: string): Quantity | null {
  const found = inDigits.exec(piece) ?? inWords.exec(piece);
  if (!found) return null;
  const [, head = '', about, digits = '', multiple = '', more, unit = '', half, tail = ''] = found;
  const number = /^[\d.]+$/.test(digits) ? Number(digits) : digits === '半' ? 0.5 : numeralValue(digits);
  const amount = number * (scale[multiple] ?? 1) + (half === undefined ? 0 : 0.5);
  if (!Number.isFinite(amount) || amount <= 0) return null;
  const approximate = about !== undefined || more !== undefined || aboutEnd.test(tail);
  const item = itemOf(head, tail.replace(aboutEnd, ''), unit);
  return { item, amount, unit: called[unit] ?? unit, ...(approximate ? { approximate } : {}) };
}

function itemOf(head: string, tail: string, unit: string): string {
  const thing = tail || head.replace(verbEnd, '').replace(verbStart, '');
  return thing === '' && PEOPLE.test(unit) ? '参加' : thing.slice(-12);
}
