import type { Limit } from '../calendar';
import { categoryByCode, type UrgencyClass } from '../category-table';
import { arrangementOf, type Office } from '../context';
import { longestHandling, StepLimits, usualLimits } from './step-limits';
import type { Step } from './workflow-types';

/** For categories the table does not know: the general ceiling of 5 working days. */
const GENERAL: Limit = { amount: 5, unit: 'WD' };
const NONE = new StepLimits();

/** The condition decides, not the category: a stated danger runs by U1, a pressing state by U2. */
function urgencyClass(category: string, urgency: 'normal' | 'urgent' | 'emergency'): UrgencyClass {
  if (urgency === 'emergency') return 'U1';
  if (urgency === 'urgent') return 'U2';
  const own = categoryByCode(category)?.urgency ?? 'U3';
  return own === 'U1' || own === 'U2' ? 'U3' : own;
}

export interface Timed {
  gridId: number;
  category: string;
  urgency: 'normal' | 'urgent' | 'emergency';
}

/** How long one step may take for such a matter. */
export function limitOf(office: Office, step: Step, { gridId, category, urgency }: Timed): Limit {
  const { directory, stepLimits = NONE } = office;
  const rank = urgencyClass(category, urgency);
  const nodes = directory.upwards(gridId).map(({ id }) => id);
  const own = stepLimits.find(nodes, step, category, rank);
  if (own) return own;
  if (step !== 'handle') return usualLimits[step][rank];
  const usual = arrangementOf(office).limit(directory, gridId, category) ?? GENERAL;
  const longest = longestHandling[rank];
  return longest === undefined ? usual : shorterOf(roundTheClock(usual), longest);
}

/** Danger waits for no office hours: a working day is a day, a working hour an hour. */
const roundTheClock = ({ amount, unit }: Limit): Limit => ({
  amount,
  unit: unit === 'WD' || unit === 'ED' ? 'ED' : 'EH',
});

const hours = ({ amount, unit }: Limit): number => (unit === 'ED' ? amount * 24 : amount);
const shorterOf = (one: Limit, other: Limit): Limit => (hours(one) <= hours(other) ? one : other);
