import type { Context } from '../../models/context';
import {
  answersOf,
  keepCallUp,
  loadCallUp,
  noteAnswer,
  noteEnough,
  type CallUp,
  type CallUpAnswer,
} from '../../models/rounds/call-up';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import { holdsRight } from '../../models/staff/rights';
import { callUpCard, enoughCome } from '../../notices/rounds/call-up-words';
import { tell } from '../../notices/exchange/send';

export interface Called {
  words: string;
  wanted: number;
  personIds: readonly number[];
  /** Those who are not at work ring too. */
  everybody: boolean;
}

/** 集合: everybody who was named is asked once. Gives how many rang. Throws role.other, announcement.nobody. */
export async function callUp(context: Context, called: Called): Promise<{ call: CallUp; rang: number }> {
  const { tx, office, now, actorId } = context;
  checkMayCall(context);
  const personIds = called.personIds.filter((id) => id !== actorId);
  if (personIds.length === 0) throw new Failure('announcement.nobody');
  const words = maskNumbers(called.words).text;
  const row = { authorId: actorId ?? 0, words, wanted: called.wanted, personIds };
  const call = await keepCallUp(tx, row, now);
  const urgency = called.everybody
    ? ({ notice: 'danger', priority: 0 } as const)
    : ({ notice: 'remind' } as const);
  let rang = 0;
  for (const personId of personIds) {
    const told = await tell(context, personId, callUpCard(office, call, words), {
      ...urgency,
      expiresAt: call.overAt,
    });
    if (told === 'queued') rang += 1;
  }
  return { call, rang };
}

/** Throws role.other. */
export function checkMayCall({ office, actorId }: Context): void {
  if (actorId === null || !holdsRight(office.directory, actorId, 'announce'))
    throw new Failure('role.other', { who: '网格长或社区、街道负责人' });
}

/** full: as many come as were wanted, so he need not. */
export type Reply = 'coming' | 'not' | 'full';

/** 马上来 or 来不了; the last word counts. The author hears once, when it is enough. Throws choice.gone. */
export async function answerCallUp(
  context: Context,
  id: number,
  comes: boolean,
): Promise<{ call: CallUp; reply: Reply }> {
  const { tx, office, now, actorId } = context;
  // The row is held, so that two last ones don't both find room.
  await tx.run('UPDATE call_up SET wanted = wanted WHERE id = ?', [id]);
  const call = await loadCallUp(tx, id);
  const answers = call ? await answersOf(tx, id) : [];
  const own = answers.find(({ personId }) => personId === actorId);
  if (!call || !own || call.overAt <= now) throw new Failure('choice.gone');
  if (comes && call.enoughAt !== null && own.answer !== 'coming') return { call, reply: 'full' };
  await noteAnswer(tx, own.id, comes ? 'coming' : 'not', now);
  const coming = (await answersOf(tx, id)).filter(({ answer }) => answer === 'coming');
  if (call.wanted > 0 && coming.length >= call.wanted && (await noteEnough(tx, id, now))) {
    const people = coming.map(({ personId }) => personId);
    await tell(context, call.authorId, enoughCome(office, tx.vault.open(call.content), people), {
      notice: 'order',
    });
  }
  return { call, reply: comes ? 'coming' : 'not' };
}

/** One's own, with what was answered. Throws choice.gone. */
export async function ownCallUp(
  { tx, actorId }: Context,
  id: number,
): Promise<{ call: CallUp; answers: CallUpAnswer[] }> {
  const call = await loadCallUp(tx, id);
  if (call?.authorId !== actorId) throw new Failure('choice.gone');
  return { call, answers: await answersOf(tx, id) };
}

/** 够了: who has not answered need not come. Throws choice.gone. */
export async function endCallUp(context: Context, id: number): Promise<CallUp> {
  const { call } = await ownCallUp(context, id);
  await noteEnough(context.tx, id, context.now);
  return call;
}
