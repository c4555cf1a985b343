import { arrangementOf, type Office } from '../context';
import type { Owner } from '../outside/arrangement';
import type { Inspection, InspectionPlace } from './inspection';
import { selfChecked, type InspectionTemplate } from './inspection-templates';
import { ownersOf } from '../outside/outside';
import type { Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

/** A place a firm has to go through itself, by the street's spreadsheet (检查处), and the firm whose place it is. */
export interface SelfCheck {
  plan: InspectionPlace;
  owner: Owner;
}

/** One that was begun, with its sheet. */
export interface OpenSelfCheck extends SelfCheck {
  inspection: Inspection;
  template: InspectionTemplate;
}

/** The firm that may go through this row of the plan itself; null: nobody but the office does. */
export function firmOf(
  office: Office,
  { template, placeId }: Pick<InspectionPlace, 'template' | 'placeId'>,
): Owner | null {
  if (!selfChecked.includes(template)) return null;
  return arrangementOf(office).owner(office.directory.place(placeId)?.ownerId);
}

/** What this person may go through himself: places of the firms he is bound for; empty for everybody else. */
export async function selfChecksOf(reader: Reader, office: Office, personId: number): Promise<SelfCheck[]> {
  const owners = await ownersOf(reader, personId);
  if (owners.length === 0) return [];
  const plans = await reader.rows<InspectionPlace>(
    `SELECT * FROM inspection_place WHERE template IN (${marks(selfChecked)}) ORDER BY id`,
    [...selfChecked],
  );
  return plans.flatMap((plan) => {
    const owner = firmOf(office, plan);
    return owner && owners.includes(owner.id) ? [{ plan, owner }] : [];
  });
}
