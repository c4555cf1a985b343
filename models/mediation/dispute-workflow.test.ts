import { disputeStateWords, needWords } from '../../notices/mediation/dispute-state-words';
import {
  disputeNumber,
  disputeSteps,
  OPEN_DISPUTES,
  readDisputeNumber,
  UNSETTLED_DISPUTES,
  type DisputeState,
  type DisputeStep,
} from './dispute-workflow';

const names = Object.keys(disputeSteps) as DisputeStep[];
const states = Object.keys(disputeStateWords) as DisputeState[];

/** What can be reached from `start`, whoever may. */
function reachable(start: DisputeState | 'none'): Set<DisputeState> {
  const found = new Set<DisputeState>();
  const toVisit: (DisputeState | 'none')[] = [start];
  for (let at = toVisit.pop(); at !== undefined; at = toVisit.pop())
    for (const name of names) {
      const { from, to } = disputeSteps[name];
      if (to === 'same' || found.has(to) || !from.includes(at)) continue;
      found.add(to);
      toVisit.push(to);
    }
  return found;
}

test('every state can be reached, and every open one has a way to an end', () => {
  expect([...reachable('none')].sort()).toEqual([...states].sort());
  const ends = states.filter((state) => !(OPEN_DISPUTES as readonly string[]).includes(state));
  for (const state of OPEN_DISPUTES) expect(ends.some((end) => reachable(state).has(end))).toBe(true);
  for (const end of ends) expect(reachable(end).size).toBe(0);
});

test('nobody is pressed: until an agreement is signed a party can stop it at any time', () => {
  for (const state of UNSETTLED_DISPUTES) {
    expect(disputeSteps.withdraw.from).toContain(state);
    expect(disputeSteps.withdraw.by).toEqual(expect.arrayContaining(['applicant', 'party']));
  }
});

test('no mediation without the yes of both, no effect without signatures, no end without a visit', () => {
  const needing = (to: DisputeState): (readonly string[])[] =>
    names.filter((name) => disputeSteps[name].to === to).map((name) => disputeSteps[name].needs ?? []);
  expect(needing('mediating')).not.toEqual([]);
  for (const needs of needing('mediating')) expect(needs).toContain('consents');
  expect(disputeSteps.take_effect.needs).toContain('signatures');
  expect(disputeSteps.close.needs).toContain('performed');
  expect(Object.keys(needWords).sort()).toEqual(
    [...new Set(names.flatMap((name) => disputeSteps[name].needs ?? []))].sort(),
  );
});

test('leaders, desks and members are no relation to a dispute', () => {
  const all = new Set(names.flatMap((name) => disputeSteps[name].by));
  expect([...all].sort()).toEqual(['applicant', 'free', 'head', 'mediator', 'party', 'registrar', 'system']);
});

test.each([
  ['M-0012', 12],
  ['m12', 12],
  ['M0012', 12],
  ['12', 12],
  ['T-0012', 0],
  ['', 0],
])('%s is number %i', (text, id) => expect(readDisputeNumber(text)).toBe(id));

test('a number is written with four digits', () => expect(disputeNumber(7)).toBe('M-0007'));
