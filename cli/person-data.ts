import type { Database } from '../models/database';
import { disputeYearsKept, forgetDisputesOf, keepDisputesFor } from '../models/erase-dispute';
import { personData } from '../models/person-data';
import { insert, one, type Reader } from '../models/transaction';
import { readTicketNumber } from '../models/workflow';
import { CommandError, explain, print } from './output';

/** The person behind an account or one of his tickets. Throws CommandError. */
async function personNamed(reader: Reader, who: string | undefined): Promise<number> {
  const ticketId = readTicketNumber(who ?? '');
  const row = await (ticketId === null
    ? one<{ personId: number }>(reader, 'SELECT personId FROM identity WHERE externalId = ?', [who ?? ''])
    : one<{ personId: number }>(reader, 'SELECT reporterId AS personId FROM ticket WHERE id = ?', [
        ticketId,
      ]));
  if (row === null) throw new CommandError(`没有账号或编号是“${who ?? ''}”的人。`);
  return row.personId;
}

/** `privacy show <who>`: everything kept about a person, as JSON to be handed to him; that it was shown is noted. */
export async function showPerson(database: Database, who: string | undefined): Promise<void> {
  const personId = await personNamed(database, who);
  const object = `person ${personId}`;
  await database.write((tx) =>
    insert(tx, 'audit_entry', { at: Date.now(), personId: null, action: 'privacy.show', object }),
  );
  print(JSON.stringify(await personData(database, personId), null, 2));
}

/** The part of `privacy forget` that concerns mediations: what is over goes, what must be kept is told. */
export async function forgetMediations(database: Database, who: string, now: number): Promise<void> {
  const personId = await personNamed(database, who);
  const { erased, open, kept } = await database.write((tx) => forgetDisputesOf(tx, personId, now));
  if (erased > 0) explain(`已清空 ${erased} 件调解里的姓名和经过，统计不变。`);
  if (open > 0) explain(`还有 ${open} 件调解没有结束，结束后再运行。`);
  if (kept > 0) explain(`${kept} 件调解的卷宗还在保管期限内，到期自动清空（privacy keep 看年限）。`);
}

const MOST_YEARS = 100;

/** `privacy keep [years]`: how long the files of ended mediations are kept. */
export async function keepMediations(database: Database, years: string | undefined): Promise<void> {
  if (years !== undefined) {
    const count = Number(years);
    if (!Number.isInteger(count) || count < 1 || count > MOST_YEARS)
      throw new CommandError('年数写 1 到 100 的整数，按当地档案规定。');
    await database.write((tx) => keepDisputesFor(tx, count));
  }
  print(`调解卷宗结案后保管 ${await disputeYearsKept(database)} 年，到期清空姓名和经过，统计不变。`);
}
