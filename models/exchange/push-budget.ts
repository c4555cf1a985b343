import { Entity } from 'typeorm';
import { Id, Whole, Words } from '../store/columns';
import type { Office } from '../context';
import { NEAR, ROSTER } from '../staff/roster';
import { insert, isUniqueViolation, one, type Reader, type Transaction } from '../store/transaction';

/** What a message is to whoever gets it. Null in `outbound.notice` is the answer to somebody who just wrote. */
export type NoticeKind = keyof typeof staffBudget | keyof typeof residentBudget;

export type StaffNotice = keyof typeof staffBudget;

/** When a message to staff may ring: always, in his working time, or never by itself (it waits for a list). */
type Rings = 'always' | 'working' | 'listed';

/** The budget of staff (docs/decisions/0014-rings.md). Everything that is told without having been asked for is one of these. */
export const staffBudget = {
  danger: 'always',
  // One mediator is asked at a time, nobody else may know: a list can't take the place of his card.
  dispute: 'always',
  order: 'working',
  question: 'working',
  remind: 'working',
  alarm: 'working',
  list: 'working',
  file: 'working',
  fact: 'listed',
} as const satisfies Record<string, Rings>;

/** Pushes a day and person, of which so many are kept free for the two lists; danger is never held back. */
export const STAFF_PUSHES = 8;
export const LISTS = 2;
export const LIST_ROWS = 10;

/** Pushes a ticket (and round) may cost a resident; inquiry: a question, asked and once more; again: 您看行吗, a second time. */
export const residentBudget = {
  receipt: 1,
  more: 1,
  inquiry: 2,
  result: 1,
  again: 1,
} as const satisfies Record<string, number>;

export type ResidentNotice = keyof typeof residentBudget;

/** How often a person was rung at on a day. */
@Entity('push_count')
export class PushCount {
  @Id() id!: number;
  @Whole() personId!: number;
  @Words(10) day!: string;
  @Whole() pushes!: number;
  /** How many of them were lists. */
  @Whole() lists!: number;
}

/** A person's day, in one look: it is asked for every card that goes out. */
interface Today {
  /** Pushes he had, answers left out, and how many of them were lists. */
  pushes: number;
  lists: number;
  onLeave: boolean;
  onDuty: boolean;
  /** Does the office keep a roster at all? */
  roster: boolean;
}

async function todayOf(reader: Reader, personId: number, day: string, now: number): Promise<Today> {
  const row = await one<Record<keyof Today, number | string | null>>(
    reader,
    `SELECT (SELECT pushes FROM push_count WHERE personId = ? AND day = ?) AS pushes,
       (SELECT lists FROM push_count WHERE personId = ? AND day = ?) AS lists,
       EXISTS (SELECT 1 FROM absence WHERE personId = ? AND fromDay <= ? AND untilDay >= ?) AS onLeave,
       EXISTS (SELECT 1 FROM duty_shift WHERE personId = ? AND startsAt <= ? AND endsAt > ?) AS onDuty,
       EXISTS (${ROSTER}) AS roster`,
    [personId, day, personId, day, personId, day, day, personId, now, now, now - NEAR, now + NEAR],
  );
  const count = (name: keyof Today): number => Number(row?.[name] ?? 0);
  return {
    pushes: count('pushes'),
    lists: count('lists'),
    onLeave: count('onLeave') > 0,
    onDuty: count('onDuty') > 0,
    roster: count('roster') > 0,
  };
}

/** Is this his working time, or is he on duty? */
export async function isAtWork(
  reader: Reader,
  office: Office,
  personId: number,
  now: number,
): Promise<boolean> {
  return works(office, await todayOf(reader, personId, office.calendar.local(now).day, now), now);
}

const works = ({ calendar }: Office, today: Today, now: number): boolean =>
  !today.onLeave && (today.onDuty || calendar.opensAgain(now) === null);

/** Do so many messages still fit into the person's day? On working days room for the lists that are to come is kept free. */
function hasRoom(
  { calendar }: Office,
  today: Today,
  day: string,
  notice: StaffNotice,
  messages: number,
): boolean {
  const toCome = LISTS - today.lists - (notice === 'list' ? 1 : 0);
  const kept = calendar.isWorkingDay(day) ? Math.max(0, toCome) : 0;
  return today.pushes + messages <= STAFF_PUSHES - kept;
}

/** What rings at any hour where nobody keeps a roster: its own people are on duty for what is theirs, there is nobody else. */
const awaited: ReadonlySet<StaffNotice> = new Set(['order', 'question', 'file']);

/** Takes one push of the person's day for each message; false = it waits for his next list. */
export async function takePush(
  tx: Transaction,
  office: Office,
  personId: number,
  notice: StaffNotice,
  now: number,
  messages = 1,
): Promise<boolean> {
  const rings: Rings = staffBudget[notice];
  const { day } = office.calendar.local(now);
  if (rings === 'listed') return false;
  if (rings === 'working') {
    const today = await todayOf(tx, personId, day, now);
    if (!hasRoom(office, today, day, notice, messages)) return false;
    const awaitsHim = awaited.has(notice) && !today.roster && !today.onLeave;
    if (!awaitsHim && !works(office, today, now)) return false;
  }
  await countPush(tx, personId, day, messages, notice === 'list' ? 1 : 0);
  return true;
}

async function countPush(
  tx: Transaction,
  personId: number,
  day: string,
  pushes: number,
  lists: number,
): Promise<void> {
  const add = async (): Promise<boolean> => {
    const { affected } = await tx.run(
      'UPDATE push_count SET pushes = pushes + ?, lists = lists + ? WHERE personId = ? AND day = ?',
      [pushes, lists, personId, day],
    );
    return affected > 0;
  };
  if (await add()) return;
  try {
    await insert(tx, 'push_count', { personId, day, pushes, lists });
  } catch (error) {
    // On MySQL another transaction made the day's first row in between.
    if (!isUniqueViolation(error)) throw error;
    await add();
  }
}

/** Has the resident still room for this kind in the budget of the ticket and its round? */
export async function residentMayHear(
  reader: Reader,
  ticketId: number,
  personId: number,
  notice: keyof typeof residentBudget,
): Promise<boolean> {
  const ticket = await one<{ round: number }>(reader, 'SELECT round FROM ticket WHERE id = ?', [ticketId]);
  const row = await one<{ n: number | string }>(
    reader,
    "SELECT COUNT(*) AS n FROM outbound WHERE ticketId = ? AND personId = ? AND notice = ? AND state <> 'resent'",
    [ticketId, personId, notice],
  );
  return Number(row?.n ?? 0) < residentBudget[notice] * ((ticket?.round ?? 0) + 1);
}
