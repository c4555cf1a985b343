import { decide } from '../../actions/tickets/decide';
import { transfer, type Receiver } from '../../actions/tickets/transfer';
import type { Ticket } from '../../models/tickets/ticket';
import { handedOverWords, receiverQuestion } from '../../notices/tickets/hand-over-words';
import { decidedWords } from '../../notices/meetings/meeting-words';
import { assignees, readDecision, type Assignee } from './decision';
import { Failure } from '../../models/failure';
import { stepHandler, type Field } from './step';
import type { Turn } from '../turn/turn';

const SHOWN = 5;

/** Names a desk or colleague the ticket can be given to. */
export const receiverField: Field = {
  name: 'to',
  question: receiverQuestion,
  choices: ({ context, person }, ticket) =>
    assignees(context.office.directory, ticket)
      .filter(({ name }) => name !== context.office.directory.staff(person.id)?.name)
      .slice(0, SHOWN)
      .map(({ name }) => name),
  read: (words, { context }, ticket) => {
    const found = named(assignees(context.office.directory, ticket), words)[0];
    return found ? { value: found.name, rest: withoutNames(words, [found]) } : null;
  },
};

/** Everybody the words name, in their order. */
export function named(possible: readonly Assignee[], words: string): Assignee[] {
  const at = (name: string): number => words.indexOf(name);
  return possible
    .filter(({ name }) => name !== '' && at(name) >= 0)
    .toSorted((a, b) => at(a.name) - at(b.name));
}

export const withoutNames = (words: string, names: readonly Assignee[]): string =>
  names
    .reduce((left, { name }) => left.replace(name, ' '), words)
    .replace(/^[\s，,、和跟叫请转派给]+|[\s，,、]+$/g, '')
    .replace(/\s+/g, ' ');

/** Throws meeting.unknown_desk. */
export function receiver({ context }: Turn, ticket: Ticket, name: string): Receiver {
  const found = assignees(context.office.directory, ticket).find((one) => one.name === name);
  if (!found) throw new Failure('meeting.unknown_desk', { name, examples: '科室或同事的名字' });
  const { desk, personId } = found.decision(context.office.calendar, context.now, '');
  return { desk, personId, name };
}

/** 转办: who has it hands it on; the other has to accept. */
export const transferHandler = stepHandler({
  intent: 'transfer',
  transition: 'transfer',
  words: ['转办', '转交'],
  for: ['member'],
  example: '转办 T-0001 网格员辛',
  does: '手上的事转给别人；他接下之前还是您负责',
  fields: [receiverField],
  settle: async (turn, ticket, { to = '' }) =>
    handedOverWords(await transfer(turn.context, ticket, receiver(turn, ticket, to)), to),
});

/** 转派: a leader's decision outside the meeting. */
export const reassignHandler = stepHandler({
  intent: 'reassign',
  transition: 'reassign',
  words: ['转派', '派给', '改派'],
  for: ['leader', 'official'],
  example: '转派 T-0001 城管科 3天',
  does: '不等碰头会，直接派给科室或同事',
  fields: [
    {
      ...receiverField,
      read: (words, turn, ticket) =>
        named(assignees(turn.context.office.directory, ticket), words).length > 0
          ? { value: words, rest: '' }
          : null,
    },
  ],
  settle: async ({ context }, ticket, { to = '' }) => {
    const { calendar, directory } = context.office;
    const { assignee, days } = readDecision(directory, ticket, to, calendar.local(context.now).day);
    const decision = assignee.decision(calendar, context.now, days);
    return decidedWords(await decide(context, ticket, decision), decision.words);
  },
});
