import type { Context } from '../../models/context';
import { closeDialogue, keepAside, loadDialogue } from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { touchDirectory } from '../../models/office';
import type { Person } from '../../models/staff/person';
import { nodesOfRight } from '../../models/staff/rights';
import { insert } from '../../models/store/transaction';
import {
  askIsBuildingHead,
  buildingHeadRefused,
  buildingHeadWelcome,
} from '../../notices/residents/building-head-words';
import { tell } from '../../notices/exchange/send';

interface Claim {
  claimantId: number;
  placeId: number;
  name: string;
}

const CLAIM = 'building-head-claim';
const ANSWERED_WITHIN = 7 * 86_400_000;

/** 我是…楼栋长: whoever looks after the building is asked. Throws street.empty when the building is unknown. */
export async function claimBuilding(
  context: Context,
  person: Person,
  placeId: number,
  name: string,
): Promise<void> {
  const { tx, now, office } = context;
  const place = office.directory.place(placeId);
  if (!place) throw new Failure('street.empty');
  const claim: Claim = { claimantId: person.id, placeId, name };
  for (const { id } of office.directory.responsible(place.gridId)) {
    const asked = await keepAside(tx, id, CLAIM, claim, now, { expiresAt: now + ANSWERED_WITHIN });
    await tell(context, id, askIsBuildingHead(asked, place.name, name), { notice: 'question' });
  }
}

/** 是的 / 不是 by whoever was asked; null when it was answered before. Throws role.other. */
export async function answerClaim(context: Context, dialogueId: number, yes: boolean): Promise<Claim | null> {
  const { tx, now, office, actorId } = context;
  const { directory } = office;
  const asked = await loadDialogue<Claim>(tx, dialogueId);
  if (asked?.intent !== CLAIM || asked.personId !== actorId) return null;
  const { claimantId, placeId, name } = asked.slots;
  const place = directory.place(placeId);
  const above = new Set(directory.upwards(place?.gridId ?? 0).map(({ id }) => id));
  const nodes = nodesOfRight(directory, actorId, 'appoint_building_head');
  if (!place || !nodes.some((id) => above.has(id)))
    throw new Failure('role.other', { who: '本网格的网格员或网格长' });
  if (!(await closeDialogue(tx, dialogueId, actorId, now))) return null;
  if (yes && !directory.buildingsOf(claimantId).includes(placeId)) {
    await insert(tx, 'role', {
      personId: claimantId,
      gridId: place.gridId,
      role: 'building_head',
      placeId,
      desk: null,
    });
    await tx.run('UPDATE person SET name = ? WHERE id = ? AND name IS NULL', [name, claimantId]);
    await insert(tx, 'audit_entry', {
      at: now,
      personId: actorId,
      action: 'role.building_head',
      object: `person ${claimantId}`,
    });
    await touchDirectory(tx);
  }
  await tell(context, claimantId, yes ? buildingHeadWelcome(place.name) : buildingHeadRefused(place.name));
  return asked.slots;
}
