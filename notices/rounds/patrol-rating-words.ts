import type { Office } from '../../models/context';
import {
  mannerAnswers,
  seenAnswers,
  type Manner,
  type PatrolRating,
  type RatingShown,
  type Seen,
} from '../../models/rounds/patrol-rating';
import { choiceKey, type Answer } from '../answer';
import { gridWords } from '../words';

const seenWords: Record<Seen, string> = { seenOften: '常见', seenOnce: '见过', seenNever: '没见到' };
const mannerWords: Record<Manner, string> = { mannerGood: '好', mannerFair: '一般', mannerPoor: '不好' };

const monthWords = (month: string): string => `${Number(month.slice(5))}月`;
/** 2026-11 as it stands in a key. */
const inKey = (month: string): string => `M${month.replace('-', '')}`;

/** The answers so far stand in the keys: nothing is kept before the last tap. */
export const askSeen = (month: string): Answer => ({
  text: `${monthWords(month)}在楼里见到过巡查的人吗？点三下就完，不留您的名字，只合成一个数。`,
  choices: seenAnswers.map((seen) => ({
    label: seenWords[seen],
    key: choiceKey('ratepatrol', 'seen', inKey(month), seen),
  })),
});
export const askManner = (month: string, seen: Seen): Answer => ({
  text: '巡查的人态度怎么样？',
  choices: mannerAnswers.map((manner) => ({
    label: mannerWords[manner],
    key: choiceKey('ratepatrol', 'manner', inKey(month), seen, manner),
  })),
});
export const askAmiss = (month: string, seen: Seen, manner: Manner): Answer => ({
  text: '着装、纪律有没有不妥？比如酒后上岗。',
  choices: [
    { label: '没有', key: choiceKey('ratepatrol', 'done', inKey(month), seen, manner, 'fine') },
    { label: '有不妥', key: choiceKey('ratepatrol', 'done', inKey(month), seen, manner, 'amiss') },
  ],
});
export const ratingKept = (counted: boolean, amiss: boolean): Answer => ({
  text: counted
    ? `谢谢，记下了。只有社区的网格长看得到合计，不到五份谁也看不到。${amiss ? '具体的事请回“投诉”加一句话，直接到上一级。' : ''}`
    : '这个月您已经评过了，谢谢。',
});

const spread = <Key extends string>(
  answers: readonly Key[],
  words: Record<Key, string>,
  sums: Readonly<Record<Key, number>>,
): string => answers.map((one) => `${words[one]} ${sums[one]}`).join('、');

const sumsWords = (sums: PatrolRating): string =>
  `${sums.answers} 份。见到巡查：${spread(seenAnswers, seenWords, sums)}；态度：${spread(mannerAnswers, mannerWords, sums)}；说有不妥 ${sums.amiss}`;

export function ratingsRead(
  { directory }: Office,
  rows: readonly { gridId: number; month: string; shown: RatingShown }[],
  on: boolean,
): Answer {
  const lines = rows.map(({ gridId, month, shown }) => {
    const words =
      'sums' in shown
        ? sumsWords(shown.sums)
        : shown.hidden === 'one'
          ? '只有一位网格员在走，评巡查就成了评人，不看'
          : `收到 ${shown.answers} 份，不到五份不看`;
    return `${gridWords(directory, gridId)} ${monthWords(month)}：${words}`;
  });
  const off = on ? '' : '\n现在没有打开，楼栋长不会被问。';
  return { text: `楼栋长评巡查：\n${lines.join('\n')}${off}` };
}

export const ratingSwitched = (on: boolean, ground = ''): Answer => ({
  text: on
    ? `楼栋长评巡查打开了，依据：${ground}。每月最后一个工作日请楼栋长点三下；合计只有社区的网格长看得到，不评到人。不要了回“评巡查 关”。`
    : '楼栋长评巡查关了，已记进审计日志。',
});
export const ratingOff: Answer = {
  text: '楼栋长评巡查没有打开（平时就不打开）。要打开，回“评巡查 开”加依据，会记进审计日志。',
};
