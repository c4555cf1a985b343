import type { Context } from '../../models/context';
import {
  errandWords,
  keepErrand,
  loadErrand,
  type Errand,
  type ErrandState,
  type ErrandWords,
} from '../../models/residents/errand';
import { Failure } from '../../models/failure';
import type { Person } from '../../models/staff/person';
import { nodesOfRight } from '../../models/staff/rights';
import { errandForMember, errandNews, type ErrandNews } from '../../notices/residents/errand-words';
import { tell, type Told } from '../../notices/exchange/send';

export interface AskedErrand {
  gridId: number;
  meetAt: number;
  words: ErrandWords;
}

/** Whoever looks after the grid comes; staff who note it for somebody come themselves. */
export async function askErrand(context: Context, person: Person, asked: AskedErrand): Promise<Errand> {
  const { tx, office, now } = context;
  const { directory } = office;
  const staff = directory.isStaff(person.id);
  const memberId = staff ? person.id : (directory.responsible(asked.gridId)[0]?.id ?? null);
  if (memberId === null) throw new Failure('street.empty');
  const errand = await keepErrand(
    tx,
    {
      residentId: staff ? null : person.id,
      gridId: asked.gridId,
      memberId,
      state: staff ? 'agreed' : 'asked',
      meetAt: asked.meetAt,
      askedAt: now,
    },
    asked.words,
  );
  if (!staff)
    await tell(context, memberId, errandForMember(office, errand, asked.words), { notice: 'order' });
  return errand;
}

/** What somebody is to an errand: who asked, or staff who look after its grid. Throws choice.gone, role.other. */
export async function myErrand(
  { tx, office, actorId }: Context,
  id: number,
): Promise<{ errand: Errand; words: ErrandWords; side: 'resident' | 'member' }> {
  const errand = await loadErrand(tx, id);
  if (!errand || errand.content === null || actorId === null) throw new Failure('choice.gone');
  const nodes = nodesOfRight(office.directory, actorId, 'run_errand');
  const reaches = nodes.some((node) => office.directory.below(node).includes(errand.gridId));
  const words = errandWords(tx, errand);
  if (errand.memberId === actorId || reaches) return { errand, words, side: 'member' };
  if (errand.residentId !== actorId) throw new Failure('role.other', { who: '那一片的网格员' });
  return { errand, words, side: 'resident' };
}

async function open(context: Context, id: number): Promise<Awaited<ReturnType<typeof myErrand>>> {
  const mine = await myErrand(context, id);
  if (mine.errand.endedAt !== null) throw new Failure('choice.gone');
  return mine;
}

export interface Moved {
  errand: Errand;
  words: ErrandWords;
  /** How the other side was told; nobody when there is none to tell. */
  told: Told;
}

/** 我去. The resident hears who comes. Throws choice.gone, role.other. */
export async function agreeErrand(context: Context, id: number): Promise<Moved> {
  const { errand, words, side } = await open(context, id);
  if (side !== 'member') throw new Failure('role.other', { who: '网格员' });
  await set(context, errand, { state: 'agreed', memberId: context.actorId });
  return { errand, words, told: await news(context, errand, words, 'agreed') };
}

/** 改时间, 另约: by either side; the other is told, and a member asked by a resident has to agree again. */
export async function moveErrand(context: Context, id: number, meetAt: number): Promise<Moved> {
  const { errand, words, side } = await open(context, id);
  const state: ErrandState = side === 'member' ? 'agreed' : 'asked';
  const memberId = side === 'member' ? context.actorId : errand.memberId;
  await set(context, errand, { state, memberId, meetAt, remindedAt: null });
  return { errand, words, told: await inform(context, errand, words, side, 'moved') };
}

/** 不办了, 取消: by either side. */
export async function cancelErrand(context: Context, id: number): Promise<Moved> {
  const { errand, words, side } = await open(context, id);
  await set(context, errand, { state: 'cancelled', endedAt: context.now });
  return { errand, words, told: await inform(context, errand, words, side, 'cancelled') };
}

/** 办好了, by staff. */
export async function finishErrand(context: Context, id: number): Promise<Moved> {
  const { errand, words, side } = await open(context, id);
  if (side !== 'member') throw new Failure('role.other', { who: '网格员' });
  await set(context, errand, { state: 'done', endedAt: context.now });
  return { errand, words, told: await news(context, errand, words, 'done') };
}

async function set({ tx }: Context, errand: Errand, changes: Partial<Errand>): Promise<void> {
  const names = Object.keys(changes) as (keyof Errand)[];
  const values = names.map((name) => changes[name] ?? null);
  await tx.run(`UPDATE errand SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, [
    ...values,
    errand.id,
  ]);
  Object.assign(errand, changes);
}

async function inform(
  context: Context,
  errand: Errand,
  words: ErrandWords,
  side: 'resident' | 'member',
  what: ErrandNews,
): Promise<Told> {
  if (side === 'member') return news(context, errand, words, what);
  if (errand.memberId === null) return 'nobody';
  const said = errandForMember(context.office, errand, words, what);
  return tell(context, errand.memberId, said, { notice: 'order' });
}

async function news(context: Context, errand: Errand, words: ErrandWords, what: ErrandNews): Promise<Told> {
  if (errand.residentId === null) return 'nobody';
  const said = errandNews(context.office, errand, words, what);
  return tell(context, errand.residentId, said, { notice: 'more' });
}
