import { moveGathering, runsGatherings, toCome } from '../../actions/residents/gather';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import type { Answer } from '../../notices/answer';
import { askMove, gatheringMovedKept, moveUnclear } from '../../notices/residents/gathering-words';
import { momentAhead, readDay, withoutMoment } from '../interpret/dates';
import type { Turn } from '../turn/turn';

const INTENT = 'gathering';
const WAITS = 3_600_000;
const FARTHEST = 183 * 86_400_000;
const LONGEST = 40;

/** The activity whose new time is being asked. */
export interface Moving {
  moves: number;
}

/** 改时间: asked of whoever runs it. Throws choice.gone, role.other. */
export async function askNewTime({ context, person }: Turn, id: number): Promise<Answer> {
  const { gridId } = await toCome(context, id);
  if (!runsGatherings(context, gridId)) throw new Failure('role.other', { who: '办活动的工作人员' });
  const times = { expiresAt: context.now + WAITS };
  await openDialogue(context.tx, person, INTENT, { moves: id } satisfies Moving, context.now, times);
  return askMove;
}

/** 周日上午9点: a day and a time to come, within half a year; else null. */
export function startIn({ office, now }: Turn['context'], words: string): number | null {
  const named = readDay(words, office.calendar.local(now).day) !== null;
  const at = named ? (momentAhead(office.calendar, words, now) ?? 0) : 0;
  return at <= now || at > now + FARTHEST ? null : at;
}

/** 周日上午9点 社区广场: another time, and another place where one is said. */
export async function newTime(turn: Turn, { id, slots }: OpenDialogue<Moving>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const words = input.text.trim();
  if (words === '') return null;
  const startsAt = startIn(context, words);
  if (startsAt === null) return moveUnclear;
  const { place } = await toCome(context, slots.moves);
  const elsewhere = withoutMoment(maskNumbers(words).text)
    .replace(/^(?:[\s，,、]|改到|改成|换到|在|到)+|[\s，,、。]+$/g, '')
    .slice(0, LONGEST);
  const moved = await moveGathering(context, slots.moves, { startsAt, place: elsewhere || place });
  await closeDialogue(context.tx, id, person.id, context.now);
  return gatheringMovedKept(context.office, moved.gathering, moved.told);
}
