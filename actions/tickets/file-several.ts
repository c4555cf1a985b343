import type { Context } from '../../models/context';
import { closeDialogue, loadDialogue, openDialogue, saveSlots } from '../../models/exchange/dialogues';
import type { ChannelName, Person } from '../../models/staff/person';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { FILE_AFTER, FORGET_AFTER } from './file-draft';
import { report, type ReportFacts } from './report';

/** The conversation about several problems told in one message. */
export const SEVERAL = 'several';

export interface SeveralDrafts {
  parts: ReportFacts[];
  channel: ChannelName;
  begunAt: number;
}

/** Keeps the parts; without an answer all of them are filed. */
export function keepSeveral({ tx, now }: Context, person: Person, drafts: SeveralDrafts): Promise<number> {
  return openDialogue(tx, person, SEVERAL, drafts, now, {
    dueAt: now + FILE_AFTER,
    expiresAt: now + FORGET_AFTER,
  });
}

export function changeSeveral({ tx, now }: Context, id: number, drafts: SeveralDrafts): Promise<void> {
  return saveSlots(tx, id, drafts, now + FILE_AFTER);
}

/** Files the parts with these indexes (all of them without), once; null when it was done before. */
export async function fileSeveral(
  context: Context,
  id: number,
  confirmed: boolean,
  only?: number,
): Promise<Ticket[] | null> {
  const { tx, now } = context;
  const dialogue = await loadDialogue<SeveralDrafts>(tx, id);
  if (!dialogue || !(await closeDialogue(tx, id, dialogue.personId, now))) return null;
  const reporter = await one<Person>(tx, 'SELECT * FROM person WHERE id = ?', [dialogue.personId]);
  if (!reporter) return null;
  const { parts, channel, begunAt } = dialogue.slots;
  const tickets: Ticket[] = [];
  for (const [at, part] of parts.entries()) {
    if (only !== undefined && at !== only) continue;
    const author = { ...context, actorId: reporter.id };
    tickets.push(await report(author, reporter, channel, { ...part, confirmed }, begunAt));
  }
  return tickets;
}
