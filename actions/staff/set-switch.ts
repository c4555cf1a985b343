import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import { holdsRight } from '../../models/staff/rights';
import { setSwitch, type SwitchName } from '../../models/staff/switches';

const LONGEST = 200;
const SHORTEST = 4;

/** Throws role.other. */
export function checkMaySwitch({ office, actorId }: Context): void {
  if (actorId === null || !holdsRight(office.directory, actorId, 'set_switch'))
    throw new Failure('role.other', { who: '街道领导或管理员' });
}

/** Switches something on that is off by default. Throws role.other, switch.ground (none was given). */
export async function switchOn(context: Context, name: SwitchName, words: string): Promise<void> {
  checkMaySwitch(context);
  const ground = maskNumbers(words.trim()).text.slice(0, LONGEST);
  if (Array.from(ground).length < SHORTEST) throw new Failure('switch.ground');
  const { tx, actorId: by, now } = context;
  await setSwitch(tx, name, { on: true, ground, by, now });
}

/** Off needs no ground. Throws role.other. */
export async function switchOff(context: Context, name: SwitchName): Promise<void> {
  checkMaySwitch(context);
  const { tx, actorId: by, now } = context;
  await setSwitch(tx, name, { on: false, ground: '', by, now });
}
