import { switchOff, switchOn } from '../../actions/staff/set-switch';
import { Failure } from '../../models/failure';
import { isRanked } from '../../models/figures/ranking';
import { holdsRight, nodesOfRight, officeRights } from '../../models/staff/rights';
import {
  digestNamesOfAll,
  digestsOf,
  digestsOfRoles,
  setRoleDigest,
  subscribe,
  type DigestName,
} from '../../models/figures/subscriptions';
import type { Answer } from '../../notices/answer';
import {
  dailyAgain,
  digestNames,
  onlyWeekly,
  rankingAnswer,
  roleSubscriptionsAnswer,
  roleSubscriptionUsage,
  subscriptionsAnswer,
} from '../../notices/figures/digest-words';
import { roleWords } from '../../notices/staff/organisation-words';
import { choiceCard } from '../../notices/exchange/render';
import { show as showDigest } from './digest';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

/** 订阅: which digests come by themselves. */
export const subscribeHandler: Handler = {
  intent: 'subscribe',
  commands: [
    {
      words: ['订阅', '退订'],
      for: ['leader', 'official', 'administrator'],
      example: '订阅',
      does: '选哪些汇总自己来：早报、周报、月报；管理员按角色定',
      run: (turn, rest) => begin(turn, rest),
    },
    {
      words: ['以后只发周报', '只发周报'],
      for: ['official'],
      example: '以后只发周报',
      does: '不要每天的早报，一周看一次',
      run: (turn) => weekly(turn),
    },
    {
      words: ['恢复早报'],
      for: ['official'],
      example: '恢复早报',
      does: '早报每个工作日早上再发给您',
      run: (turn) => daily(turn),
    },
    {
      words: ['通报排名', '排名', '积分', '积分排名', '排行'],
      for: ['official'],
      example: '通报排名',
      does: '通报里排不排前三名（平时不排，打开要写依据）',
      run: (turn, rest) => ranking(turn, rest),
    },
  ],
  press: {
    on: (turn, [name]) => change(turn, name, true),
    off: (turn, [name]) => change(turn, name, false),
    weekly: (turn) => weekly(turn),
    daily: (turn) => daily(turn),
  },
};

/** One's own, or by role for whoever configures the office. */
function begin(turn: Turn, rest: string): Promise<Answer> {
  const { directory } = turn.context.office;
  const [gridId] = nodesOfRight(directory, turn.person.id, 'configure');
  const own = holdsRight(directory, turn.person.id, 'get_digests');
  return gridId !== undefined && (rest !== '' || !own) ? byRole(turn, gridId, rest) : show(turn);
}

const ROLE_WISH = /^(\S+?)\s*(早报|周报|月报)\s*(开|关)$/;

async function byRole({ context }: Turn, gridId: number, rest: string): Promise<Answer> {
  const { tx, office } = context;
  if (rest !== '') {
    const [, who = '', digest, wish] = ROLE_WISH.exec(rest) ?? [];
    const role = officeRights.get_digests.find((name) => roleWords[name].includes(who));
    const name = digestNamesOfAll.find((one) => digestNames[one] === digest);
    if (!role || !name) return roleSubscriptionUsage;
    await setRoleDigest(tx, gridId, role, name, wish === '开');
  }
  return roleSubscriptionsAnswer(await digestsOfRoles(tx, office.directory, gridId));
}

/** 以后只发周报: the morning card stays away, the week comes; the card it was pressed on goes on with what is left. */
async function weekly(turn: Turn): Promise<Answer> {
  check(turn);
  const { context, person, input } = turn;
  await subscribe(context.tx, person.id, 'morning', false);
  await subscribe(context.tx, person.id, 'week', true);
  const card = input.onCard && holdsRight(context.office.directory, person.id, 'see_digest');
  const digest = card ? await showDigest(turn) : null;
  return { ...onlyWeekly, ...(digest?.choices ? { card: choiceCard(digest) } : {}) };
}

async function daily(turn: Turn): Promise<Answer> {
  check(turn);
  await subscribe(turn.context.tx, turn.person.id, 'morning', true);
  return dailyAgain;
}

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
  if (!context.office.directory.isStaff(person.id)) throw new Failure('role.staff_only');
  const ground = /^(?:打开|开启|开)[\s，,：:]*(.*)$/s.exec(rest)?.[1];
  if (ground !== undefined) await switchOn(context, 'ranking', ground);
  else if (rest.startsWith('关')) await switchOff(context, 'ranking');
  const mayOpen = holdsRight(context.office.directory, person.id, 'set_switch');
  return rankingAnswer(await isRanked(context.tx), mayOpen);
}
