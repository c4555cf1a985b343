import { Entity } from 'typeorm';
import { Id, LongText, Whole, Words } from '../store/columns';
import type { Directory } from '../staff/directory';
import { item, shippedTemplates, type InspectionItem, type InspectionTemplate } from './shipped-inspections';
import type { Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

export type { InspectionItem, InspectionTemplate } from './shipped-inspections';

/** Names of the sheets a firm may go through itself; a street's own sheet of that name as well. */
export const selfChecked: readonly string[] = shippedTemplates
  .filter(({ bySelf }) => bySelf === true)
  .map(({ name }) => name);

/** A street's own 检查表, from its spreadsheet. */
@Entity('inspection_template')
export class OwnTemplate {
  @Id() id!: number;
  /** The street. */
  @Whole() gridId!: number;
  @Words(40) name!: string;
  /** One a line. */
  @LongText() aliases!: string;
  @Whole() everyDays!: number;
  @Words(16) season!: string;
  /** One a line: `0901 消防车通道没有占用`. */
  @LongText() items!: string;
}

const lines = (text: string): string[] => text.split('\n').filter(Boolean);
const CODE = 4;

export const templateOfRow = ({
  name,
  aliases,
  everyDays,
  season,
  items,
}: OwnTemplate): InspectionTemplate => ({
  name,
  aliases: lines(aliases),
  everyDays,
  season,
  items: lines(items).map((line) => item(line.slice(CODE + 1), line.slice(0, CODE))),
});

/** `0901 消防车通道没有占用`, as the table keeps it. */
export const itemLines = (items: readonly InspectionItem[]): string =>
  items.map(({ words, category }) => `${category} ${words}`).join('\n');

/** The shipped ones with the street's own in their places, its further ones behind. */
export function withOwn(own: readonly InspectionTemplate[]): InspectionTemplate[] {
  const byName = new Map(shippedTemplates.map((template) => [template.name, template]));
  for (const template of own) byName.set(template.name, template);
  return [...byName.values()];
}

/** The sheets that are used in a node: those of its street. */
export async function templatesFor(
  reader: Reader,
  directory: Directory,
  gridId: number | undefined,
): Promise<InspectionTemplate[]> {
  const above = gridId === undefined ? [] : directory.upwards(gridId).map(({ id }) => id);
  if (above.length === 0) return withOwn([]);
  const rows = await reader.rows<OwnTemplate>(
    `SELECT * FROM inspection_template WHERE gridId IN (${marks(above)}) ORDER BY id`,
    above,
  );
  return withOwn(rows.map(templateOfRow));
}

/** The template somebody names in his words, by name or alias; the longest word wins. */
export function templateIn(
  templates: readonly InspectionTemplate[],
  text: string,
): InspectionTemplate | null {
  let best: { template: InspectionTemplate; length: number } | null = null;
  for (const template of templates)
    for (const word of [template.name, ...template.aliases])
      if (text.includes(word) && word.length > (best?.length ?? 0)) best = { template, length: word.length };
  return best?.template ?? null;
}

/** The day (YYYY-MM-DD) on which the season began that this day lies in; null outside; the beginning of time all year. */
export function seasonStart(season: string, day: string): string | null {
  if (season === '') return '0000-01-01';
  const [from = '', until = ''] = season.split('~');
  const [year, today] = [Number(day.slice(0, 4)), day.slice(5)];
  if (from <= until) return today >= from && today <= until ? `${year}-${from}` : null;
  if (today >= from) return `${year}-${from}`;
  return today <= until ? `${year - 1}-${from}` : null;
}

/** Those of this time of the year first, those of another season last; otherwise in their order. */
export function inSeasonFirst(
  templates: readonly InspectionTemplate[],
  day: string,
): { name: string; season: 'now' | 'all' | 'later' }[] {
  const rank = { now: 0, all: 1, later: 2 } as const;
  return templates
    .map(({ name, season }) => ({
      name,
      season:
        season === ''
          ? ('all' as const)
          : seasonStart(season, day) === null
            ? ('later' as const)
            : ('now' as const),
    }))
    .toSorted((a, b) => rank[a.season] - rank[b.season]);
}
