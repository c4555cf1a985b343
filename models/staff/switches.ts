import { insert, one, type Reader, type Transaction } from '../store/transaction';

/**
 * What is off unless an office asks for it and says on what ground (docs/decisions/burden.md). Each is written to the
 * audit log; `doctor --burden` prints those that are on.
 */
export const switches = {
  ranking: { label: '通报排名', setting: 'bulletin ranking' },
  assessment: { label: '考核', setting: 'assessment' },
  patrolRating: { label: '楼栋长评巡查', setting: 'patrol rating' },
} as const satisfies Record<string, { label: string; setting: string }>;
export type SwitchName = keyof typeof switches;

export interface SwitchState {
  on: boolean;
  /** On what ground it was switched on; empty when it is off. */
  ground: string;
  /** Since when it is on (epoch milliseconds); 0 when it is off. */
  since: number;
}

const settingOf = async (reader: Reader, name: string): Promise<string> =>
  (await one<{ value: string }>(reader, 'SELECT value FROM setting WHERE name = ?', [name]))?.value ?? '';

export async function isOn(reader: Reader, name: SwitchName): Promise<boolean> {
  return (await settingOf(reader, switches[name].setting)) === 'on';
}

export async function switchState(reader: Reader, name: SwitchName): Promise<SwitchState> {
  const { setting } = switches[name];
  if (!(await isOn(reader, name))) return { on: false, ground: '', since: 0 };
  const ground = await settingOf(reader, `${setting} ground`);
  return { on: true, ground, since: Number(await settingOf(reader, `${setting} since`)) };
}

const AUDITED = 60;

/** Sets a switch and writes who did it, and on what ground, to the audit log; a long ground takes several lines. */
export async function setSwitch(
  tx: Transaction,
  name: SwitchName,
  { on, ground, by, now }: { on: boolean; ground: string; by: number | null; now: number },
): Promise<void> {
  const { setting } = switches[name];
  await keep(tx, setting, on ? 'on' : 'off');
  await keep(tx, `${setting} ground`, on ? ground : '');
  await keep(tx, `${setting} since`, on ? String(now) : '');
  const letters = Array.from(ground);
  for (let from = 0; from === 0 || from < letters.length; from += AUDITED)
    await insert(tx, 'audit_entry', {
      at: now,
      personId: by,
      action: `switch.${name}.${on ? 'on' : 'off'}`,
      object: letters.slice(from, from + AUDITED).join(''),
    });
}

async function keep(tx: Transaction, name: string, value: string): Promise<void> {
  const { affected } = await tx.run('UPDATE setting SET value = ? WHERE name = ?', [value, name]);
  const known = affected > 0 || (await one(tx, 'SELECT id FROM setting WHERE name = ?', [name]));
  if (!known) await tx.run('INSERT INTO setting (value, name) VALUES (?, ?)', [value, name]);
}
