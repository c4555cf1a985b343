import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import {
  dropSeat,
  keepGathering,
  keepSeat,
  loadGathering,
  moveUp,
  REMIND_BEFORE,
  seatsOf,
  volunteersIn,
  type Gathering,
  type GatheringSeat,
  type NewGathering,
} from '../../models/residents/gathering';
import type { Person } from '../../models/staff/person';
import { nodesOfRight } from '../../models/staff/rights';
import {
  gatheringCancelled,
  gatheringInvitation,
  gatheringMoved,
  gatheringSoon,
  movedUp,
  seatsSoon,
} from '../../notices/residents/gathering-words';
import { tell } from '../../notices/exchange/send';

/** Whether somebody may open, see and call off what belongs to a node. */
export function runsGatherings({ office, actorId }: Context, gridId: number): boolean {
  const nodes = actorId === null ? [] : nodesOfRight(office.directory, actorId, 'open_gathering');
  return nodes.some((node) => office.directory.below(node).includes(gridId));
}

/** 活动 is open for residents. Throws role.other. */
export function openGathering(context: Context, gathering: NewGathering): Promise<Gathering> {
  if (!runsGatherings(context, gathering.gridId))
    throw new Failure('role.other', { who: '网格员、网格长或社区、街道的工作人员' });
  return keepGathering(context.tx, gathering);
}

/** What is to come. Throws choice.gone. */
export async function toCome({ tx, now }: Context, id: number): Promise<Gathering> {
  const gathering = await loadGathering(tx, id);
  if (!gathering || gathering.cancelledAt !== null || gathering.startsAt <= now)
    throw new Failure('choice.gone');
  return gathering;
}

/** 报名; twice is once. The row of the activity is held, so that two last ones don't take one seat. */
export async function takeSeat(
  context: Context,
  person: Person,
  id: number,
): Promise<{ gathering: Gathering; seat: GatheringSeat; ahead: number }> {
  const { tx } = context;
  await tx.run('UPDATE gathering SET seats = seats WHERE id = ?', [id]);
  const gathering = await toCome(context, id);
  const seats = await seatsOf(tx, id);
  const taken = seats.filter(({ waiting }) => !waiting).length;
  const waitingNow = seats.filter(({ waiting }) => waiting);
  const known = seats.find(({ personId }) => personId === person.id);
  const seat =
    known ??
    (await keepSeat(tx, {
      gatheringId: id,
      personId: person.id,
      placeId: person.placeId,
      number: Math.max(0, ...seats.map(({ number }) => number)) + 1,
      waiting: gathering.seats > 0 && taken >= gathering.seats,
    }));
  const ahead = waitingNow.filter(({ number }) => number < seat.number).length;
  return { gathering, seat, ahead };
}

/** 不去了: the first who waits moves up and is told. Throws choice.gone. */
export async function giveUpSeat(context: Context, person: Person, id: number): Promise<Gathering> {
  const { tx, office, now } = context;
  await tx.run('UPDATE gathering SET seats = seats WHERE id = ?', [id]);
  const gathering = await toCome(context, id);
  const seats = await seatsOf(tx, id);
  const own = seats.find(({ personId }) => personId === person.id);
  if (!own) throw new Failure('choice.gone');
  await dropSeat(tx, own.id);
  const next = own.waiting ? undefined : seats.find(({ waiting }) => waiting);
  if (next) {
    await moveUp(tx, next.id);
    await tell(context, next.personId, movedUp(office, gathering, next, now), {
      notice: 'more',
      expiresAt: gathering.startsAt,
    });
  }
  return gathering;
}

/** 取消活动: everybody on the list is told. Gives how many. Throws role.other, choice.gone. */
export async function callOff(context: Context, id: number): Promise<{ gathering: Gathering; told: number }> {
  const { tx, office, now } = context;
  const gathering = await toCome(context, id);
  if (!runsGatherings(context, gathering.gridId))
    throw new Failure('role.other', { who: '办活动的工作人员' });
  await tx.run('UPDATE gathering SET cancelledAt = ? WHERE id = ?', [now, id]);
  const seats = await seatsOf(tx, id);
  for (const { personId } of seats)
    // Nobody is to come in vain: this may take the message that is kept free.
    await tell(context, personId, gatheringCancelled(office, gathering, now), {
      notice: 'result',
      expiresAt: gathering.startsAt,
    });
  return { gathering, told: seats.length };
}

/** 改时间, 换地方: everybody on the list is told, and may give his seat back. Throws role.other, choice.gone. */
export async function moveGathering(
  context: Context,
  id: number,
  to: Pick<Gathering, 'startsAt' | 'place'>,
): Promise<{ gathering: Gathering; told: number }> {
  const { tx, office, now } = context;
  const before = await toCome(context, id);
  if (!runsGatherings(context, before.gridId)) throw new Failure('role.other', { who: '办活动的工作人员' });
  const remindedAt = to.startsAt - now <= REMIND_BEFORE ? now : null;
  await tx.run('UPDATE gathering SET startsAt = ?, place = ?, remindedAt = ? WHERE id = ?', [
    to.startsAt,
    to.place,
    remindedAt,
    id,
  ]);
  const gathering: Gathering = Object.assign({}, before, to, { remindedAt });
  const seats = await seatsOf(tx, id);
  for (const seat of seats)
    // Nobody is to come in vain: this may take the message that is kept free.
    await tell(context, seat.personId, gatheringMoved(office, gathering, before, seat, now), {
      notice: 'result',
      expiresAt: gathering.startsAt,
    });
  return { gathering, told: seats.length };
}

/** The day before: to who has a seat, and to who opened it how many come. */
export async function remindSeats(context: Context, id: number): Promise<void> {
  const { tx, office, now } = context;
  const gathering = await toCome(context, id);
  const seats = await seatsOf(tx, id);
  const coming = seats.filter(({ waiting }) => !waiting);
  let unreached = 0;
  for (const seat of coming) {
    const told = await tell(context, seat.personId, gatheringSoon(office, gathering, seat, now), {
      notice: 'more',
      expiresAt: gathering.startsAt,
    });
    if (told === 'parked' || told === 'nobody') unreached += 1;
  }
  const missing = Math.max(0, gathering.least - coming.length);
  // What comes again and again is no news as long as enough come.
  if (gathering.seriesId !== null && missing === 0) return;
  const volunteers = await volunteersIn(tx, office.directory.below(gathering.gridId));
  const counts = {
    coming: coming.length,
    waiting: seats.length - coming.length,
    unreached,
    missing,
    mayInvite: volunteers.length > 0,
  };
  await tell(context, gathering.authorId, seatsSoon(office, gathering, counts, now), {
    // It may well be a Saturday: where nobody keeps a roster this rings all the same.
    notice: 'order',
    expiresAt: gathering.startsAt,
  });
}

/** To the volunteers of the node, as far as they can be written to. Gives how many. Throws role.other, choice.gone. */
export async function inviteVolunteers(context: Context, id: number): Promise<number> {
  const { tx, office, now } = context;
  const gathering = await toCome(context, id);
  if (!runsGatherings(context, gathering.gridId))
    throw new Failure('role.other', { who: '办活动的工作人员' });
  const signed = new Set((await seatsOf(tx, id)).map(({ personId }) => personId));
  const volunteers = await volunteersIn(tx, office.directory.below(gathering.gridId));
  const invited = volunteers.filter(({ personId }) => !signed.has(personId));
  for (const { personId } of invited)
    await tell(context, personId, gatheringInvitation(office, gathering, now), {
      notice: 'more',
      expiresAt: gathering.startsAt,
    });
  return invited.length;
}
