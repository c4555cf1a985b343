import type { WorkingCalendar } from '../../models/calendar';
import type { LimitUnit, UrgencyClass } from '../../models/category-table';
import type { OwnerKind, PlaceKind } from '../../models/staff/grid';
import type { DetailQuestion } from '../../models/tickets/detail-questions';
import type { InspectionTemplate } from '../../models/rounds/inspection-templates';
import type { WindowDays } from '../../models/rounds/patrol-window';
import type { RoleName } from '../../models/staff/person';
import type { NoticeKind } from '../../models/residents/public-notice';
import type { Step as WorkStep } from '../../models/tickets/workflow';
import type { Fault } from '../../notices/staff/organisation-words';
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
  /** Of its sheet. */
  row: number;
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
  /** Of its sheet. */
  row: number;
}
/** What stands in a person's rows as 工作电话; empty: none. */
export interface PhonePlan {
  account: string;
  phone: string;
  /** Of its sheet. */
  row: number;
}
/** After how many minutes the author of a notice of this kind hears who is missing. */
export interface ReviewPlan {
  /** Empty: all. */
  kind: NoticeKind | '';
  minutes: number;
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
  /** Of its sheet. */
  row: number;
  startsAt: number;
  endsAt: number;
}
export interface DayPlan {
  day: string;
  /** null: as the country has it. */
  working: boolean | null;
  name: string;
  /** Of its sheet. */
  row: number;
}
export interface StepLimitPlan {
  /** Empty: the whole street. */
  node: string;
  step: WorkStep;
  urgency: UrgencyClass;
  /** Four digits, or empty for all. */
  category: string;
  tenths: number;
  unit: LimitUnit;
}
export interface ProofPlan {
  category: string;
  photo: boolean;
  /** Empty: no quantity. */
  unit: string;
}
export type TemplatePlan = InspectionTemplate;
export interface RoundPlan {
  template: string;
  node: string;
  place: string;
  everyDays: number | null;
}
export interface PointPlan {
  node: string;
  name: string;
  place: string | null;
  /** null: keep what there is, or make one. */
  code: string | null;
}
export interface AccountPlan {
  /** open_kfid of a customer service account. */
  account: string;
  node: string;
  /** Of its sheet. */
  row: number;
}
export interface WindowPlan {
  node: string;
  name: string;
  /** HH:MM. */
  startsAt: string;
  endsAt: string;
  days: WindowDays;
  season: string;
  /** One a line. */
  spots: string;
  reminds: boolean;
}
export interface GearPlan {
  node: string;
  name: string;
  rule: string;
}
export interface SeriesPlan {
  node: string;
  name: string;
  recurrence: string;
  /** HH:MM. */
  startsAt: string;
  place: string;
  seats: number;
  least: number;
}
export interface MeetingPlan {
  node: string;
  name: string;
  recurrence: string;
  remindAt: string;
  startsAt: string;
  room: string;
  /** Accounts. */
  chair: string;
  deputy: string | null;
  /** Apart by commas; empty: as usual. */
  roles: string;
}

/** The file as it is meant, once nothing is wrong with it. */
export interface Plan {
  given: ReadonlySet<SheetKey>;
  /** Columns that a sheet of the file does not have. */
  lacking: ReadonlyMap<SheetKey, ReadonlySet<string>>;
  nodes: NodePlan[];
  owners: OwnerPlan[];
  places: PlacePlan[];
  desks: DeskPlan[];
  staff: StaffPlan[];
  phones: PhonePlan[];
  routes: RoutePlan[];
  limits: LimitPlan[];
  duty: DutyPlan[];
  days: DayPlan[];
  stepLimits: StepLimitPlan[];
  proofs: ProofPlan[];
  templates: TemplatePlan[];
  rounds: RoundPlan[];
  points: PointPlan[];
  windows: WindowPlan[];
  gear: GearPlan[];
  series: SeriesPlan[];
  meetings: MeetingPlan[];
  accounts: AccountPlan[];
  details: DetailQuestion[];
  reviews: ReviewPlan[];
}

/** What every sheet's reading works with. */
export interface Reading {
  sheets: FilledSheets;
  known: Known;
  book: NodeBook;
  faults: Fault[];
  calendar: WorkingCalendar;
}
