import type { GatewayName } from '../bot/outbox';
import { Arrangement } from './outside/arrangement';
import type { WorkingCalendar } from './calendar';
import type { Directory } from './staff/directory';
import type { GuideDocument } from './residents/guide';
import type { StepLimits } from './tickets/step-limits';
import type { Transaction } from './store/transaction';

/** What the office is made of, as of now. */
export interface Office {
  readonly directory: Directory;
  readonly calendar: WorkingCalendar;
  /** 办事指南; nobody's questions are answered without. */
  readonly guide?: readonly GuideDocument[];
  /** Owners, desks, routes and limits of the streets; without one nothing is agreed on. */
  readonly arrangement?: Arrangement;
  /** Ways out beside WeCom that the office has (bot/gateway.ts); none without. */
  readonly gateways?: ReadonlySet<GatewayName>;
  /** Own limits of steps (models/tickets/limits.ts); the usual ones without. */
  readonly stepLimits?: StepLimits;
}

const NOTHING_AGREED = new Arrangement();
export const arrangementOf = ({ arrangement }: Office): Arrangement => arrangement ?? NOTHING_AGREED;

/** What an action works with. `actorId` null: the system acts. */
export interface Context {
  readonly tx: Transaction;
  readonly office: Office;
  /** Epoch milliseconds; one moment for the whole action. */
  readonly now: number;
  readonly actorId: number | null;
}
