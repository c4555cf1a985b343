import type { Directory } from './directory';
import type { ContactMember, Identity } from './person';
import type { Reader } from '../store/transaction';
import { marks } from '../tickets/workflow';

export interface OutOfReach {
  personId: number;
  /** refused: WeCom gave a message back; left: gone from the address book; never: not in the app's range. */
  why: 'refused' | 'left' | 'never';
}

/** Staff of these grids that no message reaches. An address book that was never read says nothing about anybody. */
export async function outOfReach(
  reader: Reader,
  directory: Directory,
  gridIds: readonly number[],
): Promise<OutOfReach[]> {
  const wanted = new Set(gridIds);
  const staff = [
    ...new Set(directory.roles.filter((role) => wanted.has(role.gridId)).map(({ personId }) => personId)),
  ];
  if (staff.length === 0) return [];
  const identities = await reader.rows<Identity>(
    `SELECT * FROM identity WHERE channel = 'app' AND personId IN (${marks(staff)})`,
    staff,
  );
  const members = await reader.rows<ContactMember>('SELECT * FROM contact');
  const byUser = new Map(members.map((member) => [member.userId, member]));
  return staff.flatMap((personId): OutOfReach[] => {
    const identity = identities.find((one) => one.personId === personId);
    if (!identity) return [];
    if (identity.unreachableAt !== null) return [{ personId, why: 'refused' }];
    if (byUser.size === 0) return [];
    const member = byUser.get(identity.externalId.toLowerCase());
    if (!member) return [{ personId, why: 'never' }];
    return member.leftAt === null ? [] : [{ personId, why: 'left' }];
  });
}
