import type { Context } from '../../models/context';
import { Failure } from '../../models/failure';
import { maskNumbers } from '../../models/residents/mask';
import type { Person } from '../../models/staff/person';
import {
  answeredBy,
  answersOf,
  countAnswer,
  endPollRow,
  keepPoll,
  loadPoll,
  questionsOf,
  type NewPoll,
  type Poll,
} from '../../models/residents/poll';
import { nodesOfRight } from '../../models/staff/rights';
import { pollOver } from '../../notices/residents/poll-words';
import { tell } from '../../notices/exchange/send';

const STAFF = '网格长或社区、街道负责人';

/** May this person open, see and end what is asked at the node? */
export function runsPolls({ office, actorId }: Context, gridId: number): boolean {
  const nodes = actorId === null ? [] : nodesOfRight(office.directory, actorId, 'run_poll');
  return nodes.some((node) => office.directory.below(node).includes(gridId));
}

/** 问卷 begins; nobody is rung at. Throws role.other. */
export function openPoll(context: Context, poll: NewPoll): Promise<Poll> {
  if (!runsPolls(context, poll.gridId)) throw new Failure('role.other', { who: STAFF });
  return keepPoll(context.tx, { ...poll, title: maskNumbers(poll.title).text });
}

/** Throws choice.gone once it has ended. */
export async function runningPoll({ tx, now }: Context, id: number): Promise<Poll> {
  const poll = await loadPoll(tx, id);
  if (!poll || poll.endedAt !== null || poll.endsAt <= now) throw new Failure('choice.gone');
  return poll;
}

/**
 * One tap: counted at once and kept nowhere else. Gives how many questions this person has answered; a second tap on the
 * same question changes nothing. Throws choice.gone.
 */
export async function answerPoll(
  context: Context,
  person: Person,
  id: number,
  answer: { question: number; choice: number },
): Promise<{ poll: Poll; answered: number }> {
  const poll = await runningPoll(context, id);
  if (answer.choice >= (questionsOf(poll)[answer.question]?.options.length ?? 0))
    throw new Failure('choice.gone');
  await countAnswer(context.tx, id, person.id, answer);
  return { poll, answered: await answeredBy(context.tx, id, person.id) };
}

/** 结束, before its day. Throws role.other, choice.gone. */
export async function endPoll(context: Context, id: number): Promise<{ poll: Poll; answers: number[][] }> {
  const poll = await loadPoll(context.tx, id);
  if (!poll) throw new Failure('choice.gone');
  if (!runsPolls(context, poll.gridId)) throw new Failure('role.other', { who: STAFF });
  await endPollRow(context.tx, id, context.now);
  const endedAt = poll.endedAt ?? context.now;
  return { poll: Object.assign(poll, { endedAt }), answers: await answersOf(context.tx, poll) };
}

/** Its day is over: the clock ends it and tells who asked what came out. */
export async function closePoll(context: Context, poll: Poll): Promise<void> {
  const { tx, now } = context;
  if (!(await endPollRow(tx, poll.id, now))) return;
  await tell(context, poll.authorId, pollOver(poll, await answersOf(tx, poll)), { notice: 'remind' });
}
