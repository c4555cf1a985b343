import { activityKinds, type Activity, type ActivityAmount } from '../../models/rounds/activity';
import type { Office } from '../../models/context';
import { choiceKey, circled, type Answer } from '../answer';
import { dayWords, gridWords } from '../words';

export const activityUsage: Answer = {
  text: '记什么？一句话：哪一类、多少、在哪里。比如“记 宣传 传单300份 横幅5条 80人 东门”。',
};
export const activityChange: Answer = {
  text: '改哪儿写哪儿，比如“传单350份”；整条重写也行，比如“宣传 传单350份 80人 东门”。',
};

/** 传单约 300 份，参加 80 人 */
export function amountWords(amounts: readonly ActivityAmount[]): string {
  return amounts
    .map(({ item, amount, unit, approximate }) =>
      `${item}${approximate ? '约' : ''} ${amount} ${unit}`.trim(),
    )
    .join('，');
}

/** The first word of each kind. */
const KINDS = Object.values(activityKinds)
  .map(({ words: [first] }) => first)
  .filter((word) => word !== '其他')
  .join('、');

const heads = { new: '记下了', changed: '改好了', again: '记的是' } as const;

/** Read back, so that a slip is seen at once; 改 and 撤回 stand beside it. */
export function recorded(
  { directory, calendar }: Office,
  activity: Activity,
  amounts: readonly ActivityAmount[],
  words: string,
  how: 'new' | 'changed' | 'again' = 'new',
): Answer {
  const { kind, gridId, day, recordedAt } = activity;
  const when = calendar.local(recordedAt).day === day ? '今天' : dayWords(day);
  const head = `${heads[how]}：${activityKinds[kind].label} · ${gridWords(directory, gridId)} · ${when}`;
  const counted = how === 'again' ? activity.text : [amountWords(amounts), words].filter(Boolean).join('，');
  const hint =
    kind === 'other'
      ? `\n要归类，回“改”后写：${KINDS}。`
      : kind === 'good_deed'
        ? '\n只记做了什么，不记帮了谁。'
        : '';
  return {
    text: `${head}\n${counted}${hint}`,
    choices: [
      { label: '改', key: choiceKey('activity', 'change', `A${activity.id}`) },
      { label: '撤回', key: choiceKey('activity', 'withdraw', `A${activity.id}`) },
    ],
  };
}

export const activityWithdrawn = ({ text }: Activity): Answer => ({
  text: `已撤回，不计入统计：${text}`,
});

/** More than one at a time: each is looked at, changed or taken back by its number. */
export const recordedSeveral = (activities: readonly Activity[]): Answer => ({
  text: `记下了 ${activities.length} 条，回数字可以改、可以撤：\n${rowsOf(activities)}`,
  choices: choicesOf(activities),
  listed: true,
});

const rowsOf = (activities: readonly Activity[]): string =>
  activities.map(({ text }, at) => `${circled(at)} ${text}`).join('\n');

const choicesOf = (activities: readonly Activity[]): Answer['choices'] =>
  activities.map(({ id }, at) => ({
    label: `第${at + 1}条`,
    key: choiceKey('activity', 'show', `A${id}`),
  }));

/** 记 alone. */
export const recordedList = (activities: readonly Activity[]): Answer =>
  activities.length === 0
    ? activityUsage
    : {
        text: `${activityUsage.text}\n一天内记过的，回数字可以改、可以撤：\n${rowsOf(activities)}`,
        choices: choicesOf(activities),
        listed: true,
      };
