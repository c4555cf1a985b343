import { Entity } from 'typeorm';
import type { Limit } from '../calendar';
import type { LimitUnit, UrgencyClass } from '../category-table';
import { Id, Whole, Words } from '../store/columns';
import type { Reader } from '../store/transaction';
import type { Step } from './workflow-types';

/** An own limit of a node, for every category or one, for one class of urgency. */
@Entity('step_limit')
export class StepLimit {
  @Id() id!: number;
  @Whole() gridId!: number;
  @Words(8) step!: Step;
  /** Four digits, or empty for all. */
  @Words(4) category!: string;
  @Words(2) urgency!: UrgencyClass;
  /** Tenths of the unit: half an hour is 5 EH. */
  @Whole() tenths!: number;
  @Words(2) unit!: LimitUnit;
}

/** Where nobody set another: practice and proposals. How long handling takes stands in the category table. */
export const usualLimits: Record<Exclude<Step, 'handle'>, Record<UrgencyClass, Limit>> = {
  accept: {
    U1: { amount: 0.25, unit: 'EH' },
    U2: { amount: 0.5, unit: 'EH' },
    U3: { amount: 2, unit: 'WH' },
    U4: { amount: 1, unit: 'WD' },
  },
  arrive: {
    U1: { amount: 0.5, unit: 'EH' },
    U2: { amount: 2, unit: 'EH' },
    U3: { amount: 4, unit: 'WH' },
    U4: { amount: 1, unit: 'WD' },
  },
  verify: {
    U1: { amount: 0.5, unit: 'EH' },
    U2: { amount: 4, unit: 'EH' },
    U3: { amount: 4, unit: 'WH' },
    U4: { amount: 1, unit: 'WD' },
  },
};

/**
 * The longest that handling may take once a danger or a pressing state is stated, counted round the clock; a category's
 * shorter limit holds ("urgent: the same day"; two days for what grows worse by the hour is our own).
 */
export const longestHandling: Partial<Record<UrgencyClass, Limit>> = {
  U1: { amount: 1, unit: 'ED' },
  U2: { amount: 2, unit: 'ED' },
};

/** The streets' own limits, in memory. */
export class StepLimits {
  private readonly own: ReadonlyMap<string, Limit>;

  constructor(rows: readonly StepLimit[] = []) {
    this.own = new Map(
      rows.map(({ gridId, step, category, urgency, tenths, unit }) => [
        keyOf(gridId, step, category, urgency),
        { amount: tenths / 10, unit },
      ]),
    );
  }

  /** The nearest node's own limit; that of the category before that of all. */
  find(gridIds: readonly number[], step: Step, category: string, urgency: UrgencyClass): Limit | undefined {
    if (this.own.size === 0) return undefined;
    for (const gridId of gridIds) {
      const limit =
        this.own.get(keyOf(gridId, step, category, urgency)) ??
        this.own.get(keyOf(gridId, step, '', urgency));
      if (limit) return limit;
    }
    return undefined;
  }
}

const keyOf = (gridId: number, step: Step, category: string, urgency: string): string =>
  `${gridId}|${step}|${category}|${urgency}`;

export async function loadStepLimits(reader: Reader): Promise<StepLimits> {
  return new StepLimits(await reader.rows<StepLimit>('SELECT * FROM step_limit ORDER BY id'));
}
