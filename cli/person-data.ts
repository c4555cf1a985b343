import type { Database } from '../models/store/database';
import { readDisputeNumber } from '../models/mediation/dispute-workflow';
import {
  disputeYearsKept,
  forgetDispute,
  forgetDisputesOf,
  keepDisputesFor,
  type ForgottenDisputes,
} from '../models/mediation/erase-dispute';
import { partyData } from '../models/mediation/party-data';
import { personData } from '../models/residents/person-data';
import { insert, one, type Reader } from '../models/store/transaction';
import { readTicketNumber } from '../models/tickets/workflow';
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

const SIDES = { 申请方: 'A', 对方: 'B' } as const;

/** `privacy show M-0001 对方1`: what is kept of a party who never wrote to us. Null when it is no number of a case. Throws CommandError. */
export async function showParty(
  database: Database,
  who: string | undefined,
  party: string | undefined,
): Promise<boolean> {
  const disputeId = caseNumber(who);
  if (disputeId === 0) return false;
  const [, side, number = '1'] = /^(申请方|对方)(\d*)$/.exec(party ?? '') ?? [];
  if (side === undefined)
    throw new CommandError(
      '写清是哪一方，比如 privacy show M-0001 对方1；调解员在〔当事人〕里看得到第几位。',
    );
  const data = await partyData(database, disputeId, SIDES[side as keyof typeof SIDES], Number(number || 1));
  if (data === null) throw new CommandError(`${who ?? ''} 里没有${side}${number}。`);
  const object = `dispute ${disputeId}`;
  await database.write((tx) =>
    insert(tx, 'audit_entry', { at: Date.now(), personId: null, action: 'privacy.show', object }),
  );
  print(JSON.stringify(data, null, 2));
  return true;
}

/** M-0001 → 1; 0 when it is no number of a case. */
const caseNumber = (who: string | undefined): number =>
  /^[Mm]-?\d/.test(who ?? '') ? readDisputeNumber(who) : 0;

/** `privacy forget M-0001`: a mediation whose time is over is emptied. False when it is no number of a case. */
export async function forgetCase(database: Database, who: string | undefined, now: number): Promise<boolean> {
  const id = caseNumber(who);
  if (id === 0) return false;
  const found = await database.write((tx) => forgetDispute(tx, id, now));
  if (found.erased + found.open + found.kept === 0)
    throw new CommandError(`没有编号是“${who ?? ''}”的调解。`);
  explainForgotten(found);
  return true;
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
  explainForgotten(await database.write((tx) => forgetDisputesOf(tx, personId, now)));
}

function explainForgotten({ erased, open, kept }: ForgottenDisputes): void {
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
