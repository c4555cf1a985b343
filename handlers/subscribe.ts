import { switchOff, switchOn } from '../actions/set-switch';
import { Failure } from '../models/failure';
import { isRanked } from '../models/ranking';
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
      example: '通报排名',
      does: '通报里排不排前三名（平时不排，打开要写依据）',
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
  const ground = /^(?:打开|开启|开)[\s，,：:]*(.*)$/s.exec(rest)?.[1];
  if (ground !== undefined) await switchOn(context, 'ranking', ground);
  else if (rest.startsWith('关')) await switchOff(context, 'ranking');
  return rankingAnswer(await isRanked(context.tx));
}
