import { describeParties, nameAgent, nameRepresentatives } from '../../actions/mediation/describe-parties';
import { closeDialogue, openDialogue, type OpenDialogue } from '../../models/exchange/dialogues';
import type { PartyDetails, Side } from '../../models/mediation/dispute';
import { openFile, partiesOf } from '../../models/mediation/dispute-file';
import { readDisputeNumber } from '../../models/mediation/dispute-workflow';
import { Failure } from '../../models/failure';
import { choiceKey, type Answer } from '../../notices/answer';
import { nextSteps, sideWords } from '../../notices/mediation/mediator-words';
import type { Handler } from '../handler';
import type { Turn } from '../turn/turn';

interface Slots {
  disputeId: number;
}

const FORGET_AFTER = 3_600_000;
const EXAMPLE =
  '一行写一方：“申请方 陈先生 3号楼301 电话”；户数多就写户号“对方 101-106 201”；代表写“代表 101 102”，一方最多五位；有代理人写“委托 申请方 王强（儿子） 和解、代收”。写完点“好了”。';

/** 当事人: who they are, as far as the form needs it; many households by number. */
export const partiesHandler: Handler = {
  intent: 'parties',
  confidential: true,
  press: {
    ask: async (turn, [key]) => {
      const { dispute } = await openFile(turn.context, readDisputeNumber(key));
      await openDialogue(
        turn.context.tx,
        turn.person,
        'parties',
        { disputeId: dispute.id },
        turn.context.now,
        { expiresAt: turn.context.now + FORGET_AFTER },
      );
      return { text: EXAMPLE };
    },
    done: async (turn, [key]) => {
      const { context, person } = turn;
      const { dispute } = await openFile(context, readDisputeNumber(key));
      if (person.dialogueId !== null)
        await closeDialogue(context.tx, person.dialogueId, person.id, context.now);
      return nextSteps(dispute, '好，当事人登记好了。');
    },
  },
  proceed: (turn, dialogue) => goOn(turn, dialogue as OpenDialogue<Slots>),
};

/** 申请方 …, 对方 …: the side and the rest of the line; null for any other line. */
export function sideOf(line: string): { side: Side; rest: string } | null {
  const found = SIDES.find(([pattern]) => pattern.test(line));
  return found ? { side: found[1], rest: line.replace(found[0], '') } : null;
}

const SIDES: readonly [RegExp, Side][] = [
  [/^(?:申请方|申请人|甲方)[\s：:]*/, 'A'],
  [/^(?:对方|被申请人|乙方)[\s：:]*/, 'B'],
];

async function goOn({ context, input }: Turn, { slots }: OpenDialogue<Slots>): Promise<Answer | null> {
  const lines = input.text.split('\n').map((line) => line.trim());
  if (lines.every((line) => line === '')) return null;
  for (const line of lines.filter(Boolean)) {
    const represented = /^代表[\s：:]*/.exec(line);
    if (represented) {
      await nameRepresentatives(context, slots.disputeId, tokensOf(line.slice(represented[0].length)));
      continue;
    }
    const trusted = /^委托[\s：:]*/.exec(line);
    if (trusted) {
      await trust(context, slots.disputeId, line.slice(trusted[0].length));
      continue;
    }
    const found = sideOf(line);
    if (!found) throw new Failure('dispute.words', { example: EXAMPLE });
    await describeParties(context, slots.disputeId, found.side, partiesIn(found.rest));
  }
  const parties = await partiesOf(context.tx, slots.disputeId);
  const spokesmen = parties.filter(({ represents }) => represents).map(({ household }) => household);
  const text = [
    sideWords('A', parties),
    sideWords('B', parties),
    spokesmen.length === 0 ? '' : `代表：${spokesmen.join('、')}`,
    '还有就接着写，写完点“好了”。',
  ];
  return {
    text: text.filter(Boolean).join('\n'),
    choices: [{ label: '好了', key: choiceKey('parties', 'done', `M${slots.disputeId}`) }],
  };
}

const POWERS = ['承认', '变更', '放弃', '和解', '代收'] as const;

/** 委托 申请方 王强（儿子） 和解、代收; 委托 101 …; 取消 takes it back. */
async function trust(context: Turn['context'], id: number, words: string): Promise<void> {
  const [who = '', ...rest] = words.split(/[\s：:]+/).filter(Boolean);
  const side = SIDES.find(([pattern]) => pattern.test(who))?.[1];
  const said = rest.join(' ');
  const powers = POWERS.filter((power) => said.includes(power));
  const agent = POWERS.reduce((left, power) => left.replace(power, ''), said)
    .replace(/[、，,；;]+(?=[、，,；;\s]|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (agent === '') throw new Failure('dispute.words', { example: EXAMPLE });
  const taken = /^(取消|撤销|不委托)$/.test(agent);
  await nameAgent(context, id, side === undefined ? { household: who } : { side }, {
    agent: taken ? '' : agent,
    powers: taken ? '' : powers.join('、'),
  });
}

const PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8}|\d{7,8})$/;
const HOUSEHOLD = /^(?:\d{1,3}(?:号楼|栋|幢))?(?:\d单元)?\d{2,4}(?:室|户)?$/;
const RANGE = /^(\d{2,4})[-到至~](\d{2,4})$/;
const LONGEST_RANGE = 100;

/** 101-106 is six households. */
export function tokensOf(text: string): string[] {
  return text
    .split(/[\s，,、；;]+/)
    .filter(Boolean)
    .flatMap((token) => {
      const [, from, until] = RANGE.exec(token) ?? [];
      const [first, last] = [Number(from), Number(until)];
      if (from === undefined || last < first || last - first >= LONGEST_RANGE) return [token];
      return Array.from({ length: last - first + 1 }, (_, at) => String(first + at));
    });
}

/** One person with flat, phone and what he asks for; or as many households as numbers are named. */
export function partiesIn(text: string): Partial<PartyDetails>[] {
  const [who = '', asks] = text.split(/要求[\s：:]*/);
  const tokens = tokensOf(who);
  const households = tokens.filter((token) => HOUSEHOLD.test(token) && !PHONE.test(token));
  if (households.length > 1) return households.map((household) => ({ household }));
  const phone = tokens.find((token) => PHONE.test(token));
  const [household] = households;
  const name = tokens.filter((token) => token !== phone && token !== household).join(' ');
  return [
    {
      ...(name === '' ? {} : { name }),
      ...(household === undefined ? {} : { household }),
      ...(phone === undefined ? {} : { phone }),
      ...(asks === undefined || asks.trim() === '' ? {} : { asks: asks.trim() }),
    },
  ];
}
