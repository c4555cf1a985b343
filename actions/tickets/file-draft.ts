import type { Context } from '../../models/context';
import { closeDialogue, loadDialogue, openDialogue, saveSlots } from '../../models/exchange/dialogues';
import type { ChannelName, Person } from '../../models/staff/person';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { tellGroupLate, type LateAnswer } from '../../notices/exchange/late-answer';
import { report, type ReportFacts } from './report';

/** The conversation that ends in a report. */
export const DRAFT = 'report';

/** A report not yet filed. What is asked for at the moment: the place, the kind, or a yes to all of it. */
export interface Draft extends ReportFacts {
  channel: ChannelName;
  asks: 'place' | 'kind' | 'confirm';
  /** Places that fit equally; asked for as long as none is chosen. */
  maybe?: { id: number; name: string }[];
  /** How often the answer did not bring it on. */
  missed?: number;
  begunAt: number;
  /** It was said in a work group, which is told the number once it is filed. */
  late?: LateAnswer;
}

/** Without an answer the report is filed all the same after this; only 不报了 prevents it. */
export const FILE_AFTER = 10 * 60_000;
export const FORGET_AFTER = 24 * 3_600_000;

/** What nobody understood is not filed by itself: it may have been no report at all. */
const filesItself = ({ asks }: Draft, now: number): { dueAt?: number } =>
  asks === 'kind' ? {} : { dueAt: now + FILE_AFTER };

/** Keeps a draft and the time at which it files itself. */
export function keepDraft({ tx, now }: Context, person: Person, draft: Draft): Promise<number> {
  return openDialogue(tx, person, DRAFT, draft, now, {
    ...filesItself(draft, now),
    expiresAt: now + FORGET_AFTER,
  });
}

export function changeDraft({ tx, now }: Context, id: number, draft: Draft): Promise<void> {
  return saveSlots(tx, id, draft, filesItself(draft, now).dueAt);
}

/** Files a draft once; null when it was filed or dropped before. */
export async function fileDraft(context: Context, id: number, confirmed: boolean): Promise<Ticket | null> {
  const { tx, now } = context;
  const dialogue = await loadDialogue<Draft>(tx, id);
  if (!dialogue || !(await closeDialogue(tx, id, dialogue.personId, now))) return null;
  const reporter = await one<Person>(tx, 'SELECT * FROM person WHERE id = ?', [dialogue.personId]);
  if (!reporter) return null;
  const { channel, begunAt, late, asks: _asks, maybe: _maybe, missed: _missed, ...facts } = dialogue.slots;
  const author = { ...context, actorId: reporter.id };
  const ticket = await report(author, reporter, channel, { ...facts, confirmed }, begunAt);
  if (late) await tellGroupLate(author, ticket, late);
  return ticket;
}

/** 不报了: nothing is filed. False when it was too late. */
export function dropDraft({ tx, now }: Context, id: number, personId: number): Promise<boolean> {
  return closeDialogue(tx, id, personId, now);
}
