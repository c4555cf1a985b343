import type { Office } from '../context';
import type { Period } from '../period';
import type { Reader } from '../store/transaction';

export type LedgerName =
  | 'tickets'
  | 'activities'
  | 'publicity'
  | 'labour'
  | 'disinfections'
  | 'good_deeds'
  | 'outreach'
  | 'trainings'
  | 'meetings'
  | 'patrols'
  | 'inspections'
  | 'visits'
  | 'hazards'
  | 'duty'
  | 'suggestions'
  | 'quantities'
  | 'shop_requests'
  | 'disputes';

export interface LedgerFilter {
  period: Period;
  gridIds: readonly number[];
  /** Only tickets of these kinds; absent: all. */
  categories?: readonly string[] | null;
}

/** Where a ledger's rows come from, and by which column they belong to a period and a node. */
export interface LedgerSource {
  table: string;
  /** What is read; never the words people wrote to us, never who reported. */
  columns: readonly string[];
  grid: string;
  /** Epoch milliseconds, or a local day. */
  moment: { column: string; is: 'time' | 'day' };
  where?: string;
  /** Quantities that hang on the rows. */
  quantities?: { table: string; key: string; approximate?: true };
}

/** A ledger whose rows are put together elsewhere. */
export interface OwnSource {
  count: (reader: Reader, office: Office, filter: LedgerFilter) => Promise<number>;
  read: (
    reader: Reader,
    office: Office,
    filter: LedgerFilter,
  ) => AsyncIterable<object & { ticketId: number }>;
}
