import { readTicketNumber } from '../../models/tickets/workflow';

/** A ticket or a row of the last list, named by its number, and what was said behind it. */
export interface RowWords {
  ticket?: number;
  row?: number;
  words: string;
  /** Meant only when a command stands behind it: 0001接, 2号办结; otherwise 5号楼… is a place. */
  needsCommand: boolean;
}

const NUMERALS = '零一二三四五六七八九十';
/** 0001, T1 办结 换了灯泡, 0001接. */
const ticketFirst = /^([Tt]-?\d{1,9}|\d{4,9})(?!\d)([\s，,、:：]*)(.*)$/s;
/** 2, 第2件, 第2件 转城管 3天; not 第2网格, 第三季度. */
const row =
  /^(\d{1,2}|[一二三四五六七八九十])$|^(?:第\s*(\d{1,2}|[一二三四五六七八九十])(?!\d|\s*个?\s*(?:网格|季度?|周|楼|单元|社区|名))\s*(?:件|个|条|号|项)?|(\d{1,2})\s*件)(?:[\s，,、.。：:]*(.+))?$/;
/** 1 我来办, 2号办结. */
const rowFirst = /^(\d{1,2})(?:号|个|条)?[\s，,、.]*(\D.*)$/;

const numberOf = (digits: string): number => (/\d/.test(digits) ? Number(digits) : NUMERALS.indexOf(digits));

/** What a short text names by number; null when it names nothing so. Table in row-words.test.ts. */
export function readRow(text: string): RowWords | null {
  const [, number = '', gap = '', behind = ''] = ticketFirst.exec(text) ?? [];
  const ticket = readTicketNumber(number);
  if (ticket !== null) return { ticket, words: behind, needsCommand: behind !== '' && gap === '' };
  const named = row.exec(text);
  if (named)
    return {
      row: numberOf(named[1] ?? named[2] ?? named[3] ?? ''),
      words: named[4] ?? '',
      needsCommand: false,
    };
  const [, first, words = ''] = rowFirst.exec(text) ?? [];
  return first === undefined ? null : { row: Number(first), words, needsCommand: true };
}
