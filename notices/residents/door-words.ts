import type { DoorSheet } from '../../documents/door-sheet';
import type { BuildingWeek } from '../../models/residents/door-figures';
import type { Directory } from '../../models/staff/directory';
import type { Place } from '../../models/staff/grid';
import type { PublicNotice } from '../../models/residents/public-notice';
import { mayBeShown } from '../../models/tickets/travel';
import type { Week } from '../../models/week';
import { noticeLines } from './public-notice-words';
import { categoryWords, dayWords } from '../words';

/** Disputes and complaints about persons are nobody's reading on a door, whatever their number. */
const NEVER = /^(11|12)/;

/** What may stand on a door: small figures of sensitive kinds are left out, of the sums too, so that none can be worked out. */
function shown(figures: ReadonlyMap<string, number>): [category: string, count: number][] {
  return [...figures].filter(([category, count]) => !NEVER.test(category) && mayBeShown(category, count));
}

const sum = (figures: ReadonlyMap<string, number>): number =>
  shown(figures).reduce((total, [, count]) => total + count, 0);

/**
 * The sheet of a building: kinds and figures, how many wishes of the community were answered, and what the office
 * announced for it; nothing that residents wrote.
 */
export function doorSheet(
  directory: Directory,
  place: Place,
  week: Week,
  figures: BuildingWeek,
  notices: readonly PublicNotice[] = [],
  answered = 0,
): DoorSheet {
  const community = directory.above(place.gridId, 'community');
  const phone = directory.upwards(place.gridId).find((grid) => grid.phone !== null)?.phone ?? null;
  const done = shown(figures.closed)
    .sort(([a, first], [b, second]) => second - first || a.localeCompare(b))
    .map(([category, count]) => ({ kind: categoryWords(category), count }));
  return {
    building: place.name,
    period: `${community?.name ?? ''} · ${dayWords(week.from)}—${dayWords(week.to)}`,
    done,
    figures: `本楼上周上报 ${sum(figures.reported)} 件，办好 ${sum(figures.closed)} 件，还在办 ${sum(figures.open)} 件`,
    notices: noticeLines(notices),
    ...(answered > 0 ? { answers: `大家提的愿望上周答复了 ${answered} 条，扫码回“民情公示”看。` } : {}),
    phone,
    phoneLabel: `${community?.name ?? '社区'}电话`,
    nothing: '上周这里没有办结的事。',
    invitation: '有事扫门上的码，说一句、拍张照就行。',
  };
}
