import { templateOfRow, withOwn, type InspectionItem } from '../../models/rounds/inspection-templates';
import { readSeason } from '../../notices/meetings/recurrence-words';
import { categoryCode, fault, Once } from './cells';
import { isPlaceBelow } from './plan-staff';
import type { PlacePlan, PointPlan, Reading, RoundPlan, TemplatePlan } from './plan-types';
import type { FilledRow } from './sheets';

const MOST_DAYS = 366;
const USUAL_DAYS = 30;

/** undefined with a fault; null where the cell is empty. */
function daysOf({ faults }: Reading, filled: FilledRow): number | null | undefined {
  const words = filled.cells['everyDays'] ?? '';
  if (words === '') return null;
  const days = Number(words);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  fault(faults, filled, 'not_a_number', { column: '间隔天数', value: words, hint: '，整数，1 到 366' });
  return undefined;
}

/** Of every sheet the rows in their order; what its first row says holds for all of them. */
export function readTemplates(reading: Reading): TemplatePlan[] {
  const { sheets, faults } = reading;
  const once = new Once(faults);
  const first = new Map<string, { row: FilledRow; plan: TemplatePlan & { items: InspectionItem[] } }>();
  for (const filled of sheets.rows.templates) {
    const { name = '', item = '' } = filled.cells;
    const head = headOf(reading, filled);
    const category = itemCategory(reading, filled);
    if (name === '') continue;
    let known = first.get(name);
    if (known) checkAbove(reading, filled, known.row);
    else first.set(name, (known = { row: filled, plan: { name, ...head, items: [] } }));
    if (item !== '' && category !== undefined && once.first(filled, `${name} ${item}`))
      known.plan.items.push({ words: item, category });
  }
  return [...first.values()].map(({ plan }) => plan);
}

function headOf(reading: Reading, filled: FilledRow): Pick<TemplatePlan, 'aliases' | 'everyDays' | 'season'> {
  const { aliases = '', season: words = '' } = filled.cells;
  const season = readSeason(words);
  if (season === null) fault(reading.faults, filled, 'not_a_season', { value: words });
  return {
    aliases: aliases
      .split(/[、，,;；\n]+/)
      .map((alias) => alias.trim())
      .filter(Boolean),
    everyDays: daysOf(reading, filled) ?? USUAL_DAYS,
    season: season ?? '',
  };
}

/** A ticket needs a whole category. */
function itemCategory({ faults }: Reading, filled: FilledRow): string | undefined {
  const words = filled.cells['category'] ?? '';
  const code = words === '' ? undefined : categoryCode(words);
  if (code?.length === 4) return code;
  if (words !== '') fault(faults, filled, 'unknown_category', { value: words });
  return undefined;
}

const HEADS = [
  ['aliases', '别名'],
  ['everyDays', '间隔天数'],
  ['season', '季节'],
] as const;

function checkAbove({ faults }: Reading, filled: FilledRow, first: FilledRow): void {
  for (const [key, column] of HEADS) {
    const value = filled.cells[key] ?? '';
    if (value !== '' && value !== first.cells[key])
      fault(faults, filled, 'differs_above', {
        column,
        first: String(first.row),
        name: first.cells['name'] ?? '',
      });
  }
}

export function readRounds(
  reading: Reading,
  templates: readonly TemplatePlan[],
  places: readonly PlacePlan[],
): RoundPlan[] {
  const { sheets, faults, book, known } = reading;
  const own = sheets.given.has('templates') ? templates : known.templates.map(templateOfRow);
  const names = withOwn(own).map(({ name }) => name);
  const once = new Once(faults);
  return sheets.rows.rounds.flatMap((filled) => {
    const { template = '', place = '' } = filled.cells;
    const node = book.resolve(filled, filled.cells['grid'] ?? '');
    const everyDays = daysOf(reading, filled);
    if (template !== '' && !names.includes(template))
      fault(faults, filled, 'unknown_template', { value: template, names: names.join('、') });
    if (template === '' || place === '' || node === null || everyDays === undefined) return [];
    if (!spotIsThere(reading, filled, places, node)) return [];
    return once.first(filled, `${node} ${place} ${template}`) ? [{ template, node, place, everyDays }] : [];
  });
}

function spotIsThere(
  { faults, known }: Reading,
  filled: FilledRow,
  places: readonly PlacePlan[],
  node: string,
): boolean {
  const { place = '' } = filled.cells;
  const there = isPlaceBelow(known, places, node, place);
  if (!there) fault(faults, filled, 'unknown_spot', { value: place, grid: node });
  return there;
}

const CODE = /^[0-9A-Z]{5,16}$/;

export function readPoints(reading: Reading, places: readonly PlacePlan[]): PointPlan[] {
  const { sheets, faults, book } = reading;
  const once = new Once(faults);
  const codes = new Once(faults);
  return sheets.rows.points.flatMap((filled) => {
    const { name = '', place = '', code = '' } = filled.cells;
    const node = book.resolve(filled, filled.cells['grid'] ?? '');
    if (code !== '' && !CODE.test(code)) fault(faults, filled, 'bad_point_code', { value: code });
    if (code !== '') codes.first(filled, `点码 ${code}`);
    if (name === '' || node === null || !once.first(filled, `${node} ${name}`)) return [];
    if (place !== '' && !spotIsThere(reading, filled, places, node)) return [];
    const plan = { node, name, place: place || null, code: code || null };
    checkCode(reading, filled, plan);
    return [plan];
  });
}

function checkCode({ known, faults }: Reading, filled: FilledRow, { node, code }: PointPlan): void {
  const other = known.points.find((point) => code !== null && point.code === code);
  const path = other && known.pathOf.get(other.gridId);
  // A code that moved to another name of the same street is a renamed point.
  if (other && path !== undefined && path.split('/')[0] !== node.split('/')[0])
    fault(faults, filled, 'code_taken', { value: code ?? '', other: `${path} ${other.name}` });
}
