import { templateOfRow, withOwn } from '../../models/rounds/inspection-templates';
import { rolesCell, windowDayWords, yesWords } from '../../notices/staff/organisation-words';
import { recurrenceWords, seasonWords, seriesRuleWords } from '../../notices/meetings/recurrence-words';
import { categoryCell } from './cells';
import type { Known } from './known';

type Row = Readonly<Record<string, string>>;

interface Street {
  topId: number;
  inside: (row: { gridId: number }) => boolean;
  /** The node's name as short as it is clear inside the street. */
  node: (gridId: number) => string;
}

/** What is looked at, where, and who meets when; all sheets that are used, shipped ones too, so that they can be changed. */
export function roundRows(
  known: Known,
  { topId, inside, node }: Street,
): Record<'templates' | 'rounds' | 'points' | 'windows' | 'gear' | 'series' | 'meetings', Row[]> {
  const own = known.templates.filter(({ gridId }) => gridId === topId).map(templateOfRow);
  const place = (id: number | null): string => known.places.find((one) => one.id === id)?.name ?? '';
  const persons = [...known.persons.values()];
  const account = (id: number | null): string => persons.find((person) => person.id === id)?.account ?? '';
  return {
    templates: withOwn(own).flatMap(({ name, aliases, everyDays, season, items }) =>
      items.map(({ words, category }, at) => ({
        name,
        aliases: at === 0 ? aliases.join('、') : '',
        everyDays: at === 0 ? String(everyDays) : '',
        season: at === 0 ? seasonWords(season) : '',
        item: words,
        category: categoryCell(category),
      })),
    ),
    rounds: known.rounds.filter(inside).map(({ template, placeId, gridId, everyDays }) => ({
      template,
      place: place(placeId),
      grid: node(gridId),
      everyDays: everyDays === null ? '' : String(everyDays),
    })),
    points: known.points.filter(inside).map(({ gridId, name, placeId, code }) => ({
      grid: node(gridId),
      name,
      place: place(placeId),
      code: code ?? '',
    })),
    windows: known.windows.filter(inside).map((window) => ({
      grid: node(window.gridId),
      name: window.name,
      startsAt: window.startsAt,
      endsAt: window.endsAt,
      days: windowDayWords[window.days][0] ?? '',
      season: seasonWords(window.season),
      spots: window.spots.replaceAll('\n', '、'),
      reminds: window.reminds ? (yesWords.yes[0] ?? '') : '',
    })),
    series: known.series.filter(inside).map((one) => ({
      name: one.name,
      grid: node(one.gridId),
      recurrence: seriesRuleWords(one.recurrence),
      startsAt: one.startsAt,
      place: one.place,
      seats: one.seats === 0 ? '' : String(one.seats),
      least: one.least === 0 ? '' : String(one.least),
    })),
    gear: known.gear.filter(inside).map(({ name, gridId, rule }) => ({ name, grid: node(gridId), rule })),
    meetings: known.meetings.filter(inside).map((series) => ({
      name: series.name,
      grid: node(series.gridId),
      recurrence: recurrenceWords(series.recurrence),
      remindAt: series.remindAt,
      startsAt: series.startsAt,
      room: series.room,
      chair: account(series.chairId),
      deputy: account(series.deputyId),
      roles: rolesCell(series.roles),
    })),
  };
}
