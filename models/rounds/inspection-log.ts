import type { Inspection } from './inspection';
import type { Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** A check as the list shows it: no name of who did it. */
export interface EndedInspection {
  template: string;
  placeId: number;
  /** Epoch milliseconds. */
  endedAt: number;
  /** 自查. */
  own: boolean;
  wrong: number;
}

/** The last checks that ended in these nodes, at one place or at all, the latest first. */
export async function endedInspections(
  reader: Reader,
  gridIds: readonly number[],
  placeId: number | null,
  limit: number,
): Promise<EndedInspection[]> {
  if (gridIds.length === 0) return [];
  const rows = await reader.rows<
    Pick<Inspection, 'template' | 'placeId' | 'ownerId'> & {
      endedAt: number | string;
      wrong: number | string;
    }
  >(
    `SELECT i.template, i.placeId, i.endedAt, i.ownerId,
       (SELECT COUNT(DISTINCT f.item) FROM inspection_finding f WHERE f.inspectionId = i.id) AS wrong
      FROM inspection i WHERE i.endedAt IS NOT NULL AND i.gridId IN (${marks(gridIds)})
      ${placeId === null ? '' : 'AND i.placeId = ?'} ORDER BY i.endedAt DESC, i.id DESC LIMIT ${limit}`,
    [...gridIds, ...(placeId === null ? [] : [placeId])],
  );
  return rows.map(({ template, placeId: at, endedAt, ownerId, wrong }) => ({
    template,
    placeId: at,
    endedAt: Number(endedAt),
    own: ownerId !== null,
    wrong: Number(wrong),
  }));
}
