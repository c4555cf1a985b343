import type { WorkingCalendar } from '../../models/calendar';
import type { LimitUnit } from '../../models/category-table';
import type { OwnerKind, PlaceKind } from '../../models/grid';
import type { RoleName } from '../../models/person';
import type { Fault } from '../../notices/organisation-words';
import type { Known } from './known';
import type { NodeBook, NodePlan } from './nodes';
import type { FilledSheets, SheetKey } from './sheets';

export interface OwnerPlan {
  name: string;
  kind: OwnerKind;
  phone: string | null;
}
export interface PlacePlan {
  name: string;
  kind: PlaceKind;
  node: string;
  number: string | null;
  units: number;
  /** One a line. */
  aliases: string;
  ownerKind: OwnerKind | null;
  owner: string | null;
  /** null: keep what there is, or make one. */
  scene: string | null;
}
export interface DeskPlan {
  name: string;
  node: string;
  phone: string | null;
}
export interface StaffPlan {
  name: string;
  account: string;
  role: RoleName;
  node: string;
  desk: string | null;
  place: string | null;
}
export interface RoutePlan {
  category: string;
  ownerKind: OwnerKind | '';
  target: string;
}
export interface LimitPlan {
  category: string;
  tenths: number;
  unit: LimitUnit;
}
export interface DutyPlan {
  account: string;
  startsAt: number;
  endsAt: number;
}
export interface DayPlan {
  day: string;
  /** null: as the country has it. */
  working: boolean | null;
  name: string;
}

/** The file as it is meant, once nothing is wrong with it. */
export interface Plan {
  given: ReadonlySet<SheetKey>;
  nodes: NodePlan[];
  owners: OwnerPlan[];
  places: PlacePlan[];
  desks: DeskPlan[];
  staff: StaffPlan[];
  routes: RoutePlan[];
  limits: LimitPlan[];
  duty: DutyPlan[];
  days: DayPlan[];
}

/** What every sheet's reading works with. */
export interface Reading {
  sheets: FilledSheets;
  known: Known;
  book: NodeBook;
  faults: Fault[];
  calendar: WorkingCalendar;
}
