import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import {
  endLoan,
  gearFor,
  keepLoan,
  lastWord,
  loanOf,
  type Gear,
  type GearStanding,
} from '../../models/rounds/gear';
import { maskNumbers } from '../../models/residents/mask';
import { withoutNames } from '../../models/residents/personal-matters';
import { nodesOfRight } from '../../models/staff/rights';
import { gearFault } from '../../notices/rounds/gear-words';
import { tell } from '../../notices/exchange/send';

/** What somebody may take, and where each is. Throws role.staff_only. */
export async function gearStandings({ tx, office, actorId }: Context): Promise<GearStanding[]> {
  if (actorId === null || !office.directory.isStaff(actorId)) throw new Failure('role.staff_only');
  const standings: GearStanding[] = [];
  for (const gear of await gearFor(tx, office.directory, actorId)) {
    const loan = await loanOf(tx, gear.id);
    standings.push({ gear, loan, word: loan ? '' : await lastWord(tx, gear.id) });
  }
  return standings;
}

/** 领: it is his from now on; twice is once. Gives what was there before. Throws role.staff_only, gear.unknown, gear.out. */
export async function takeGear(context: Context, name: string): Promise<GearStanding> {
  const standing = await namedGear(context, name);
  const { gear, loan } = standing;
  const { tx, now, actorId } = context;
  if (loan !== null && loan.personId !== actorId) {
    const who = context.office.directory.staff(loan.personId)?.name ?? '同事';
    throw new Failure('gear.out', { gear: gear.name, who });
  }
  if (loan === null && actorId !== null)
    await keepLoan(tx, { gearId: gear.id, personId: actorId, takenAt: now });
  return standing;
}

/**
 * 还, by who has it, or by who leads the people it belongs to (it was brought back by somebody else, or its holder has
 * left). `said` is for the next one, and stands in the next list of who leads. Throws role.staff_only, gear.unknown, gear.in, role.other.
 */
export async function returnGear(
  context: Context,
  name: string,
  said: string,
): Promise<{ gear: Gear; word: string }> {
  const { tx, office, now, actorId } = context;
  const { gear, loan } = await namedGear(context, name);
  if (loan === null) throw new Failure('gear.in', { gear: gear.name });
  const leads = nodesOfRight(office.directory, actorId ?? 0, 'set_patrol_points').some((node) =>
    office.directory.below(node).includes(gear.gridId),
  );
  if (loan.personId !== actorId && !leads)
    throw new Failure('role.other', { who: office.directory.staff(loan.personId)?.name ?? '领用的人' });
  const word = withoutNames(maskNumbers(said).text);
  await endLoan(tx, loan.id, word, now);
  if (word !== '')
    for (const leader of office.directory.nearest(gear.gridId, 'leader'))
      if (leader.id !== actorId) await tell(context, leader.id, gearFault(gear, word), { notice: 'fact' });
  return { gear, word };
}

async function namedGear(context: Context, name: string): Promise<GearStanding> {
  const standings = await gearStandings(context);
  const found =
    standings.find(({ gear }) => gear.name === name) ??
    onlyOne(standings.filter(({ gear }) => name !== '' && gear.name.includes(name)));
  if (found) return found;
  const names = standings.map(({ gear }) => gear.name).join('、') || '还没有登记（管理员写在表格的“装备”里）';
  throw new Failure('gear.unknown', { name, names });
}

/** 电动车 alone is meant when there is one of it. */
const onlyOne = <Item>(items: readonly Item[]): Item | undefined =>
  items.length === 1 ? items[0] : undefined;
