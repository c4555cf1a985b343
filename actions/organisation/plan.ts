import type { WorkingCalendar } from '../../models/calendar';
import type { Fault } from '../../notices/staff/organisation-words';
import type { Known } from './known';
import { readAccounts } from './account-steps';
import { NodeBook } from './nodes';
import { readReviews } from './notice-steps';
import { readPhones } from './phone-steps';
import { readOwners, readPlaces } from './plan-places';
import { readMeetings } from './plan-meetings';
import { readGear, readWindows } from './plan-patrols';
import { readSeries } from './plan-series';
import { readPoints, readRounds, readTemplates } from './plan-rounds';
import { readDays, readDesks, readLimits, readRoutes } from './plan-rules';
import { readDetails, readProofs, readStepLimits } from './plan-step-rules';
import { readDuty, readStaff } from './plan-staff';
import type { Plan, Reading } from './plan-types';
import { sheetRules, type FilledSheets } from './sheets';

/** Reads every row; all faults of all sheets, not only the first. `within`: the node whose administrator brings the file. */
export function readPlan(
  sheets: FilledSheets,
  known: Known,
  calendar: WorkingCalendar,
  within: string | null,
): { plan: Plan; faults: Fault[] } {
  const faults = [...sheets.faults];
  const book = new NodeBook(known, faults, within);
  book.read(sheets);
  const reading: Reading = { sheets, known, book, faults, calendar };
  const owners = readOwners(reading);
  const places = readPlaces(reading, owners);
  const desks = readDesks(reading);
  const staff = readStaff(reading, desks, places);
  const templates = readTemplates(reading);
  const points = readPoints(reading, places);
  const plan: Plan = {
    given: sheets.given,
    lacking: sheets.lacking,
    nodes: [...book.plans.values()],
    owners,
    places,
    desks,
    staff,
    phones: readPhones(reading),
    routes: readRoutes(reading, desks, staff),
    limits: readLimits(reading),
    duty: readDuty(reading, staff),
    days: readDays(reading),
    stepLimits: readStepLimits(reading),
    proofs: readProofs(reading),
    templates,
    rounds: readRounds(reading, templates, places),
    points,
    windows: readWindows(reading, points),
    gear: readGear(reading),
    series: readSeries(reading),
    meetings: readMeetings(reading, staff),
    accounts: readAccounts(reading),
    details: readDetails(reading),
    reviews: readReviews(reading),
  };
  return { plan, faults };
}

/** In the order of the file: people mend it from top to bottom. */
export function byPlace({ given }: Pick<FilledSheets, 'given'>): (a: Fault, b: Fault) => number {
  const order = [...given];
  const at = ({ sheet }: Fault): number => {
    const found = order.findIndex((key) => sheetRules[key].name === sheet);
    return found < 0 ? order.length : found;
  };
  return (a, b) => at(a) - at(b) || a.row - b.row;
}
