import type { Context } from '../../models/context';
import { touchDirectory } from '../../models/office';
import { insert } from '../../models/store/transaction';
import { forgetWorkPhones } from '../../models/staff/work-phone';
import type { Fault, OrganisationChange } from '../../notices/staff/organisation-words';
import { accountSteps } from './account-steps';
import { streetFaults } from './check-street';
import { readKnown } from './known';
import { meetingSteps } from './meeting-steps';
import { reviewSteps } from './notice-steps';
import { phoneSteps } from './phone-steps';
import { gearSteps, seriesSteps, windowSteps } from './patrol-steps';
import { byPlace, readPlan } from './plan';
import { nodeSteps, ownerSteps, placeSteps, topOf } from './place-steps';
import { pointSteps, roundSteps, templateSteps } from './round-steps';
import { daySteps, deskSteps, limitSteps, routeSteps } from './rule-steps';
import { fillSheets } from './sheets';
import { detailSteps, proofSteps, stepLimitSteps } from './step-rule-steps';
import { dutySteps, staffSteps } from './staff-steps';
import { writtenSoFar, type Step } from './step';

export interface ImportOutcome {
  /** Not empty: nothing was written. */
  faults: Fault[];
  changes: OrganisationChange[];
  written: boolean;
}

export interface ImportWishes {
  /** true: only look. */
  preview: boolean;
  /** Path of the node the importer administers; null: whoever runs the program. */
  within: string | null;
}

/**
 * The organisation out of a spreadsheet, whole or not at all: every row is checked first, and with one fault nothing is
 * written. The same file again changes nothing; a changed one changes what differs. Grids and places that the file does
 * not name stay, for tickets hang on them.
 */
export async function importOrganisation(
  context: Context,
  file: readonly { name: string; rows: readonly string[][] }[],
  { preview, within }: ImportWishes,
): Promise<ImportOutcome> {
  const { tx, now, office, actorId } = context;
  const known = await readKnown(tx, now);
  const { plan, faults } = readPlan(fillSheets(file), known, office.calendar, within);
  const top = topOf(plan, known, within);
  faults.push(...streetFaults({ plan, known, top, within }));
  if (faults.length > 0) return { faults: faults.toSorted(byPlace(plan)), changes: [], written: false };
  const shown = (at: number): string => {
    const { day, hour, minute } = office.calendar.local(at);
    return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  };
  const steps: Step[] = [
    ...nodeSteps(plan, known),
    ...ownerSteps(plan, known, top),
    ...placeSteps(plan, known, top),
    ...deskSteps(plan, known),
    ...staffSteps(plan, known, top, now),
    ...phoneSteps(plan, known, top, now),
    ...routeSteps(plan, known, top),
    ...limitSteps(plan, known, top),
    ...stepLimitSteps(plan, known, top),
    ...proofSteps(plan, known, top),
    ...detailSteps(plan, known, top),
    ...reviewSteps(plan, known, top),
    ...dutySteps(plan, known, top, shown),
    ...daySteps(plan, known),
    ...templateSteps(plan, known, top),
    ...roundSteps(plan, known, top, now),
    ...pointSteps(plan, known, top),
    ...windowSteps(plan, known, top),
    ...gearSteps(plan, known, top),
    ...seriesSteps(plan, known, top),
    ...meetingSteps(plan, known, top, now),
    ...accountSteps(plan, known, top, now),
  ];
  if (preview || steps.length === 0) return { faults, changes: steps, written: false };
  const written = writtenSoFar(known, top);
  for (const step of steps) await step.write(tx, written);
  // Whose last role went with this file.
  await forgetWorkPhones(tx);
  await touchDirectory(tx);
  await insert(tx, 'audit_entry', {
    at: now,
    personId: actorId,
    action: 'organisation.import',
    object: (top ?? '').slice(-60),
  });
  return { faults, changes: steps, written: true };
}
