import { seasonWords, seriesRuleWords } from '../../notices/meetings/recurrence-words';
import { windowDayWords, yesWords } from '../../notices/staff/organisation-words';
import type { Known } from './known';
import { namedSteps, ofStreet } from './named-steps';
import type { GearPlan, Plan, SeriesPlan, WindowPlan } from './plan-types';
import type { Step } from './step';

export function windowSteps({ windows, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('windows')) return [];
  return namedSteps<WindowPlan>({
    sheet: '巡查时段',
    table: 'patrol_window',
    plans: windows,
    there: ofStreet(known, top, known.windows),
    shown: ({ startsAt, endsAt, days, season, spots, reminds }) => [
      ['开始', startsAt],
      ['结束', endsAt],
      ['哪天', windowDayWords[days][0] ?? ''],
      ['季节', seasonWords(season)],
      ['先看', spots],
      ['提醒', reminds ? (yesWords.yes[0] ?? '') : ''],
    ],
    columns: ({ startsAt, endsAt, days, season, spots, reminds }) => ({
      startsAt,
      endsAt,
      days,
      season,
      spots,
      reminds,
    }),
  });
}

export function gearSteps({ gear, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('gear')) return [];
  return namedSteps<GearPlan>({
    sheet: '装备',
    table: 'gear',
    plans: gear,
    there: ofStreet(known, top, known.gear),
    shown: ({ rule }) => [['须知', rule]],
    columns: ({ rule }) => ({ rule }),
    forget: (tx, id) => tx.run('DELETE FROM gear_loan WHERE gearId = ?', [id]),
  });
}

/** What was opened already stays: residents have signed up for it. */
export function seriesSteps({ series, given }: Plan, known: Known, top: string | null): Step[] {
  if (!given.has('series')) return [];
  const count = (value: number): string => (value === 0 ? '' : String(value));
  return namedSteps<SeriesPlan>({
    sheet: '定期活动',
    table: 'gathering_series',
    plans: series,
    there: ofStreet(known, top, known.series),
    shown: ({ recurrence, startsAt, place, seats, least }) => [
      ['周期', seriesRuleWords(recurrence)],
      ['开始', startsAt],
      ['地点', place],
      ['名额', count(seats)],
      ['最少', count(least)],
    ],
    columns: ({ recurrence, startsAt, place, seats, least }) => ({
      recurrence,
      startsAt,
      place,
      seats,
      least,
    }),
  });
}
