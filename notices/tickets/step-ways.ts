import { transitions, type TicketState } from '../../models/tickets/workflow';

/** What has to come first where a step is not over but too early: by state, and the states the step starts from. */
const ways: readonly { states: readonly TicketState[]; before: TicketState; words: string }[] = [
  {
    states: ['dispatched', 'returned'],
    before: 'handling',
    words: '还没有人接。先回“我来办 {number}”，接了再{step}。',
  },
  {
    states: ['suspended', 'project', 'waiting'],
    before: 'handling',
    words: '现在停着。先回“恢复办理 {number}”，再{step}。',
  },
  {
    states: ['dispatched', 'returned', 'handling'],
    before: 'verifying',
    words: '还在办，办结以后才能{step}。',
  },
];

/** 还没有人接，接了再挂起; null where the step is over for good. `step`: its label in the table. */
export function stepComesLater(number: string, state: string, step: string): string | null {
  const move = Object.values(transitions).find(({ label }) => label === step);
  const way = ways.find(
    ({ states, before }) =>
      (states as readonly string[]).includes(state) && move?.from.includes(before) === true,
  );
  return way ? `${number} ${way.words.replace('{number}', number).replace('{step}', step)}` : null;
}
