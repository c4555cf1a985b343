import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { MeetingSeries } from '../../models/meetings/meeting';
import { meetingsHeld, type HeldMeeting } from '../../models/meetings/meeting-minutes';
import { expectedAt } from '../../models/meetings/meetings';
import { askForPaper } from '../../models/figures/paper';
import { nodesOfRight } from '../../models/staff/rights';

export const MINUTES = 'minutes';

/** Series whose minutes a person may read: where he is expected, and of the nodes he looks after. Ended series too. */
async function readableSeries({ tx, office, actorId }: Context): Promise<MeetingSeries[]> {
  if (actorId === null) return [];
  const { directory } = office;
  const nodes = new Set(
    nodesOfRight(directory, actorId, 'export_ledger').flatMap((node) => directory.below(node)),
  );
  const all = await tx.rows<MeetingSeries>('SELECT * FROM meeting_series ORDER BY id');
  return all.filter((series) => nodes.has(series.gridId) || expectedAt(directory, series).includes(actorId));
}

/**
 * The meetings meant by the words: by the name of series or node when one is named, by the day when one is said, else
 * the last. Throws meeting.no_minutes.
 */
export async function meetingsMeant(
  context: Context,
  words: string,
  day: string | null,
): Promise<HeldMeeting[]> {
  const { directory } = context.office;
  const series = await readableSeries(context);
  const placed = series.filter(({ gridId }) => words.includes(directory.grid(gridId)?.name ?? '—'));
  const near = placed.length > 0 ? placed : series;
  const named = near.filter(({ name }) => words.includes(name));
  const meant = named.length > 0 ? named : near;
  const held = await meetingsHeld(
    context.tx,
    meant.map(({ id }) => id),
    day,
  );
  const [last] = held;
  if (!last) throw new Failure('meeting.no_minutes');
  return held.flatMap((meeting) => {
    const own = meant.find(({ id }) => id === meeting.seriesId);
    return own && meeting.day === last.day ? [{ meeting, series: own }] : [];
  });
}

/** The minutes as a Word file, to whoever asks. Throws meeting.no_minutes for a meeting that is none of his. */
export async function askForMinutes(context: Context, meetingId: number): Promise<void> {
  const { tx, now, actorId } = context;
  const series = await readableSeries(context);
  const held = await meetingsHeld(
    tx,
    series.map(({ id }) => id),
    null,
    1_000,
  );
  if (actorId === null || !held.some(({ id }) => id === meetingId)) throw new Failure('meeting.no_minutes');
  await askForPaper(tx, MINUTES, { meetingId }, { personId: actorId }, now);
}
