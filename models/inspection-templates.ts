import { Entity } from 'typeorm';
import { Id, LongText, Whole, Words } from './columns';
import type { Directory } from './directory';
import type { Reader } from './transaction';
import { marks } from './workflow';

/** One thing to look at, and what it is when it isn't right. */
export interface InspectionItem {
  /** As it is when all is well. */
  words: string;
  /** Category of the ticket that a deviation becomes. */
  category: string;
}

/** 检查表: items, and after how many days and in which season a place is due again. */
export interface InspectionTemplate {
  name: string;
  /** Other names people use. */
  aliases: readonly string[];
  everyDays: number;
  /** `04-01~09-30`: only then it comes due by itself; empty: all year. May go over the turn of the year. */
  season: string;
  items: readonly InspectionItem[];
  /** The firm whose place it is may go through it itself (自查). */
  bySelf?: true;
}

const item = (words: string, category: string): InspectionItem => ({ words, category });

/** What comes with the program; a street's own sheet of the same name takes its place. */
export const shippedTemplates: readonly InspectionTemplate[] = [
  {
    name: '楼院环境',
    aliases: ['楼院', '环境卫生'],
    everyDays: 7,
    season: '',
    items: [
      item('地面干净，没有暴露垃圾', '0501'),
      item('垃圾桶清了，没有满溢', '0502'),
      item('楼道没有堆物', '0902'),
      item('没有小广告', '0602'),
      item('没有乱停的车', '0608'),
    ],
  },
  {
    name: '门前三包',
    aliases: ['三包', '门前四包', '四包'],
    everyDays: 7,
    season: '',
    items: [
      item('门前干净', '0616'),
      item('没有店外摆放', '0605'),
      item('车辆停放有序', '0608'),
      item('绿化、设施没有损坏', '0704'),
    ],
  },
  {
    name: '广场六无三干净',
    aliases: ['六无三干净', '广场保洁'],
    everyDays: 1,
    season: '',
    items: [
      item('无果皮', '0501'),
      item('无烟头', '0501'),
      item('无积水', '0108'),
      item('无树叶', '0501'),
      item('无沙砾', '0501'),
      item('无纸屑', '0501'),
      item('垃圾箱干净', '0502'),
      item('水沟干净', '0106'),
      item('公厕干净', '0599'),
    ],
  },
  {
    name: '企业半月查',
    aliases: ['半月查', '企业检查'],
    bySelf: true,
    everyDays: 15,
    season: '',
    items: [
      item('安全出口、通道畅通', '0901'),
      item('灭火器、消防栓完好', '0904'),
      item('用电线路没有老化、裸露', '0905'),
      item('用气规范', '0910'),
      item('危险作业有防护', '0912'),
    ],
  },
  {
    name: '消防通道',
    aliases: ['消防', '消防检查'],
    everyDays: 30,
    season: '',
    items: [
      item('消防车通道没有占用', '0901'),
      item('安全出口没有上锁、堆物', '0901'),
      item('楼道没有停放、充电的电动车', '0903'),
      item('消防设施完好', '0904'),
    ],
  },
  {
    name: '汛前排水',
    aliases: ['排水', '汛前'],
    everyDays: 30,
    season: '04-01~09-30',
    items: [
      item('雨水箅子没有堵', '0105'),
      item('排水管道通畅', '0106'),
      item('低洼处没有积水', '0108'),
      item('地下室没有进水', '0108'),
      item('井盖完好', '0104'),
    ],
  },
];

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
