import { roleNames, type RoleName } from '../models/staff/person';
import { officeRights, type OfficeRight } from '../models/staff/rights';
import { passages, readings, type Door, type Travel } from '../models/tickets/travel';
import { transitions, type Relation, type TransitionName } from '../models/tickets/workflow';
import { roleWords } from '../notices/staff/organisation-words';

const title = (role: RoleName): string => roleWords[role][0] ?? '';

const head = (cells: readonly string[]): string[] => [
  `| ${cells.join(' | ')} |`,
  `| ${cells.map(() => '---').join(' | ')} |`,
];
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const mark = (has: boolean): string => (has ? '●' : '');

/** What is not a move of a ticket, by role. */
function rights(): string[] {
  const names = Object.keys(officeRights).sort() as OfficeRight[];
  return [
    ...head(['right', ...roleNames.map(title)]),
    ...names.map((right) =>
      row([
        `\`${right}\``,
        ...roleNames.map((role) => mark((officeRights[right] as readonly RoleName[]).includes(role))),
      ]),
    ),
  ];
}

/** Moves of a ticket by what a role is to it: within its node, its desk, its building. */
function moves(): string[] {
  const names = Object.keys(transitions) as TransitionName[];
  const reaching = roleNames.filter((role) => role !== 'mediator' && role !== 'administrator');
  return [
    ...head(['move', '报事的人', '经办的人', ...reaching.map(title)]),
    ...names
      .filter((name) => transitions[name].by.some((relation) => relation !== 'system'))
      .map((name) => {
        const { by, notBy = [], label } = transitions[name];
        const may = (relation: Relation): string =>
          notBy.includes(relation) ? '✗' : mark(by.includes(relation));
        return row([
          label,
          may('reporter'),
          may('handler'),
          // Who leads a desk is of the desk.
          ...reaching.map((role) => may(role) || (role === 'desk_lead' ? may('desk') : '')),
        ]);
      }),
  ];
}

function travel(): string[] {
  const travels = Object.keys(passages) as Travel[];
  const doors = Object.keys(passages.open) as Door[];
  return [
    ...head(['door', ...travels]),
    ...doors.map((door) => row([door, ...travels.map((one) => passages[one][door])])),
  ];
}

/** docs/roles.md, made of the tables; test/roles.test.ts compares. */
export const rolesPage = (): string =>
  `${[
    '# Roles, rights and doors',
    '',
    'Written from `models/staff/rights.ts`, `models/tickets/workflow.ts` and `models/tickets/travel.ts`; a test compares, and another walks every role through every right and every door.',
    '',
    'A role is held at a node of the grid tree and reaches everything below it; a desk reaches what is given to it, a building head his building. Several roles can be held by one person, in several grids. The administrator configures and reads no cases. Who is on leave with a stand-in (请假 3天 由某人代班) is reached through him; his rights pass over for those days and come back by themselves. ✗: never, whatever else one is (nobody verifies his own work or grants his own extension).',
    '',
    '## What is no move of a ticket',
    '',
    ...rights(),
    '',
    '## Moves of a ticket',
    '',
    ...moves(),
    '',
    '## What somebody reads who asks by number',
    '',
    'story: all of it, with internal notes. progress: steps and answers. state: one word.',
    '',
    ...head(['to the ticket', 'reads']),
    ...Object.entries(readings).map(([relation, reading]) => row([relation, reading])),
    '',
    '## How a matter travels',
    '',
    'guarded: 11xx, 12xx, 0801, 0803–0805, 0915–0917, 1305, 1502–1503, 1507 (`models/tickets/sensitive.ts`). tip_off: 举报. complaint: about a colleague or a desk; it goes to the next node up, and whom it is about is nothing to it. from_five: as a number of five or more.',
    '',
    ...travel(),
  ].join('\n')}\n`;
