import { Entity } from 'typeorm';
import { Id, Time, Whole, Words } from './columns';
import { insert, one, type Reader, type Transaction } from './transaction';
import { marks } from './workflow';

/** One thing to look at, and what it is when it isn't right. */
export interface InspectionItem {
  /** As it is when all is well. */
  words: string;
  /** Category of the ticket that a deviation becomes. */
  category: string;
}

/** 检查表: items, and after how many days a place is due again (seeds C02, C15, C16, H01, H10, H11). */
export interface InspectionTemplate {
  name: string;
  /** Other names people use. */
  aliases: readonly string[];
  everyDays: number;
  items: readonly InspectionItem[];
}

const item = (words: string, category: string): InspectionItem => ({ words, category });

export const inspectionTemplates: readonly InspectionTemplate[] = [
  {
    name: '楼院环境',
    aliases: ['楼院', '环境卫生'],
    everyDays: 7,
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
    everyDays: 15,
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
    items: [
      item('雨水箅子没有堵', '0105'),
      item('排水管道通畅', '0106'),
      item('低洼处没有积水', '0108'),
      item('地下室没有进水', '0108'),
      item('井盖完好', '0104'),
    ],
  },
];

/** The template somebody names in his words, by name or alias; the longest word wins. */
export function templateIn(text: string): InspectionTemplate | null {
  let best: { template: InspectionTemplate; length: number } | null = null;
  for (const template of inspectionTemplates)
    for (const word of [template.name, ...template.aliases])
      if (text.includes(word) && word.length > (best?.length ?? 0)) best = { template, length: word.length };
  return best?.template ?? null;
}

/** A template gone through at a place. What was not right is a ticket. */
@Entity('inspection')
export class Inspection {
  @Id() id!: number;
  /** Name of the template. */
  @Words(40) template!: string;
  @Whole() placeId!: number;
  @Whole() gridId!: number;
  @Whole() personId!: number;
  @Time() begunAt!: number;
  @Time(true) endedAt!: number | null;
  @Whole() items!: number;
}

/** An item that was not right. */
@Entity('inspection_finding')
export class InspectionFinding {
  @Id() id!: number;
  @Whole() inspectionId!: number;
  /** Position of the item in its template, from 1. */
  @Whole() item!: number;
  @Whole() ticketId!: number;
}

export const keepInspection = (
  tx: Transaction,
  inspection: Omit<Inspection, 'id' | 'endedAt'>,
): Promise<number> => insert(tx, 'inspection', { ...inspection, endedAt: null });

export const loadInspection = (reader: Reader, id: number): Promise<Inspection | null> =>
  one<Inspection>(reader, 'SELECT * FROM inspection WHERE id = ?', [id]);

export const findingsOf = (reader: Reader, inspectionId: number): Promise<InspectionFinding[]> =>
  reader.rows<InspectionFinding>('SELECT * FROM inspection_finding WHERE inspectionId = ? ORDER BY id', [
    inspectionId,
  ]);

export interface DueInspection {
  template: InspectionTemplate;
  placeId: number;
  /** When it was gone through last. */
  lastAt: number;
}

const DAY = 86_400_000;

/** Places that were inspected once and are due again, the longest waiting first. */
export async function dueInspections(
  reader: Reader,
  gridIds: readonly number[],
  now: number,
): Promise<DueInspection[]> {
  if (gridIds.length === 0) return [];
  const rows = await reader.rows<{ template: string; placeId: number; lastAt: number | string }>(
    `SELECT template, placeId, MAX(endedAt) AS lastAt FROM inspection
      WHERE gridId IN (${marks(gridIds)}) AND endedAt IS NOT NULL GROUP BY template, placeId`,
    [...gridIds],
  );
  return rows
    .flatMap(({ template: name, placeId, lastAt }) => {
      const template = inspectionTemplates.find((known) => known.name === name);
      return template && Number(lastAt) + template.everyDays * DAY <= now
        ? [{ template, placeId, lastAt: Number(lastAt) }]
        : [];
    })
    .toSorted((a, b) => a.lastAt - b.lastAt);
}
