import { forgetPerson, personBehind } from '../actions/residents/forget-person';
import type { Database } from '../models/store/database';
import { readTicketNumber } from '../models/tickets/workflow';
import { CommandError, explain } from './output';
import { forgetCase, forgetMediations, keepMediations, showParty, showPerson } from './person-data';

const usage =
  '用法：npm run -s xiaoge -- privacy show|forget <账号或他报的事件单编号>，没有账号的当事人 privacy show M-0001 对方1、privacy forget M-0001，或 privacy keep [年数]';

/** What somebody may ask for about himself. Throws CommandError. */
export async function privacy(database: Database, [what, who, party]: string[]): Promise<void> {
  if (what === 'show' && (await showParty(database, who, party))) return;
  if (what === 'show') return showPerson(database, who);
  if (what === 'forget' && (await forgetCase(database, who, Date.now()))) return;
  if (what === 'keep') return keepMediations(database, who);
  if (what !== 'forget' || who === undefined) throw new CommandError(usage);
  const forgotten = await database.write(async (tx) => {
    const personId = await personBehind(tx, { account: who, ticketId: readTicketNumber(who) });
    return personId === null ? null : forgetPerson(tx, personId, Date.now());
  });
  if (forgotten === null) throw new CommandError(`没有账号或编号是“${who}”的人。`);
  const { emptied, waiting } = forgotten;
  explain(`已清空 ${emptied} 件事件单里的原话和照片，以及收发过的消息；从中学到的也忘了。`);
  if (waiting > 0) explain(`还有 ${waiting} 件在办，办完再运行一次。`);
  return forgetMediations(database, who, Date.now());
}
