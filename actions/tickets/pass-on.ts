import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import type { RoleName } from '../../models/staff/person';
import { mayDo, relationsTo } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import type { Directory } from '../../models/staff/directory';
import { transitions, type Relation, type TransitionName } from '../../models/tickets/workflow';
import { passedOnRequest, passedOnWords } from '../../notices/tickets/pass-words';
import { tell } from '../../notices/exchange/send';

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

/** Roles as refusals name them; mediators are never asked in passing, what they do is nobody else's business. */
const NAMED: readonly [string, RoleName][] = [
  ['网格长', 'leader'],
  ['社区工作人员', 'community_staff'],
  ['派单员', 'dispatcher'],
  ['领导', 'official'],
  ['管理员', 'administrator'],
];

/** The nearest colleague of the role that a refusal names (网格长或社区工作人员); null when there is nobody to ask. */
export function whoIs(
  directory: Directory,
  who: string,
  askerId: number,
): { id: number; name: string } | null {
  const home = directory.staff(askerId)?.roles[0]?.gridId;
  if (home === undefined || who.includes('调解员')) return null;
  for (const [word, role] of NAMED) {
    if (!who.includes(word)) continue;
    const near = directory.nearest(home, role);
    const found = (near.length > 0 ? near : onlyOneBelow(directory, home, role)).find(
      ({ id }) => id !== askerId,
    );
    if (found) return found;
  }
  return null;
}

/** A street's desk looks down: where the whole street has one of them, it is him. */
function onlyOneBelow(directory: Directory, gridId: number, role: RoleName): { id: number; name: string }[] {
  const found = new Map(
    directory.below(gridId).flatMap((node) => directory.holders(node, role).map((one) => [one.id, one])),
  );
  return found.size === 1 ? [...found.values()] : [];
}

/** The same for what hangs on no ticket: a colleague's words, as he said them. */
export async function passWords(context: Context, personId: number, words: string): Promise<void> {
  const { office, actorId } = context;
  const asker = actorId === null ? undefined : office.directory.staff(actorId);
  if (!asker || !office.directory.isStaff(asker.id) || !office.directory.isStaff(personId))
    throw new Failure('role.staff_only');
  await tell(context, personId, passedOnWords(asker.name, words), { notice: 'question' });
}

/** 转给…: whoever may take the step is asked to, in the asker's `words` if he wrote any; a wish, no order. */
export async function passOn(
  context: Context,
  ticket: Ticket,
  transition: TransitionName,
  personId: number,
  words = '',
): Promise<void> {
  const { office, actorId } = context;
  const { directory } = office;
  const asker = actorId === null ? undefined : directory.staff(actorId);
  const may = mayDo(transition, relationsTo(directory, personId, ticket));
  if (!asker || !directory.isStaff(asker.id)) throw new Failure('role.staff_only');
  if (!may) throw new Failure('choice.gone');
  await tell(context, personId, passedOnRequest(asker.name, ticket, transition, words), {
    ticketId: ticket.id,
    notice: 'question',
  });
}
