import { checkMove } from '../models/tickets/advance';
import { WorkingCalendar } from '../models/calendar';
import type { Context } from '../models/context';
import { Directory } from '../models/staff/directory';
import { Failure } from '../models/failure';
import type { Grid, Place } from '../models/staff/grid';
import { Role, type Person, type RoleName } from '../models/staff/person';
import type { Ticket } from '../models/tickets/ticket';
import type { Transaction } from '../models/store/transaction';
import {
  ticketStates,
  transitions,
  type Relation,
  type TicketState,
  type TransitionName,
} from '../models/tickets/workflow';

/** One person for each relation, who is nothing else; the real rights decide what he is to the ticket. */
const people: Record<Exclude<Relation, 'system' | 'helper'>, number> = {
  reporter: 1,
  handler: 2,
  building_head: 3,
  member: 4,
  leader: 5,
  dispatcher: 6,
  community_staff: 7,
  desk: 8,
  desk_lead: 9,
  patron: 10,
  official: 11,
};
const STRANGER = 12;

const role = (id: number, name: RoleName, gridId = 1): Role =>
  Object.assign(new Role(), {
    id,
    personId: id,
    gridId,
    role: name,
    desk: name.startsWith('desk') ? '城管科' : null,
    placeId: name === 'building_head' ? 1 : null,
    origin: 'sheet',
  });
const staff = Object.entries(people).filter(([name]) => name !== 'reporter' && name !== 'handler');
const directory = new Directory(
  [{ id: 1, level: 'grid', name: '第1网格', parentId: null } as Grid],
  [{ id: 1, kind: 'building', name: '1号楼', gridId: 1 } as Place],
  [...Object.values(people), STRANGER].map((id) => ({ id, name: String(id) }) as Person),
  [],
  [...staff.map(([name, id]) => role(id, name as RoleName)), role(STRANGER, 'member', 2)],
);

const ticket = (state: TicketState): Ticket =>
  ({
    id: 1,
    state,
    gridId: 1,
    placeId: 1,
    reporterId: people.reporter,
    handlerId: people.handler,
    desk: '城管科',
    category: '0203',
    travels: 'open',
    aboutId: null,
    aboutDesk: null,
  }) as Ticket;

/** What comes of a try: done, or the failure's code. */
function tried(name: TransitionName, state: TicketState, actorId: number | null): string {
  const context: Context = {
    tx: {} as Transaction,
    office: { directory, calendar: new WorkingCalendar('Asia/Shanghai') },
    now: 0,
    actorId,
  };
  try {
    checkMove(context, ticket(state), name);
    return 'done';
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

/** What the table says: a desk's lead works at the desk too. */
function expected(name: TransitionName, state: TicketState, is: readonly Relation[]): string {
  const { by, notBy = [], from } = transitions[name];
  const may = by.some((relation) => is.includes(relation));
  const mayNot = notBy.some((relation) => is.includes(relation));
  if (mayNot) return 'ticket.own_work';
  if (!may) return 'ticket.not_allowed';
  return from.includes(state) ? 'done' : 'ticket.wrong_step';
}

const names = Object.keys(transitions) as TransitionName[];

describe.each(ticketStates)('in state %s', (state) => {
  test.each(Object.entries(people))('%s may do what the table says and nothing else', (relation, id) => {
    const is: Relation[] = relation === 'desk_lead' ? ['desk', 'desk_lead'] : [relation as Relation];
    const found = Object.fromEntries(names.map((name) => [name, tried(name, state, id)]));
    expect(found).toEqual(Object.fromEntries(names.map((name) => [name, expected(name, state, is)])));
  });

  test('the system does its own moves, a stranger none', () => {
    for (const name of names) {
      expect([name, tried(name, state, null)]).toEqual([name, expected(name, state, ['system'])]);
      expect([name, tried(name, state, STRANGER)]).toEqual([name, 'ticket.not_allowed']);
    }
  });
});
