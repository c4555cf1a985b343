import { forwardReported } from '../../notices/tickets/ticket-files';
import { announceTicket } from '../../notices/tickets/ticket-news';
import { openTicket } from '../../models/tickets/advance';
import type { Context } from '../../models/context';
import { newClocks, setDate, type NewClocks } from '../../models/tickets/clock';
import { routeOf } from '../../models/tickets/routing';
import { Failure } from '../../models/failure';
import { rememberPlace } from '../../models/staff/persons';
import type { ChannelName, Person } from '../../models/staff/person';
import type { Directory } from '../../models/staff/directory';
import type { Ticket, TicketSource } from '../../models/tickets/ticket';
import { expectListener, isUnheardVoice, transcriptsWaiting } from '../../models/tickets/voice-reports';
import { raiseIfAgain } from './escalate';
import { sendAlong } from './send-along';
import { claimPictures, countReportedSince, PICTURE_WINDOW } from '../../models/tickets/tickets';

/** What a report says, as far as it was understood. */
export interface ReportFacts {
  /** Four digits; '1307' (无法识别) when nothing fits. */
  category: string;
  placeId: number | null;
  /** Where a position sent lies, for a place no list knows; the position itself is not kept. */
  gridId?: number;
  placeText: string;
  subject: string;
  /** Verbatim. */
  description: string;
  urgency: Ticket['urgency'];
  /** false: filed without the reporter's yes. */
  confirmed: boolean;
  /** An outside deadline leaves until then: our own limit ends no later (epoch ms). */
  dueBy?: number;
  /** Where it came from when not from the reporter himself. */
  source?: TicketSource;
  /** Who gets it is said in the same breath: the grid's own people are not rung for it. */
  assigned?: true;
  /** He stands where he works: that place says nothing about where the next thing is. */
  atWork?: true;
}

/** No throttle below this many a minute and person; orders of a platform come by the sheet and don't count. */
const REPORTS_A_MINUTE = 20;
const MINUTE = 60_000;

/** 上报: filed and dispatched at once to whoever looks after the place. `begun`: when its dialogue began. Throws report.too_many, street.empty. */
export async function report(
  context: Context,
  reporter: Person,
  channel: ChannelName,
  facts: ReportFacts,
  begun = context.now,
): Promise<Ticket> {
  const { tx, now, office } = context;
  if (
    facts.source !== 'transfer' &&
    (await countReportedSince(tx, reporter.id, now - MINUTE)) >= REPORTS_A_MINUTE
  )
    throw new Failure('report.too_many');
  const gridId = gridOf(context, reporter, facts.placeId, facts.gridId);
  const { category, placeId, urgency } = facts;
  const route = routeOf(office, { gridId, category, placeId });
  const spoken = isUnheardVoice(facts);
  const written = spoken ? await transcriptsWaiting(tx, reporter.id, begun - PICTURE_WINDOW) : '';
  const ticket = await openTicket(context, {
    ...fitted(written === '' ? facts : { ...facts, description: written }),
    gridId,
    channel,
    source: facts.source ?? sourceOf(office.directory, reporter.id),
    reporterId: reporter.id,
    // In danger nobody is asked whose it is: the grid goes at once.
    desk: urgency === 'emergency' ? null : route.desk,
    ...clocksFor(context, facts, gridId),
  });
  const files = await claimPictures(tx, reporter.id, ticket.id, 'report', begun - PICTURE_WINDOW);
  // Where she scanned stays her place; a report elsewhere says nothing about where she lives, and where colleagues go
  // on their rounds nothing about where the next thing is.
  const atWork = facts.atWork === true || office.directory.isStaff(reporter.id);
  if (placeId !== null && reporter.placeId === null && !atWork) await rememberPlace(tx, reporter, placeId);
  if (facts.assigned !== true) {
    await announceTicket(context, ticket);
    await sendAlong(context, ticket, route);
  }
  if (files > 0) await forwardReported(context, ticket.id);
  if (spoken) await expectListener(tx, ticket.id, now);
  return raiseIfAgain(context, ticket);
}

/** The category's own limits, unless an outside deadline leaves less. */
function clocksFor({ office, now }: Context, facts: ReportFacts, gridId: number): NewClocks {
  const clocks = newClocks(office, { gridId, category: facts.category, urgency: facts.urgency }, now);
  const { dueBy } = facts;
  if (dueBy === undefined || clocks.dueAt <= dueBy) return clocks;
  const { clockMinutes } = setDate(now, dueBy);
  return {
    ...clocks,
    clockMinutes: clockMinutes ?? 0,
    clockUnit: 'real',
    dueAt: dueBy,
    lookBy: Math.min(clocks.lookBy, dueBy),
    acceptBy: Math.min(clocks.acceptBy, dueBy),
  };
}

/** A building head's report is a resident's with a name to it. */
function sourceOf(directory: Directory, reporterId: number): TicketSource {
  if (directory.isStaff(reporterId)) return 'member';
  return directory.has(reporterId, 'building_head') ? 'building_head' : 'resident';
}

const PLACE_LENGTH = 120;
const SUBJECT_LENGTH = 60;

/** The facts and nothing else a caller may carry along; words for lists fit their columns, the description keeps everything. */
export function fitted(facts: ReportFacts): ReportFacts {
  const cut = (text: string, length: number): string => Array.from(text).slice(0, length).join('');
  const { category, placeId, placeText, subject, description, urgency, confirmed } = facts;
  return {
    category,
    placeId,
    placeText: cut(placeText, PLACE_LENGTH),
    subject: cut(withoutPlace(subject, placeText), SUBJECT_LENGTH),
    description,
    urgency,
    confirmed,
  };
}

/** 东门 · 东门的路灯不亮 → 路灯不亮: lists show the place beside the subject. */
function withoutPlace(subject: string, placeText: string): string {
  if (placeText === '' || !subject.startsWith(placeText)) return subject;
  return subject.slice(placeText.length).replace(/^[的处里]/, '') || subject;
}

/** The place decides the grid, then a position; without either the reporter's own, else the street's desk. Throws street.empty. */
export function gridOf(
  { office }: Context,
  reporter: Person,
  placeId: number | null,
  located?: number,
): number {
  const { directory } = office;
  const gridId = directory.place(placeId)?.gridId ?? located ?? directory.homeGrid(reporter);
  if (gridId === undefined) throw new Failure('street.empty');
  return gridId;
}
