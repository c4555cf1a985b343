import type { Context } from '../../models/context';
import {
  closeDialogue,
  keepAside,
  loadDialogue,
  openDialogue,
  saveSlots,
} from '../../models/exchange/dialogues';
import { Failure } from '../../models/failure';
import { keepPhone } from '../../models/tickets/news';
import type { ChannelName, Person } from '../../models/staff/person';
import { holdsRight, type OfficeRight } from '../../models/staff/rights';
import type { Ticket } from '../../models/tickets/ticket';
import { report, type ReportFacts } from './report';

/** The conversation of 代报. */
export const OTHERS = 'others';

/** 居民群, 电话, 来访. */
export type OthersSource = 'group' | 'phone' | 'visit';

export interface OthersPart extends ReportFacts {
  /** How many said the same. */
  voices: number;
}

export interface OthersDraft {
  parts: OthersPart[];
  source: OthersSource;
  /** The caller's number; kept for the ticket only when he agrees to a call back. */
  phone: string | null;
  agreed: boolean;
  channel: ChannelName;
  begunAt: number;
}

const WITHIN = 3_600_000;

/** Throws role.other for whoever may not report for others. */
export function checkMayReportForOthers({ office, actorId }: Context, right: OfficeRight): void {
  if (actorId !== null && holdsRight(office.directory, actorId, right)) return;
  throw new Failure('role.other', { who: '网格员或社区工作人员' });
}

export function keepOthers({ tx, now }: Context, person: Person, draft: OthersDraft): Promise<number> {
  return openDialogue(tx, person, OTHERS, draft, now, { expiresAt: now + WITHIN });
}

export function changeOthers({ tx }: Context, id: number, draft: OthersDraft): Promise<void> {
  return saveSlots(tx, id, draft);
}

/** Files the chosen parts (all without), once; null when it was done before. */
export async function fileOthers(
  context: Context,
  person: Person,
  id: number,
  only?: number,
): Promise<{ tickets: Ticket[]; draft: OthersDraft } | null> {
  const { tx, now } = context;
  const dialogue = await loadDialogue<OthersDraft>(tx, id);
  if (dialogue?.personId !== person.id || !(await closeDialogue(tx, id, person.id, now))) return null;
  const { slots } = dialogue;
  const parts = slots.parts.filter((_, at) => only === undefined || at === only);
  return { tickets: await fileParts(context, person, { ...slots, parts }), draft: slots };
}

/** 代报: one ticket for each part, with its source; the number only where the caller agreed. */
export async function fileParts(context: Context, person: Person, draft: OthersDraft): Promise<Ticket[]> {
  const { source, phone, agreed, channel, begunAt } = draft;
  const tickets: Ticket[] = [];
  for (const { voices, ...part } of draft.parts) {
    const many = voices > 1 ? `\n（${voices} 人说）` : '';
    const facts = { ...part, source, description: `${part.description}${many}` };
    tickets.push(await report(context, person, channel, facts, begunAt));
  }
  if (phone !== null && agreed) await keepNumber(context, person, tickets, phone);
  return tickets;
}

async function keepNumber(
  { tx }: Context,
  person: Person,
  tickets: readonly Ticket[],
  phone: string,
): Promise<void> {
  for (const { id } of tickets) await keepPhone(tx, id, person.id, phone);
}

/** Holds the number for an hour, until the caller was asked. */
export function holdNumber(
  { tx, now }: Context,
  person: Person,
  tickets: readonly Ticket[],
  phone: string,
): Promise<number> {
  const slots = { ticketIds: tickets.map(({ id }) => id), phone };
  return keepAside(tx, person.id, OTHERS_NUMBER, slots, now, { expiresAt: now + WITHIN });
}

const OTHERS_NUMBER = 'others-number';

/** 同意回电 or not; the held number is gone either way. Null when it was answered before. */
export async function settleNumber(
  context: Context,
  person: Person,
  id: number,
  agreed: boolean,
): Promise<string | null> {
  const { tx, now } = context;
  const held = await loadDialogue<{ ticketIds: number[]; phone: string }>(tx, id);
  if (held?.personId !== person.id || held.intent !== OTHERS_NUMBER) return null;
  if (!(await closeDialogue(tx, id, person.id, now))) return null;
  const { ticketIds, phone } = held.slots;
  await saveSlots(tx, id, {});
  if (agreed) for (const ticketId of ticketIds) await keepPhone(tx, ticketId, person.id, phone);
  return phone;
}
