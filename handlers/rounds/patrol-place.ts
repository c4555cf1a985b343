import {
  currentPatrol,
  pointHere,
  pointsOf,
  STANDS_THERE,
  type PatrolPoint,
} from '../../models/rounds/patrol';
import { interpret, type Interpretation } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';

/** What was said on a patrol is about the point it names; without a place of its own, about the one reached a moment ago. */
export async function saidAtPoint(
  turn: Turn,
  text: string,
  understood: Interpretation,
): Promise<{ understood: Interpretation; point: PatrolPoint | null }> {
  const { context, person, input } = turn;
  const { directory } = context.office;
  if (!directory.isStaff(person.id) || input.placeLabel !== null) return { understood, point: null };
  const point =
    (await pointNamed(turn, text)) ?? (await pointHere(context.tx, person.id, context.now - STANDS_THERE));
  if (!point) return { understood, point: null };
  // The place he is known by otherwise says nothing of where he stands now.
  const here = interpret(text, knownOf(directory, { placeId: point.placeId }));
  const place = directory.place(point.placeId);
  const named = here.placeText !== '' || (here.placeCandidates?.length ?? 0) > 0;
  if (named && here.placeId !== point.placeId) return { understood: here, point: null };
  const words = place && here.placeText.startsWith(place.name) ? here.placeText : (place?.name ?? point.name);
  const placed = { placeText: words, placeCertain: true, ...(place ? { placeId: place.id } : {}) };
  return { understood: { ...here, ...placed }, point };
}

/** A point of the patrol's own grid, the longest name first. */
async function pointNamed({ context, person }: Turn, text: string): Promise<PatrolPoint | null> {
  const patrol = await currentPatrol(context.tx, person.id, context.now);
  if (!patrol) return null;
  const named = (await pointsOf(context.tx, [patrol.gridId])).filter(({ name }) => text.includes(name));
  return named.toSorted((one, other) => other.name.length - one.name.length)[0] ?? null;
}
