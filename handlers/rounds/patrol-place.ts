import { pointHere, STANDS_THERE, type PatrolPoint } from '../../models/rounds/patrol';
import { interpret, type Interpretation } from '../interpret';
import { knownOf } from '../turn/known';
import type { Turn } from '../turn/turn';

/** What was said on a patrol: without a place of its own it is about the point reached a moment ago. */
export async function saidAtPoint(
  turn: Turn,
  text: string,
  understood: Interpretation,
): Promise<{ understood: Interpretation; point: PatrolPoint | null }> {
  const { context, person, input } = turn;
  const { directory } = context.office;
  if (!directory.isStaff(person.id) || input.placeLabel !== null) return { understood, point: null };
  const point = await pointHere(context.tx, person.id, context.now - STANDS_THERE);
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
