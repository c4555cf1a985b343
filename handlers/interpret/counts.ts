import { chineseDigits, numeralValue } from './numerals';
import { normalise } from './normalise';
import type { Quantity } from './types';

const written = `[${chineseDigits}]{1,8}(?=人次?|处|个|份|条|车|吨|场|户|家|名|位|盏|张|块|面|袋|件|次)`;
const count = new RegExp(
  `^(.*?)((?:约|大约|近|将近)?)(\\d[\\d.]{0,8}|${written})(万|千|百)?(多|余|来|几)?(人次|平方米|平方|公里|公斤|小时|分钟|场次|[\\u4e00-\\u9fff])(.{0,8})$`,
);
const scale: Record<string, number> = { 百: 100, 千: 1000, 万: 10_000 };
const PEOPLE = /^(?:人|人次|名|位)$/;
const verbEnd = /(?:发放|发出|张贴|悬挂|清运|清理|完成|了|共|约)+$/;
const verbStart = /^(?:发放|发出|张贴|悬挂|清运|清理|完成|共)+/;

/** What was counted, and the words without a count. */
export interface Counts {
  quantities: Quantity[];
  words: string;
}

/** 传单300份 横幅5条 80人 东门: a record is written in pieces, each with one count or none. */
export function countsIn(text: string): Counts {
  const quantities: Quantity[] = [];
  const words: string[] = [];
  for (const piece of text.split(/[\s，,；;。、]+/).filter(Boolean)) {
    const quantity = countIn(normalise(piece));
    if (quantity) quantities.push(quantity);
    else words.push(piece);
  }
  return { quantities, words: words.join(' ') };
}

function countIn(piece: string): Quantity | null {
  const found = count.exec(piece);
  if (!found) return null;
  const [, head = '', about = '', digits = '', multiple = '', more = '', unit = '', tail = ''] = found;
  const amount = (/^[\d.]+$/.test(digits) ? Number(digits) : numeralValue(digits)) * (scale[multiple] ?? 1);
  if (!Number.isFinite(amount) || amount <= 0) return null;
  const item = itemOf(head, tail, unit);
  return { item, amount, unit, ...(about !== '' || more !== '' ? { approximate: true } : {}) };
}

function itemOf(head: string, tail: string, unit: string): string {
  const thing = tail || head.replace(verbEnd, '').replace(verbStart, '');
  return thing === '' && PEOPLE.test(unit) ? '参加' : thing.slice(-12);
}
