import { holdsRight } from '../../models/staff/rights';
import type { Answer } from '../../notices/answer';
import type { Turn } from '../turn/turn';
import { note, review } from './visit';

const LONGEST = 80;
/** 哪些楼没走访 */
const WHICH = /(?:哪|几)(?:些|几)?个?(?:栋|幢|座)?楼?.{0,6}(?:没|未).{0,3}(?:走访|人去|去过)/;
/** 3号楼走访记录 */
const OF_ONE = /^(?:看看?|查看?|查一下)?(.{2,12}?)的?走访(?:记录|情况)$/;
/** 上午走访了3号楼几户, 昨天去4号楼走访，大家说…; what was said first names the day. */
const TOLD =
  /^(?:我们?)?((?:大?前天|昨天|昨晚|今天|今早|上?(?:周|星期|礼拜)[一二三四五六日天])?)(?:我们?)?(?:上午|中午|下午|晚上|早上|刚才|刚刚)?(?:我们?)?(?:去|到|在)?(.{0,12}?)走访(?:了|过|完)*[，,、\s]*(.*)$/s;
/** What is to be mended is reported, however it was come by. */
const REPORTS = /发现|坏|不亮|堵|漏|停电|停水|[吗？?]$/;

/** A visit told in one's own words; null when it is none. */
export async function visitInWords(turn: Turn, text: string): Promise<Answer | null> {
  const { context, person } = turn;
  if (!text.includes('走访') && !WHICH.test(text)) return null;
  if (text.length > LONGEST || !holdsRight(context.office.directory, person.id, 'note_visit')) return null;
  if (WHICH.test(text)) return review(turn);
  const one = OF_ONE.exec(text)?.[1];
  if (one !== undefined) return note(turn, one);
  const told = REPORTS.test(text) ? null : TOLD.exec(text);
  return told && note(turn, `${told[1] ?? ''} ${told[2] ?? ''} ${told[3] ?? ''}`.trim());
}
