import { Failure } from '../models/failure';
import { isRanked, switchRanking } from '../models/ranking';
import { holdsRight } from '../models/rights';
import { digestsOf, subscribe, type DigestName } from '../models/subscriptions';
import type { Answer } from '../notices/answer';
import { digestNames, rankingAnswer, subscriptionsAnswer } from '../notices/digest-words';
import type { Handler } from './handler';
import type { Turn } from './turn';

/** 订阅: which digests come by themselves. */
export const subscribeHandler: Handler = {
  intent: 'subscribe',
  commands: [
    {
      words: ['订阅', '退订'],
      for: ['leader', 'official'],
      example: '订阅',
      does: '选哪些汇总自己来：早报、周报、月报',
      run: show,
    },
    {
      words: ['通报排名'],
      for: ['official'],
      example: '通报排名 开',
      does: '通报里排不排前三名，不写就看现在',
      run: (turn, rest) => ranking(turn, rest),
    },
  ],
  press: {
    on: (turn, [name]) => change(turn, name, true),
    off: (turn, [name]) => change(turn, name, false),
  },
};

function check({ context, person }: Turn): void {
  if (!holdsRight(context.office.directory, person.id, 'get_digests'))
    throw new Failure('role.other', { who: '街道、社区的领导' });
}

async function show(turn: Turn): Promise<Answer> {
  check(turn);
  const { context, person } = turn;
  return subscriptionsAnswer(await digestsOf(context.tx, context.office.directory, person.id));
}

async function change(turn: Turn, name: string | undefined, wanted: boolean): Promise<Answer> {
  check(turn);
  const { context, person } = turn;
  if (name !== undefined && name in digestNames)
    await subscribe(context.tx, person.id, name as DigestName, wanted);
  return show(turn);
}

async function ranking({ context, person }: Turn, rest: string): Promise<Answer> {
  if (!holdsRight(context.office.directory, person.id, 'see_digest'))
    throw new Failure('role.other', { who: '街道领导' });
  if (/^开|^关/.test(rest)) await switchRanking(context.tx, rest.startsWith('开'));
  return rankingAnswer(await isRanked(context.tx));
}
