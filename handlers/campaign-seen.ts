import { campaignsAt, type Campaign } from '../models/campaign';
import { Failure } from '../models/failure';
import type { Turn } from './turn';

const ENDED_SHOWN = 90 * 86_400_000;

/** Campaigns that concern somebody: at his nodes, above and below them. Throws role.staff_only. */
export async function campaignsSeenBy({ context, person }: Turn): Promise<Campaign[]> {
  const { tx, office, now } = context;
  const { directory } = office;
  if (!directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const nodes = (directory.staff(person.id)?.roles ?? []).flatMap(({ gridId }) => [
    ...directory.below(gridId),
    ...directory.upwards(gridId).map(({ id }) => id),
  ]);
  return campaignsAt(tx, [...new Set(nodes)], now - ENDED_SHOWN);
}
