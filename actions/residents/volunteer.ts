import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { volunteerOf } from '../../models/residents/gathering';
import type { Person } from '../../models/staff/person';
import { insert } from '../../models/store/transaction';
import { volunteerCame } from '../../notices/residents/gathering-words';
import { tell } from '../../notices/exchange/send';

/** 我要当志愿者, said by oneself: a person and a node, nothing else; twice is once. Throws street.empty. */
export async function becomeVolunteer(context: Context, person: Person, gridId: number): Promise<void> {
  const { tx, office, now } = context;
  if (await volunteerOf(tx, person.id)) return;
  if (!office.directory.grid(gridId)) throw new Failure('street.empty');
  await insert(tx, 'volunteer', { personId: person.id, gridId, placeId: person.placeId, since: now });
  const building = office.directory.place(person.placeId)?.name ?? '';
  for (const leader of office.directory.nearest(gridId, 'leader'))
    if (leader.id !== person.id) await tell(context, leader.id, volunteerCame(building), { notice: 'fact' });
}

/** 不当志愿者: gone, nothing is left. True when he was one. */
export async function leaveVolunteers({ tx }: Context, personId: number): Promise<boolean> {
  const { affected } = await tx.run('DELETE FROM volunteer WHERE personId = ?', [personId]);
  return affected > 0;
}
