import { followUp, waitingFollowUps } from '../../actions/tickets/follow-up';
import { Failure } from '../../models/failure';
import type { FollowUpResult } from '../../models/tickets/follow-up';
import type { Answer } from '../../notices/answer';
import {
  followUpList,
  followUpNoted,
  followUpNotes,
  followUpOne,
} from '../../notices/tickets/follow-up-words';
import type { Handler } from '../handler';
import { readableTicket, readTicket } from './readable';
import { byKey, splitNumber } from './step';
import type { Turn } from '../turn/turn';

/** 回访: a few closings that nobody answered, asked about by who had no part in them. */
export const followUpHandler: Handler = {
  intent: 'followup',
  commands: [
    {
      words: ['回访', '回访清单'],
      for: ['leader', 'official'],
      example: '回访',
      does: '没有回音就结案的，抽几件问一声：回访 T-0001 修好了',
      run,
    },
  ],
  press: {
    one: async (turn, [key]) => followUpOne(await readableTicket(turn, key)),
    note: async (turn, [key, result], words) => {
      if (!isResult(result)) throw new Failure('choice.gone');
      const ticket = await followUp(turn.context, await byKey(turn, key), result, words);
      return followUpNoted(ticket, result);
    },
  },
};

const isResult = (word: string | undefined): word is FollowUpResult =>
  word !== undefined && word in followUpNotes;

/** What he said, as a result: 没修好 before 修好. */
const readings: readonly [FollowUpResult, RegExp][] = [
  ['missed', /^(?:联系不上|没人接|没接|打不通|关机|空号|不在家)/],
  ['unsolved', /^(?:没有?(?:修|办|弄|解决|处理|搞)?好?|还是|又坏|不行|未解决|没解决)/],
  ['solved', /^(?:都|已经|确实)?(?:修好|办好|弄好|解决|满意|好了|可以|没问题|属实)了?/],
];

async function run(turn: Turn, rest: string): Promise<Answer> {
  const { context, person } = turn;
  if (!context.office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const { id, words } = splitNumber(rest);
  if (id === null) return followUpList(await waitingFollowUps(context, person.id));
  const { ticket } = await readTicket(turn, id);
  const found = readings.find(([, pattern]) => pattern.test(words));
  if (!found) return followUpOne(ticket);
  const [result, pattern] = found;
  const said = words.replace(pattern, '').replace(/^[\s，,。：:]+/, '');
  return followUpNoted(await followUp(context, ticket, result, said), result);
}
