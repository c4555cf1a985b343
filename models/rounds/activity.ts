import { Entity } from 'typeorm';
import { Flag, Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';

/** Kinds of work that is no ticket, as the yearly reports count it, with the words people use. */
export const activityKinds = {
  publicity: { label: '宣传活动', words: ['宣传', '发传单', '普法'] },
  labour: { label: '义务劳动', words: ['义务劳动', '大扫除', '清洁日'] },
  disinfection: { label: '消杀', words: ['消杀', '消毒', '灭鼠', '灭蚊'] },
  good_deed: { label: '好人好事', words: ['好人好事', '好事'] },
  training: { label: '培训', words: ['培训', '学习', '演练'] },
  culture: { label: '文体活动', words: ['文体', '文艺', '活动'] },
  assistance: { label: '协助', words: ['协助', '配合'] },
  upkeep: { label: '养护', words: ['养护', '保洁', '绿化'] },
  lecture: { label: '讲座', words: ['讲座', '宣讲', '健康教育', '科普'] },
  news: { label: '信息报道', words: ['信息', '简报', '报道', '稿件', '投稿'] },
  thanks: { label: '感谢信、锦旗', words: ['感谢信', '锦旗', '感谢'] },
  /** How many were called or written to; to whom is not kept. */
  outreach: {
    label: '电话、微信通知',
    words: ['电话', '打电话', '电话通知', '电话宣传', '微信通知', '微信宣传'],
  },
  volunteer: { label: '志愿服务', words: ['志愿', '志愿服务', '志愿者'] },
  order: { label: '秩序保障', words: ['秩序', '保障', '维持秩序', '护学', '值守'] },
  other: { label: '其他', words: ['其他'] },
} as const satisfies Record<string, { label: string; words: readonly string[] }>;
export type ActivityKind = keyof typeof activityKinds;

/** 记一笔: work that was done and is counted, in its member's words. Says nothing about whom it was done for. */
@Entity('activity')
export class Activity {
  @Id() id!: number;
  @Words(16) kind!: ActivityKind;
  @Words(10) day!: string;
  @Whole() gridId!: number;
  @Whole() personId!: number;
  /** As it was written, numbers of persons masked. */
  @LongText() text!: string;
  @Time() recordedAt!: number;
  /** 撤回: counted no more. */
  @Time(true) withdrawnAt!: number | null;
}

/** 传单 300 份, 参加 80 人. */
@Entity('activity_quantity')
export class ActivityQuantity {
  @Id() id!: number;
  @Whole() activityId!: number;
  @Words(40) item!: string;
  /** Thousandths, so that 12.5 吨 is kept exactly. */
  @Whole() amountThousandths!: number;
  @Words(16) unit!: string;
  /** 余, 近, 约. */
  @Flag() approximate!: boolean;
}

export interface ActivityAmount {
  item: string;
  amount: number;
  unit: string;
  approximate: boolean;
}

/** Amounts are kept in thousandths. */
export const THOUSANDTHS = 1000;

/** Replaces the amounts of an activity. */
export async function keepAmounts(
  tx: Transaction,
  activityId: number,
  amounts: readonly ActivityAmount[],
): Promise<void> {
  await tx.run('DELETE FROM activity_quantity WHERE activityId = ?', [activityId]);
  for (const { item, amount, unit, approximate } of amounts) {
    const amountThousandths = Math.round(amount * THOUSANDTHS);
    await insert(tx, 'activity_quantity', { activityId, item, amountThousandths, unit, approximate });
  }
}

export const activityOf = (reader: Reader, id: number): Promise<Activity | null> =>
  one<Activity>(reader, 'SELECT * FROM activity WHERE id = ?', [id]);

/** What a person recorded since then and may still change, the latest first. */
export const activitiesSince = (reader: Reader, personId: number, since: number): Promise<Activity[]> =>
  reader.rows<Activity>(
    'SELECT * FROM activity WHERE personId = ? AND recordedAt >= ? AND withdrawnAt IS NULL ORDER BY id DESC LIMIT 10',
    [personId, since],
  );

export async function amountsOf(reader: Reader, activityId: number): Promise<ActivityAmount[]> {
  const rows = await reader.rows<ActivityQuantity>(
    'SELECT * FROM activity_quantity WHERE activityId = ? ORDER BY id',
    [activityId],
  );
  return rows.map(({ item, amountThousandths, unit, approximate }) => ({
    item,
    amount: amountThousandths / THOUSANDTHS,
    unit,
    approximate: Number(approximate) === 1,
  }));
}

export interface ActivitySum extends ActivityAmount {
  kind: ActivityKind;
  /** Records that were added up. */
  records: number;
}

/** What was done in a period below some nodes, added up by kind, thing and unit. Days are inclusive. */
export async function activitySums(
  reader: Reader,
  { from, to, gridIds }: { from: string; to: string; gridIds: readonly number[] },
): Promise<ActivitySum[]> {
  if (gridIds.length === 0) return [];
  const rows = await reader.rows<
    Record<'kind' | 'item' | 'unit' | 'records' | 'total' | 'about', string | number>
  >(
    `SELECT a.kind, q.item, q.unit, COUNT(*) AS records, SUM(q.amountThousandths) AS total, MAX(q.approximate) AS about
       FROM activity a JOIN activity_quantity q ON q.activityId = a.id
      WHERE a.day >= ? AND a.day <= ? AND a.withdrawnAt IS NULL AND a.gridId IN (${gridIds.map(() => '?').join(', ')})
      GROUP BY a.kind, q.item, q.unit ORDER BY a.kind, total DESC`,
    [from, to, ...gridIds],
  );
  return rows.map((row) => ({
    kind: row.kind as ActivityKind,
    item: String(row.item),
    unit: String(row.unit),
    records: Number(row.records),
    amount: Number(row.total) / THOUSANDTHS,
    approximate: Number(row.about) === 1,
  }));
}

/** How often one kind was recorded in a period below some nodes. Days are inclusive. */
export async function countActivities(
  reader: Reader,
  kind: ActivityKind,
  { from, to, gridIds }: { from: string; to: string; gridIds: readonly number[] },
): Promise<number> {
  if (gridIds.length === 0) return 0;
  const row = await one<{ n: number | string }>(
    reader,
    `SELECT COUNT(*) AS n FROM activity WHERE kind = ? AND day >= ? AND day <= ? AND withdrawnAt IS NULL
      AND gridId IN (${gridIds.map(() => '?').join(', ')})`,
    [kind, from, to, ...gridIds],
  );
  return Number(row?.n ?? 0);
}
