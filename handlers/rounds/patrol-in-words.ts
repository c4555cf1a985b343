import { Failure } from '../../models/failure';
import { currentPatrol } from '../../models/rounds/patrol';
import type { Answer } from '../../notices/answer';
import { interpret } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';
import { reach, review } from './patrol';

/** 本周哪些点没人去: what 巡查 shows; null when the words ask something else. */
export async function pointsAsked(turn: Turn, text: string): Promise<Answer | null> {
  const asks = /(?:哪|什么|几)(?:些|个|几个)?(?:巡查)?点.{0,4}(?:没|未)/.test(text) && text.length <= 20;
  return asks && turn.context.office.directory.isStaff(turn.person.id) ? review(turn) : null;
}

/** 到东门了, without the space: a point while a patrol is open, otherwise anything; null then. */
export async function pointInWords(turn: Turn, text: string): Promise<Answer | null> {
  const found =
    /^我?(?:已经)?(?:走)?到(?:达)?了?([^，。,\s]{1,12}?)了?(?:[，,\s]+(?:一切|都|全)*(?:正常|没啥?问题|没有问题|好|没事))?$|^([^，。,\s]{1,12}?)(?:一切|都|全)*(?:正常|没啥?问题|没有问题|好着)$/.exec(
      text,
    );
  const said = found?.[1] ?? found?.[2];
  const { context, person } = turn;
  if (said === undefined || !(await currentPatrol(context.tx, person.id, context.now))) return null;
  try {
    return await reach(turn, said);
  } catch (error) {
    const unknown = error instanceof Failure && error.code === 'patrol.point';
    // Of what is 正常 on a round nothing is to be filed.
    if (unknown && found?.[2] === undefined && !isOnlyPlace(turn, said)) return null;
    throw error;
  }
}

/** Not 到哪了, a question, nor 到处是垃圾, a matter. */
function isOnlyPlace({ context, person }: Turn, said: string): boolean {
  if (/[哪几啥么]|多少/.test(said)) return false;
  return interpret(said, knownOf(context.office.directory, person)).category === 'NONE';
}
