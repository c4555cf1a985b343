import { accountPlaces, type AccountPlace } from '../../models/exchange/account-places';
import type { CategoryLimit, Desk, Owner, RoutingRule } from '../../models/outside/arrangement';
import { gatheringSeries, type GatheringSeries } from '../../models/residents/gathering-series';
import type { Gear } from '../../models/rounds/gear';
import type { AnnouncementRule } from '../../models/staff/announcement-rule';
import type { OwnDetailQuestion } from '../../models/tickets/detail-questions';
import type { CalendarDay, Grid, Place } from '../../models/staff/grid';
import type { InspectionPlace } from '../../models/rounds/inspection';
import type { OwnTemplate } from '../../models/rounds/inspection-templates';
import type { MeetingSeries } from '../../models/meetings/meeting';
import { meetingSeries } from '../../models/meetings/meetings';
import type { PatrolPoint } from '../../models/rounds/patrol';
import { withFlag, type PatrolWindow } from '../../models/rounds/patrol-window';
import type { Identity, Person, Role } from '../../models/staff/person';
import type { ProofRule } from '../../models/tickets/proof-rule';
import type { DutyShift } from '../../models/staff/roster';
import type { StepLimit } from '../../models/tickets/step-limits';
import type { Reader } from '../../models/store/transaction';
import { allWorkPhones } from '../../models/staff/work-phone';

/** Somebody with an account in the app, staff or not yet. */
export interface KnownPerson {
  id: number;
  name: string | null;
  account: string;
}

type KnownDay = Pick<CalendarDay, 'day' | 'name' | 'working'>;

/** The organisation as the database has it. */
export interface Known {
  grids: Grid[];
  /** 青石街道/幸福社区/第2网格 → node, and back. */
  byPath: Map<string, Grid>;
  pathOf: Map<number, string>;
  places: Place[];
  owners: Owner[];
  desks: Desk[];
  rules: RoutingRule[];
  limits: CategoryLimit[];
  roles: Role[];
  /** By account, lower case: WeCom compares userids without regard to it (P90196). */
  persons: Map<string, KnownPerson>;
  /** 工作电话 by person. */
  phones: ReadonlyMap<number, string>;
  shifts: DutyShift[];
  days: KnownDay[];
  stepLimits: StepLimit[];
  proofs: (Omit<ProofRule, 'photo'> & { photo: boolean })[];
  templates: OwnTemplate[];
  rounds: InspectionPlace[];
  points: PatrolPoint[];
  windows: PatrolWindow[];
  gear: Gear[];
  series: GatheringSeries[];
  meetings: MeetingSeries[];
  accounts: AccountPlace[];
  details: OwnDetailQuestion[];
  reviews: AnnouncementRule[];
}

export async function readKnown(reader: Reader, now: number): Promise<Known> {
  const grids = await reader.rows<Grid>('SELECT * FROM grid ORDER BY id');
  const pathOf = pathsOf(grids);
  const people = await reader.rows<Pick<Identity, 'externalId'> & Pick<Person, 'id' | 'name'>>(
    "SELECT p.id, p.name, i.externalId FROM identity i JOIN person p ON p.id = i.personId WHERE i.channel = 'app'",
  );
  return {
    grids,
    pathOf,
    byPath: new Map(grids.map((grid) => [pathOf.get(grid.id) ?? '', grid])),
    places: await reader.rows<Place>('SELECT * FROM place ORDER BY id'),
    owners: await reader.rows<Owner>('SELECT * FROM owner ORDER BY id'),
    desks: await reader.rows<Desk>('SELECT * FROM desk ORDER BY id'),
    rules: await reader.rows<RoutingRule>('SELECT * FROM routing_rule ORDER BY id'),
    limits: await reader.rows<CategoryLimit>('SELECT * FROM category_limit ORDER BY id'),
    roles: await reader.rows<Role>('SELECT * FROM role ORDER BY id'),
    persons: new Map(
      people.map(({ id, name, externalId }) => [externalId.toLowerCase(), { id, name, account: externalId }]),
    ),
    phones: await allWorkPhones(reader),
    shifts: await reader.rows<DutyShift>('SELECT * FROM duty_shift WHERE endsAt > ? ORDER BY startsAt, id', [
      now,
    ]),
    days: (await reader.rows<KnownDay>('SELECT day, name, working FROM calendar_day ORDER BY day')).map(
      ({ day, name, working }) => ({ day, name, working: Number(working) === 1 }),
    ),
    stepLimits: await reader.rows<StepLimit>(
      'SELECT * FROM step_limit ORDER BY gridId, step, urgency, category',
    ),
    proofs: (await reader.rows<ProofRule>('SELECT * FROM proof_rule ORDER BY category')).map(
      ({ id, gridId, category, photo, unit }) => ({ id, gridId, category, photo: Number(photo) === 1, unit }),
    ),
    templates: await reader.rows<OwnTemplate>('SELECT * FROM inspection_template ORDER BY id'),
    rounds: await reader.rows<InspectionPlace>('SELECT * FROM inspection_place ORDER BY id'),
    points: await reader.rows<PatrolPoint>('SELECT * FROM patrol_point ORDER BY gridId, id'),
    windows: (await reader.rows<PatrolWindow>('SELECT * FROM patrol_window ORDER BY id')).map(withFlag),
    series: await gatheringSeries(reader),
    gear: await reader.rows<Gear>('SELECT * FROM gear ORDER BY id'),
    meetings: await meetingSeries(reader),
    accounts: await accountPlaces(reader),
    details: await reader.rows<OwnDetailQuestion>('SELECT * FROM detail_question ORDER BY category'),
    reviews: await reader.rows<AnnouncementRule>('SELECT * FROM announcement_rule ORDER BY kind'),
  };
}

function pathsOf(grids: readonly Grid[]): Map<number, string> {
  const byId = new Map(grids.map((grid) => [grid.id, grid]));
  const pathOf = (grid: Grid): string => {
    const parent = grid.parentId === null ? undefined : byId.get(grid.parentId);
    return parent === undefined ? grid.name : `${pathOf(parent)}/${grid.name}`;
  };
  return new Map(grids.map((grid) => [grid.id, pathOf(grid)]));
}

/** The node and everything below it. */
export function idsBelow(grids: readonly Grid[], topId: number): Set<number> {
  const ids = new Set([topId]);
  for (const id of ids) for (const grid of grids) if (grid.parentId === id) ids.add(grid.id);
  return ids;
}

/** Paths that end with these words: 第2网格, 幸福社区/第2网格 or the whole way. */
export const pathsEnding = (paths: Iterable<string>, words: string): string[] =>
  [...paths].filter((path) => path === words || path.endsWith(`/${words}`));
