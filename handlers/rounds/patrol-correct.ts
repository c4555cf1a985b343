import { patrolToCorrect, takeBackStop } from '../../actions/rounds/correct-patrol';
import { gridsWalked, reachPoint, recordOf } from '../../actions/rounds/patrol';
import { Failure } from '../../models/failure';
import { pointsOf, type Patrol } from '../../models/rounds/patrol';
import type { Answer } from '../../notices/answer';
import { patrolRecord } from '../../notices/rounds/patrol-words';
import type { Turn } from '../turn/turn';

/** What was noted wrongly, and what instead; `wrong` null: the last point. */
interface Correction {
  wrong: string | null;
  right: string | null;
}

const LAST =
  /^(?:刚才|刚刚|上一个|前一个|最后一?个|那个)(?:到?的)?(?:那个|一个)?点?(?:是)?(?:写|记|打|扫|点|说|弄)?错了?|^点(?:写|记|打|扫)?错了|^(?:写|记|打|扫)错点了?/;
const INSTEAD =
  /^不是\s*(\S{1,12}?)[，,、\s]*(?:而)?(?:应该)?是\s*(\S{1,12})$|^(\S{1,12}?)(?:写|记|打|扫|说)?错了?[，,、\s]*(?:应该)?是\s*(\S{1,12})$|^(\S{1,12}?)(?:改成|改为|换成)\s*(\S{1,12})$/;
const NOT_THERE =
  /^(?:改一下|更正|不对)?[，,、\s]*(?:去掉|删掉|删除|划掉|取消|没到过?|没去过?)了?\s*(\S{1,12})$|^(?:改一下|更正|不对)?[，,、\s]*(\S{1,12}?)(?:我)?(?:没去过?|没到过?|写错|记错|打错|扫错|不算|去掉|删掉)了?$/;
const THERE_TOO =
  /^(?:改一下|更正)?[，,、\s]*(?:还|也)(?:去|到|走|看)(?:了|过)\s*(\S{1,12})$|^(?:漏了|少了|漏记了?|还有)\s*(\S{1,12})$/;

const first = (found: RegExpExecArray | null): string[] =>
  found === null ? [] : found.slice(1).filter((part) => part !== undefined);

/** 东门写错了 · 不是东门，是地下室 · 刚才那个点写错了 · 还去了天台; null when the words correct nothing. */
function correctionIn(words: string): Correction | null {
  const said = words.trim().replace(/[。！!～~]+$/, '');
  if (LAST.test(said)) {
    const [instead] = first(/(?:应该)?是\s*(\S{1,12})$/.exec(said.replace(LAST, '')));
    return { wrong: null, right: instead ?? null };
  }
  const [wrong, right] = first(INSTEAD.exec(said));
  if (wrong !== undefined && right !== undefined) return { wrong, right };
  const [not] = first(NOT_THERE.exec(said));
  if (not !== undefined) return { wrong: not, right: null };
  const [too] = first(THERE_TOO.exec(said));
  return too === undefined ? null : { wrong: '', right: too };
}

/** The record as it is after the correction; null when the words correct none of its points. */
export async function corrected(turn: Turn, patrol: Patrol, words: string): Promise<Answer | null> {
  const { context } = turn;
  const said = correctionIn(words);
  if (said === null) return null;
  const grids = [patrol.gridId, ...gridsWalked(context.office.directory, turn.person.id)];
  const names = (await pointsOf(context.tx, grids)).map(({ name }) => name);
  const known = (word: string): boolean => names.some((name) => name === word || name.includes(word));
  if ([said.wrong, said.right].some((word) => word !== null && word !== '' && !known(word))) return null;
  const { wrong, right } = said;
  if (wrong !== '') await takeBackStop(context, patrol, wrong);
  if (right !== null) await reachPoint(context, patrol, right);
  return patrolRecord(context.office, await recordOf(context, patrol));
}

/** The same of the patrol one is on or has just ended. */
export async function patrolCorrection(turn: Turn, text: string): Promise<Answer | null> {
  if (!turn.context.office.directory.isStaff(turn.person.id)) return null;
  const patrol = await patrolToCorrect(turn.context);
  return patrol && corrected(turn, patrol, text);
}

/** 刚才那个点写错了 as a command: also in the middle of a report. */
export async function correctLast(turn: Turn): Promise<Answer> {
  const answer = await patrolCorrection(turn, turn.input.text);
  if (!answer) throw new Failure('patrol.none');
  return answer;
}
