import type { Dispute } from './dispute';
import { confirmationsDue, dueOf } from './dispute-agenda';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;
const aCase = (more: Partial<Dispute>): Dispute =>
  Object.assign(
    { state: 'mediating', warned: 0, confirmReminded: 0, touchedAt: NOW },
    nothing,
    more,
  ) as Dispute;
const nothing = {
  limitAt: null,
  performBy: null,
  performedAt: null,
  revisitAt: null,
  contactBy: null,
  contactedAt: null,
  effectiveAt: null,
  confirmation: null,
  form: null,
};
const written = { state: 'performing', form: 'written', confirmation: 'open' } as const;

test.each<[string, Partial<Dispute>, number | null, string | null]>([
  ['nobody has called', { state: 'registered', contactBy: NOW - 1 }, null, 'contact'],
  ['called in time', { state: 'accepted', contactBy: NOW - 1, contactedAt: NOW - DAY }, null, null],
  ['a week before its limit', { limitAt: NOW + 6 * DAY }, null, 'limit'],
  ['warned of it', { limitAt: NOW + 6 * DAY, warned: 1 }, null, null],
  ['two days before, warned once', { limitAt: NOW + DAY, warned: 1 }, null, 'limit'],
  ['past its limit', { limitAt: NOW - 1, warned: 2 }, null, 'over'],
  ['a week without a word', { touchedAt: NOW - 8 * DAY }, null, 'stalled'],
  ['a week without a word, but a talk to come', { touchedAt: NOW - 8 * DAY }, NOW + 3 * DAY, null],
  ['a talk today', {}, NOW + DAY / 4, 'today'],
  ['waiting for its seal', { state: 'agreed', touchedAt: NOW - 4 * DAY }, null, 'marks'],
  ['to be performed tomorrow', { state: 'performing', performBy: NOW + DAY }, null, 'perform'],
  ['not performed', { state: 'performing', performBy: NOW - DAY }, null, 'late'],
  [
    'to be visited',
    { state: 'performing', performedAt: NOW - 30 * DAY, revisitAt: NOW - 1 },
    null,
    'revisit',
  ],
  ['a week for the court', { ...written, effectiveAt: NOW - 7 * DAY }, null, 'confirm'],
  ['the court, reminded', { ...written, effectiveAt: NOW - 8 * DAY, confirmReminded: 1 }, null, null],
  ['an oral one asks no court', { ...written, form: 'oral', effectiveAt: NOW - 8 * DAY }, null, null],
])('%s', (_name, more, meetsAt, due) => expect(dueOf(aCase(more), NOW, meetsAt)).toBe(due));

test('after thirty days the court is no longer spoken of', () => {
  const since = (days: number): number =>
    confirmationsDue(aCase({ ...written, effectiveAt: NOW - days * DAY }), NOW);
  expect([6, 7, 19, 20, 27, 29, 30, 40].map(since)).toEqual([0, 1, 1, 2, 3, 3, 0, 0]);
});
