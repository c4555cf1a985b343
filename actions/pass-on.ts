import type { Context } from '../models/context';
import { Failure } from '../models/failure';
import { mayDo, relationsTo } from '../models/rights';
import type { Ticket } from '../models/ticket';
import type { Directory } from '../models/directory';
import { transitions, type Relation, type TransitionName } from '../models/workflow';
import { passedOnRequest } from '../notices/pass-words';
import { tell } from '../notices/send';

/** In this order they are asked: who has it, who leads, who works on it. */
const ASKED: readonly Relation[] = [
  'handler',
  'leader',
  'desk_lead',
  'desk',
  'dispatcher',
  'community_staff',
  'official',
  'patron',
  'member',
];

/** Somebody else who may take that step, the likeliest; null when there is nobody to ask. */
export function whoMay(
  directory: Directory,
  ticket: Ticket,
  transition: TransitionName,
  askerId: number,
): { id: number; name: string } | null {
  for (const relation of ASKED.filter((one) => transitions[transition].by.includes(one))) {
    const found = candidates(directory, ticket, relation).find(
      ({ id }) => id !== askerId && mayDo(transition, relationsTo(directory, id, ticket)),
    );
    if (found) return found;
  }
  return null;
}

function candidates(
  directory: Directory,
  { handlerId, gridId, desk }: Ticket,
  relation: Relation,
): { id: number; name: string }[] {
  switch (relation) {
    case 'handler':
      return [directory.staff(handlerId === null ? null : directory.actingFor(handlerId))].flatMap(
        (one) => one ?? [],
      );
    case 'desk':
    case 'desk_lead':
      return directory
        .withRole(relation)
        .filter((role) => role.desk === desk)
        .flatMap(({ personId }) => directory.staff(personId) ?? []);
    case 'member':
      return directory.holders(gridId, 'member');
    case 'leader':
    case 'dispatcher':
    case 'community_staff':
    case 'official':
    case 'patron':
      return directory.nearest(gridId, relation);
    default:
      return [];
  }
}

/** 转给…: whoever may take the step is asked to; a colleague's wish, no order. Throws ticket.not_allowed. */
export async function passOn(
  context: Context,
  ticket: Ticket,
  transition: TransitionName,
  personId: number,
): Promise<void> {
  const { office, actorId } = context;
  const { directory } = office;
  const asker = actorId === null ? undefined : directory.staff(actorId);
  const may = mayDo(transition, relationsTo(directory, personId, ticket));
  if (!asker || !directory.isStaff(asker.id)) throw new Failure('role.staff_only');
  if (!may) throw new Failure('choice.gone');
  await tell(context, personId, passedOnRequest(asker.name, ticket, transition), {
    ticketId: ticket.id,
    notice: 'question',
  });
}
