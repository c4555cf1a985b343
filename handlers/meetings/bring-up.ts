import { bringUp } from '../../actions/meetings/bring-up';
import { loadTicket } from '../../models/tickets/advance';
import { ticketsInHand } from '../../models/tickets/tickets';
import { readTicketNumber } from '../../models/tickets/workflow';
import type { Answer } from '../../notices/answer';
import { broughtUpWords, whichToBringUp } from '../../notices/meetings/meeting-words';
import type { Turn } from '../turn/turn';

/** 上会 T-0001 缺钥匙; without a number the only matter he has in hand is meant. */
export async function bringUpInWords(turn: Turn, rest: string): Promise<Answer> {
  const [first = '', ...words] = rest.split(/\s+/);
  const number = readTicketNumber(first);
  if (number !== null)
    return broughtUpWords(
      await bringUp(turn.context, await loadTicket(turn.context, number), words.join(' ')),
    );
  const { tx, office } = turn.context;
  const [only, second] = await ticketsInHand(tx, office.directory.inPlaceOf(turn.person.id), 2);
  if (!only || second) return whichToBringUp;
  return broughtUpWords(await bringUp(turn.context, only, rest));
}
