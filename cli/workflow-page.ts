import type { UrgencyClass } from '../models/category-table';
import { ladder, RENEW_DAYS, type Rung } from '../models/tickets/reminders';
import { longestHandling, usualLimits } from '../models/tickets/step-limits';
import {
  ticketStates,
  transitions,
  type Hearer,
  type Need,
  type Relation,
  type TicketState,
  type TransitionName,
} from '../models/tickets/workflow';
import { relationWords } from '../notices/failure-facts';
import { stateWords } from '../notices/words';

const names = Object.keys(transitions) as TransitionName[];

const needWords: Record<Need, string> = {
  reason: 'a reason',
  result: 'the result',
  proof: 'what the category asks for (photo, quantity)',
  assignee: 'to whom',
  main: 'the ticket that goes on',
  until: 'until when',
};

const hearerWords: Record<Hearer, string> = {
  reporter: '报事的人',
  followers: '关注的人',
  holder: '经办的人或等接的人',
  owner: '首问的人',
  members: '网格员',
  leader: '网格长',
  manager: '派单的人',
  upper: '上一级',
  desk_lead: '科室负责人',
  patron: '包片领导',
  official: '街道、社区领导',
  asker: '申请的人',
  helpers: '协办的人',
  named: '点到名的同事',
  orderer: '督办或召集的人',
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const code = (state: string): string => `\`${state}\``;
const people = (by: readonly Relation[]): string => by.map((relation) => relationWords[relation]).join('、');

function moveRow(name: TransitionName): string[] {
  const { from, to, by, notBy, needs = [], clock = {}, tells = [], label } = transitions[name];
  return [
    `${label} ${code(name)}`,
    from.map(code).join(' '),
    to === 'same' ? '–' : code(to),
    people(by) + (notBy ? `；不能是${people(notBy)}` : ''),
    needs.map((need) => needWords[need]).join(', ') || '–',
    Object.entries(clock)
      .map(([step, effect]) => `${step} ${effect}`)
      .join(', ') || '–',
    tells.map((hearer) => hearerWords[hearer]).join('、') || '–',
  ];
}

/** Moves between states; those that start everywhere would hide the rest and stand in the table alone. */
function diagram(): string {
  const arrows = new Map<string, string[]>();
  for (const name of names) {
    const { from, to, label } = transitions[name];
    if (to === 'same') continue;
    for (const state of from) {
      const key = `${state === 'none' ? '[*]' : state} --> ${to}`;
      arrows.set(key, [...(arrows.get(key) ?? []), label]);
    }
  }
  const lines = [...arrows].map(([arrow, labels]) => `  ${arrow}: ${labels.join('、')}`);
  const titles = ticketStates.map((state) => `  ${state}: ${stateWords[state]}`);
  return ['```mermaid', 'stateDiagram-v2', ...titles, ...lines, '```'].join('\n');
}

function rungRow({ clock, share, orAfter, tells, notice, raises, pressing, danger }: Rung): string[] {
  const after = orAfter ? ` or ${orAfter.amount} ${orAfter.unit} late` : '';
  return [
    clock,
    `${Math.round(share * 100)} %${after}${pressing ? ', U1 and U2' : ''}${danger ? ', U1' : ''}`,
    tells.map((hearer) => hearerWords[hearer]).join('、') + (raises ? '; up one level' : ''),
    notice === 'fact' ? 'stands in the next list' : notice === 'danger' ? 'rings day and night' : 'rings',
  ];
}

const ways: Partial<Record<TicketState, string>> = { withdrawn: 'end', rated: 'end' };

/** What a stated danger leaves of the category's limit. */
function handlingRow(): string[] {
  const cell = (rank: UrgencyClass): string => {
    const longest = longestHandling[rank];
    return longest ? `the category’s, at most ${longest.amount} ${longest.unit}` : 'the category’s';
  };
  return ['handle', cell('U1'), cell('U2'), cell('U3'), cell('U4')];
}

/** docs/workflow.md, whole. */
export function workflowPage(): string {
  const limits = Object.entries(usualLimits).map(([step, byClass]) => [
    step,
    ...Object.values(byClass).map(({ amount, unit }) => `${amount} ${unit}`),
  ]);
  const states = ticketStates.map((state) => [
    code(state),
    stateWords[state],
    ways[state] ??
      [
        ...new Set(
          names.filter((name) => transitions[name].from.includes(state)).map((name) => transitions[name].to),
        ),
      ]
        .filter((to) => to !== 'same')
        .map(code)
        .join(' '),
  ]);
  return `${[
    '# A ticket’s way',
    'Written by `npm run workflow` from `models/tickets/workflow.ts` and `models/tickets/side-moves.ts`; a test compares. `models/tickets/advance.ts` is the only code that moves a ticket: it checks who may, the state and what has to be given, moves the clocks, writes the history and notes the figures, all in one transaction.',
    '## States',
    table(['state', 'the resident reads', 'leads to'], states),
    '## Diagram',
    diagram(),
    '## Moves',
    'Who somebody is to a ticket follows from the ticket and the grid tree (`models/staff/rights.ts`); 协办的人 from `ticket_part`. “–” as a state: the state stays.',
    table(['move', 'from', 'to', 'who may', 'must be given', 'clocks', 'who is told'], names.map(moveRow)),
    '## Clocks',
    'Usual limits by urgency; a node sets others in `step_limit` (any step, by urgency, for all categories or one) and `category_limit` (handling). EH and ED are hours and days of the wall clock, WH and WD of the working calendar (`models/calendar.ts`); danger runs day and night.',
    table(['step', 'U1 danger', 'U2 pressing', 'U3 ordinary', 'U4 may wait'], [...limits, handlingRow()]),
    'Handling: the limit of the category; once a danger or a pressing state is stated it counts round the clock and is cut at the ceiling of the table. The clock is kept as its beginning, its minutes and the kind of minute, so a restart or a second instance changes nothing, and when the calendar changes the dates of open tickets are counted anew (`reckon`). A date set by a meeting or a leader stays. 挂起 and 需立项 keep the rest and go on with it; 延期 adds the original limit once more, at most twice and not when late; a new round has the rest, at least half. 退回 does not stop handling: an overrun of one step does not extend the whole.',
    '## The ladder',
    `Each rung once in a round (\`models/tickets/reminders.ts\`); after a pause only the highest that was reached. A leader gives his reason anew every ${RENEW_DAYS} days for what stands.`,
    table(['clock', 'at', 'who hears', 'how'], ladder.map(rungRow)),
    '## Rules beside the table',
    [
      '- The first who takes a ticket has it; whoever comes second on a card is told who and when.',
      '- 首问负责: who had it answers for it until the next has accepted; the resident reads the name.',
      '- 满意 and 还行 of the reporter close a ticket, and so does the building head’s yes. Without an answer an ordinary one with a photo is closed 3 working days after the resident was told, marked 未回访 and never counted as satisfied. Everything else is one daily list of the leader.',
      '- 没修好 sends it back, and the leader is asked to call the resident.',
      '- Each closing keeps the level that solved it: grid and community (微循环), street (小循环), district (大循环).',
      '- 归档: 30 days after its closing a ticket is only read (`models/tickets/archive.ts`); the reporter’s own time, which begins when he was told, is not cut short. 回访: what was pressing or a complaint, and one in five of what was closed without an answer, is asked about by somebody who had no part in it.',
      '- Lateness is measured when 办结 is reported. A remark never moves a clock.',
      '- A desk returns a ticket with a reason, within two working days, once; what somebody has in hand, he alone.',
    ].join('\n'),
  ].join('\n\n')}\n`;
}
