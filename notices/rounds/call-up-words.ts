import type { CallUp, CallUpAnswer } from '../../models/rounds/call-up';
import type { Office } from '../../models/context';
import { choiceKey, type Answer } from '../answer';
import { nameWords } from '../words';

const NAMES = 20;
const key = (action: string, id: number): string => choiceKey('callup', action, `J${id}`);

export const callUpUsage: Answer = {
  text: '叫谁、到哪里、做什么、要几个人？比如“集合 全体网格员 东门 排水 5人”；不写人数就是能来的都来。',
};
const wantedWords = (wanted: number): string => (wanted === 0 ? '能来的都来' : `要 ${wanted} 人`);

export const callUpPreview = (
  draftId: number,
  { audience, words, wanted, count }: { audience: string; words: string; wanted: number; count: number },
): Answer => ({
  text: `叫${audience} ${count} 人：${words}（${wantedWords(wanted)}）。来不了的不用说原因。不在班的也响铃，只用在险情。`,
  choices: [
    { label: '叫正在上班的', key: choiceKey('callup', 'go', `D${draftId}`) },
    { label: '不在班的也叫', key: choiceKey('callup', 'all', `D${draftId}`) },
    { label: '不叫了', key: choiceKey('callup', 'drop', `D${draftId}`) },
  ],
  aside: true,
});
export const notCalled: Answer = { text: '好，没有叫。' };

export const callUpCard = ({ directory }: Office, call: CallUp, words: string): Answer => ({
  text: `${nameWords(directory, call.authorId)}请您来：${words}（${wantedWords(call.wanted)}）\n来得了吗？来不了点一下就行，不用说原因。`,
  choices: [
    { label: '马上来', key: key('come', call.id) },
    { label: '来不了', key: key('not', call.id) },
  ],
  question: true,
});

const choices = ({ id }: CallUp): Answer['choices'] => [
  { label: '谁来', key: key('who', id) },
  { label: '够了', key: key('enough', id) },
];

export const calledWords = (call: CallUp, rang: number, asked: number): Answer => ({
  text:
    rang === asked
      ? `叫了 ${asked} 人。回“集合”看谁来；${call.wanted > 0 ? '够了会告诉您。' : ''}`
      : `响铃叫到 ${rang} 人；另外 ${asked - rang} 人不在班或今天响铃满了，没有打扰。回“集合”看谁来。`,
  choices: choices(call) ?? [],
  aside: true,
});

const namesOf = ({ directory }: Office, people: readonly number[]): string =>
  `${people
    .slice(0, NAMES)
    .map((id) => nameWords(directory, id))
    .join('、')}${people.length > NAMES ? `等 ${people.length} 人` : ''}`;

export function callUpStanding(
  office: Office,
  call: CallUp,
  words: string,
  answers: readonly CallUpAnswer[],
): Answer {
  const of = (wanted: CallUpAnswer['answer']): number[] =>
    answers.filter(({ answer }) => answer === wanted).map(({ personId }) => personId);
  const [coming, not, silent] = [of('coming'), of('not'), of(null)];
  const lines = [
    `${words}（${wantedWords(call.wanted)}）`,
    `来 ${coming.length} 人${coming.length > 0 ? `：${namesOf(office, coming)}` : ''}`,
    `来不了 ${not.length} 人，没回 ${silent.length} 人${silent.length > 0 ? `：${namesOf(office, silent)}` : ''}`,
  ];
  return {
    text: lines.join('\n'),
    ...(call.enoughAt === null ? { choices: choices(call) ?? [], aside: true } : {}),
  };
}

export const enoughCome = (office: Office, words: string, people: readonly number[]): Answer => ({
  text: `够了：${words}，${people.length} 人来：${namesOf(office, people)}。后面的人不用再来。`,
});
export const callUpEnough: Answer = { text: '好，够了。没回的人再点，会告诉他不用来了。' };

export const callUpReplies: Record<'coming' | 'not' | 'full', (office: Office, call: CallUp) => Answer> = {
  coming: ({ directory }, call) => ({
    text: `好，${nameWords(directory, call.authorId)}看得到您来。路上小心，到了不用签到。`,
    pressed: '马上来',
  }),
  not: () => ({ text: '好的，不用说原因。', pressed: '来不了' }),
  full: () => ({ text: '人已经够了，不用来了，谢谢您。', pressed: '已够' }),
};
