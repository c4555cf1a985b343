import { readFileSync } from 'node:fs';
import path from 'node:path';
import { workflowPage } from '../cli/workflow-page';
import {
  marks,
  OPEN_STATES,
  readTicketNumber,
  ticketKey,
  ticketNumber,
  ticketStates,
  transitions,
  UNDONE_STATES,
  type Relation,
  type TicketState,
  type TransitionName,
} from '../models/tickets/workflow';
import { mayDo } from '../models/staff/rights';
import { stateWords } from '../notices/words';

const names = Object.keys(transitions) as TransitionName[];
const FINAL = new Set<TicketState>(['withdrawn', 'rated']);
const all: Relation[] = [
  'system',
  'reporter',
  'handler',
  'helper',
  'building_head',
  'member',
  'leader',
  'dispatcher',
  'community_staff',
  'desk',
  'desk_lead',
  'patron',
  'official',
];
const who = (name: TransitionName): Relation[] => all.filter((relation) => mayDo(name, new Set([relation])));

/** What can be reached from `start`, by whoever may. */
function reachable(start: TicketState | 'none'): Set<TicketState> {
  const found = new Set<TicketState>();
  const toVisit: (TicketState | 'none')[] = [start];
  for (let at = toVisit.pop(); at !== undefined; at = toVisit.pop()) {
    for (const name of names) {
      const { from, to } = transitions[name];
      if (to === 'same' || found.has(to) || !from.includes(at)) continue;
      found.add(to);
      toVisit.push(to);
    }
  }
  return found;
}

describe('the table of moves', () => {
  test('reaches every state from the report', () => {
    expect([...reachable('none')].sort()).toEqual([...ticketStates].sort());
    expect(Object.keys(stateWords).sort()).toEqual([...ticketStates].sort());
  });

  test('leaves no ticket without a way on, but for those at their end', () => {
    for (const state of ticketStates.filter((state) => !FINAL.has(state))) {
      const onward = names.filter(
        (name) => transitions[name].from.includes(state) && transitions[name].to !== 'same',
      );
      expect([state, onward.length > 0]).toEqual([state, true]);
      expect([state, reachable(state).has('closed')]).toEqual([state, true]);
    }
  });

  test('gives every move to somebody, and every open state to somebody who is no machine', () => {
    for (const name of names) expect([name, transitions[name].by.length > 0]).toEqual([name, true]);
    for (const state of OPEN_STATES) {
      const people = names
        .filter((name) => transitions[name].from.includes(state))
        .flatMap((name) => transitions[name].by.filter((relation) => relation !== 'system'));
      expect([state, people.length > 0]).toEqual([state, true]);
    }
  });

  test('lets each relation do just what the table says', () => {
    for (const name of names) {
      const { by, notBy = [] } = transitions[name];
      expect([name, who(name)]).toEqual([
        name,
        all.filter((relation) => by.includes(relation) && !notBy.includes(relation)),
      ]);
    }
  });

  test('keeps what the rules ask for, whatever else is in it', () => {
    expect(who('withdraw')).toEqual(['reporter']);
    expect(who('rate')).toEqual(['reporter']);
    expect(who('finish')).toEqual(['handler', 'leader']);
    // Nobody verifies his own work or approves what he asked for.
    for (const name of ['close', 'extend', 'suspend', 'refuse_request'] as const) {
      expect([name, mayDo(name, new Set<Relation>(['leader']))]).toEqual([name, true]);
      expect([name, mayDo(name, new Set<Relation>(['leader', 'handler']))]).toEqual([name, false]);
    }
    expect(mayDo('rework', new Set<Relation>(['member']))).toBe(false);
    // What a person has to live with has its reason.
    for (const name of ['decline', 'suspend', 'plan', 'rework', 'reopen', 'escalate'] as const)
      expect([name, transitions[name].needs?.includes('reason')]).toEqual([name, true]);
  });

  test('stops every clock where a ticket rests, and starts one where somebody has to act', () => {
    const into = (...states: string[]): TransitionName[] => {
      const found = names.filter((name) => states.includes(transitions[name].to));
      expect(found).not.toEqual([]);
      return found;
    };
    for (const name of into('withdrawn', 'declined', 'merged'))
      expect([name, transitions[name].clock?.handle]).toEqual([name, 'stops']);
    for (const name of ['suspend', 'plan'] as const) expect(transitions[name].clock?.handle).toBe('waits');
    for (const name of into('dispatched', 'returned'))
      expect([name, transitions[name].clock?.accept]).toEqual([name, 'starts']);
    for (const name of into('verifying'))
      expect([name, transitions[name].clock?.verify]).toEqual([name, 'starts']);
  });

  test('knows which states are open, and which of them are still to be done', () => {
    expect(ticketStates.filter((state) => !OPEN_STATES.some((open) => open === state)).sort()).toEqual([
      'closed',
      'declined',
      'merged',
      'rated',
      'withdrawn',
    ]);
    expect(OPEN_STATES.filter((state) => !UNDONE_STATES.some((undone) => undone === state))).toEqual([
      'verifying',
      'suspended',
      'waiting',
      'project',
    ]);
  });

  test('is what docs/workflow.md says; `npm run workflow` writes it', () => {
    const page = readFileSync(path.join(__dirname, '..', 'docs', 'workflow.md'), 'utf8');
    expect(page).toBe(workflowPage());
  });
});

describe('the ticket number', () => {
  test.each(['T-0007', 't-7', 'T7', 't0007', '0007', '#0007', ' T-0007 '])('%s is the seventh', (typed) => {
    expect(readTicketNumber(typed)).toBe(7);
  });

  test.each(['7', '第7件', 'T-', '12号楼', '3号楼', '', 'T-12345678901', '0007号'])('%s is none', (typed) => {
    expect(readTicketNumber(typed)).toBeNull();
  });

  test('grows beyond four digits and can be read back in both writings', () => {
    for (const id of [1, 42, 9999, 10_000, 1_234_567]) {
      expect(readTicketNumber(ticketNumber(id))).toBe(id);
      expect(readTicketNumber(ticketKey(id))).toBe(id);
    }
    expect(marks([1, 2, 3])).toBe('?, ?, ?');
  });
});
