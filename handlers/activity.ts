import {
  amendActivity,
  recordActivity,
  withdrawActivity,
  type ActivityFacts,
} from '../actions/record-activity';
import { activityKinds, type ActivityKind } from '../models/activity';
import { closeDialogue, openDialogue, type OpenDialogue } from '../models/dialogues';
import { Failure } from '../models/failure';
import { maskNumbers } from '../models/mask';
import { activityChange, activityUsage, activityWithdrawn, recorded } from '../notices/activity-words';
import type { Answer } from '../notices/answer';
import type { Handler } from './handler';
import { countsIn } from './interpret';
import type { Turn } from './turn';

const INTENT = 'activity';
const WAITS = 3_600_000;

/** 记一笔: work that is no ticket, counted for the reports. */
export const activityHandler: Handler = {
  intent: INTENT,
  commands: [
    {
      words: ['记', '记一笔'],
      for: ['member', 'leader'],
      example: '记 宣传 传单300份 横幅5条 80人 东门',
      does: '记一笔做过的事，写进台账和总结',
      run: async (turn, rest) => {
        if (!turn.context.office.directory.isStaff(turn.person.id)) throw new Failure('role.staff_only');
        if (rest === '') return activityUsage;
        const { facts, words } = read(rest);
        const activity = await recordActivity(turn.context, turn.person, facts);
        return recorded(turn.context.office, activity, facts.amounts, words);
      },
    },
  ],
  press: {
    change: (turn, [key]) => askChange(turn, activityId(key)),
    withdraw: async ({ context }, [key]) =>
      activityWithdrawn(await withdrawActivity(context, activityId(key))),
  },
  proceed: (turn, dialogue) => change(turn, dialogue as OpenDialogue<{ activityId: number }>),
};

const activityId = (key: string | undefined): number => Number(key?.slice(1) ?? 0);

async function askChange({ context, person }: Turn, id: number): Promise<Answer> {
  const { tx, now } = context;
  await openDialogue(tx, person, INTENT, { activityId: id }, now, { expiresAt: now + WAITS });
  return activityChange;
}

async function change(turn: Turn, dialogue: OpenDialogue<{ activityId: number }>): Promise<Answer | null> {
  const { context, person, input } = turn;
  const text = input.text.trim();
  if (text === '') return null;
  const { facts, words } = read(text);
  const activity = await amendActivity(context, dialogue.slots.activityId, facts);
  await closeDialogue(context.tx, dialogue.id, person.id, context.now);
  return recorded(context.office, activity, facts.amounts, words, true);
}

/** 宣传 传单300份 东门: the kind by its first word, then counts and words. */
function read(text: string): { facts: ActivityFacts; words: string } {
  const [first = '', ...others] = text.split(/[\s，,：:]+/);
  const kind = kindOf(first);
  const { quantities, words } = countsIn(kind === null ? text : others.join(' '));
  const amounts = quantities.map(({ item, amount, unit, approximate = false }) => ({
    // 消杀 12处: the kind itself is what was counted.
    item: (item || (kind === null ? '' : first)).slice(0, 40),
    amount,
    unit: unit.slice(0, 16),
    approximate,
  }));
  return { facts: { kind: kind ?? 'other', text, amounts }, words: maskNumbers(words).text };
}

function kindOf(word: string): ActivityKind | null {
  for (const [kind, { words }] of Object.entries(activityKinds) as [
    ActivityKind,
    { words: readonly string[] },
  ][])
    if (words.some((known) => word === known)) return kind;
  return null;
}
