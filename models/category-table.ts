import data from './category-data.json';

/** Clocks of a limit: EH real hours, WH working hours, ED real days, WD working days (working calendar). */
export type LimitUnit = 'EH' | 'WH' | 'ED' | 'WD';

/** U1 danger, U2 grows worse by the hour, U3 ordinary, U4 may wait: the clock when the words name no condition. */
export type UrgencyClass = 'U1' | 'U2' | 'U3' | 'U4';

/** Proof asked for at closing: BA before and after photo, A after photo, R result note, - none. */
export type PhotoRule = 'BA' | 'A' | 'R' | '-';

/** One second-level row of the taxonomy. All values are defaults which an office may edit. */
export interface Category {
  /** Four digits; `xx99` closes each group as its general row. */
  code: string;
  name: string;
  /** Two digits. */
  group: string;
  groupName: string;
  urgency: UrgencyClass;
  /** From dispatch to "done"; where the source gives several limits, the first; where it gives none, one by urgency. */
  handle: { amount: number; unit: LimitUnit };
  /** Code of the first desk type, such as MUN or PROP. */
  desk: string;
  photo: PhotoRule;
  /** What people say for it, without remarks. */
  wordings: string[];
}

export const categories = data as readonly Category[];

const byCode = new Map(categories.map((category) => [category.code, category]));

/** The row of a four-digit code, or undefined for `NONE` and unknown codes. */
export function categoryByCode(code: string): Category | undefined {
  return byCode.get(code);
}
