import { Entity } from 'typeorm';
import { Id, LongText, Time, Whole, Words } from '../store/columns';
import { insert, one, type Reader, type Transaction } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** What belongs to a campaign: confirmed once by who opens it; whoever works never has to tag anything. */
export interface CampaignScope {
  /** Kinds of tickets, four digits. */
  categories: readonly string[];
  /** Names of inspection templates. */
  templates: readonly string[];
  /** Words in a 记一笔. Tickets are found by their kind alone: nobody searches residents' words. */
  words: readonly string[];
  /** 走访 of the days count too: a campaign of visits (干部夜访). */
  visits?: boolean;
  /** 只走分到的: places that nobody was named for are not on the list of places to visit. */
  onlyAssigned?: boolean;
}

/** 专项行动: some weeks for one thing, in one node and all below it. */
@Entity('campaign')
export class Campaign {
  @Id() id!: number;
  @Words(40) name!: string;
  @Whole() gridId!: number;
  /** First and last day, YYYY-MM-DD. */
  @Words(10) fromDay!: string;
  @Words(10) untilDay!: string;
  /** A CampaignScope as JSON. */
  @LongText() scope!: string;
  @Whole() openedBy!: number;
  @Time() openedAt!: number;
  /** The last card was sent: its time was over, or it was ended early. */
  @Time(true) endedAt!: number | null;
  /** CampaignCounts as JSON, as the last card told them: what closes later moves nothing that was told. */
  @LongText(true) finalCounts!: string | null;
  /** 撤销: a slip, as if it had never been opened. */
  @Time(true) withdrawnAt!: number | null;
}

export const scopeOf = ({ scope }: Campaign): CampaignScope => JSON.parse(scope) as CampaignScope;

export const keepCampaign = (
  tx: Transaction,
  {
    scope,
    ...row
  }: Omit<Campaign, 'id' | 'scope' | 'endedAt' | 'finalCounts' | 'withdrawnAt'> & { scope: CampaignScope },
): Promise<number> =>
  insert(tx, 'campaign', {
    ...row,
    scope: JSON.stringify(scope),
    endedAt: null,
    finalCounts: null,
    withdrawnAt: null,
  });

export const loadCampaign = (reader: Reader, id: number): Promise<Campaign | null> =>
  one<Campaign>(reader, 'SELECT * FROM campaign WHERE id = ? AND withdrawnAt IS NULL', [id]);

/** Those that run, or ended since `endedSince`, at any of these nodes; the oldest first. */
export async function campaignsAt(
  reader: Reader,
  gridIds: readonly number[],
  endedSince: number,
): Promise<Campaign[]> {
  if (gridIds.length === 0) return [];
  return reader.rows<Campaign>(
    `SELECT * FROM campaign WHERE gridId IN (${marks(gridIds)}) AND withdrawnAt IS NULL
      AND (endedAt IS NULL OR endedAt >= ?) ORDER BY fromDay, id`,
    [...gridIds, endedSince],
  );
}

/** Whose last day is over and whose last card was not sent. */
export const campaignsOver = (reader: Reader, day: string): Promise<Campaign[]> =>
  reader.rows<Campaign>(
    'SELECT * FROM campaign WHERE untilDay < ? AND endedAt IS NULL AND withdrawnAt IS NULL ORDER BY id',
    [day],
  );

/** Campaigns of these nodes of which a part lies in the period. */
export async function campaignsWithin(
  reader: Reader,
  gridIds: readonly number[],
  { from, to }: { from: string; to: string },
): Promise<Campaign[]> {
  if (gridIds.length === 0) return [];
  return reader.rows<Campaign>(
    `SELECT * FROM campaign WHERE gridId IN (${marks(gridIds)}) AND withdrawnAt IS NULL
      AND fromDay <= ? AND untilDay >= ? ORDER BY fromDay, id`,
    [...gridIds, to, from],
  );
}
