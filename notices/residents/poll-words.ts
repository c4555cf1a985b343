import type { Office } from '../../models/context';
import type { PersonalMatter } from '../../models/residents/personal-matters';
import { FEWEST_ANSWERS, questionsOf, type Poll, type PollQuestion } from '../../models/residents/poll';
import { choiceKey, circled, type Answer } from '../answer';
import { matterWords } from '../rounds/visit-words';
import { dayWords, gridWords } from '../words';

const key = (action: string, poll: Pick<Poll, 'id'>, ...rest: number[]): string =>
  choiceKey('poll', action, `V${poll.id}`, ...rest);

const EXAMPLE = '问卷 垃圾分类\n厨余垃圾投哪个桶？绿桶*、灰桶、蓝桶\n您对楼道保洁满意吗？';

export const pollUsage: Answer = {
  text: `一行名字，下面一行一题（也可用分号隔开），选项用顿号隔开，答对的后面加*。比如：\n${EXAMPLE}\n最多 5 题，不记是谁答的；默认 14 天，要改在名字后面写“到12月5日”。`,
};
export const pollUnclear = (question: string): Answer => ({
  text: `这一题还缺选项：“${question}”。把选项写在问号后面，2 到 4 个，用顿号隔开，比如“厨余垃圾投哪个桶？绿桶*、灰桶、蓝桶”，再整条发一次。`,
});
export const pollTooMany: Answer = { text: '一份最多 5 题，短一点大家才愿意答。去掉几题再发一次。' };
export const pollDays: Answer = { text: '结束的日子要在今天以后、三个月以内，改一下再发。' };
/** Asked for what this bot asks of nobody. */
export const pollPersonal = (matter: PersonalMatter): Answer => ({
  text: `问卷里不问${matterWords[matter]}。换成大家的事再发一次，比如“您对楼道保洁满意吗？”。`,
});

const questionLines = (questions: readonly PollQuestion[]): string[] =>
  questions.map(
    ({ text, options, right }, at) =>
      `${circled(at)} ${text} ${options.map((option, index) => (index === right ? `${option}（对）` : option)).join('、')}`,
  );

export interface PollDraft {
  gridId: number;
  title: string;
  questions: PollQuestion[];
  endsAt: number;
}

const lastDay = ({ calendar }: Office, endsAt: number): string => dayWords(calendar.local(endsAt - 1).day);

export const pollPreview = (office: Office, draftId: number, draft: PollDraft): Answer => ({
  text: `问卷“${draft.title}”，给${gridWords(office.directory, draft.gridId)}居民，到 ${lastDay(office, draft.endsAt)}\n${questionLines(draft.questions).join('\n')}\n不记是谁答的；结束才出结果，答的不到 ${FEWEST_ANSWERS} 份不出比例。`,
  choices: [
    { label: '开始', key: choiceKey('poll', 'open', `D${draftId}`) },
    { label: '不办了', key: choiceKey('poll', 'drop', `D${draftId}`) },
  ],
  question: true,
});
export const pollDropped: Answer = { text: '好，没有开始。' };

/** To who opened it: for residents' groups, to be copied as it stands. */
export const pollOpened = (office: Office, poll: Poll): Answer => ({
  text: `【问卷】${poll.title}，${questionsOf(poll).length} 个小问题，点几下就好，不记是谁答的。扫门上的码，回“问卷”。到 ${lastDay(office, poll.endsAt)}。`,
  copyable: true,
  choices: staffChoices(poll),
  aside: true,
});

const staffChoices = (poll: Poll): Answer['choices'] => [
  { label: '答了多少', key: key('show', poll) },
  { label: '结束出结果', key: key('end', poll) },
];

/** To a resident: what he may answer. */
export const pollList = (polls: readonly Poll[]): Answer => ({
  text: `可以答的问卷：\n${polls.map(({ title, questions }, at) => `${circled(at)} ${title}（${(JSON.parse(questions) as unknown[]).length} 题）`).join('\n')}\n回数字答一份，不记是谁答的。`,
  choices: polls.map((poll, at) => ({ label: `第${at + 1}份`, key: key('take', poll) })),
  listed: true,
});
export const noPoll: Answer = { text: '您这里现在没有问卷。有想法直接说，或回“民情”加一句话。' };
export const pollWhere: Answer = { text: '您住几号楼？带上楼号再说一次，比如“问卷 3号楼”。' };

/** The next question; the first says how it is. */
export function pollQuestion(poll: Poll, at: number): Answer {
  const questions = questionsOf(poll);
  const { text, options } = questions[at] as PollQuestion;
  const head = at === 0 ? `问卷“${poll.title}”，点一下就算，不记是谁答的，答了不能改。\n` : '';
  return {
    text: `${head}${at + 1}/${questions.length} ${text}`,
    choices: [
      ...options.map((label, choice) => ({ label, key: key('answer', poll, at, choice) })),
      { label: '不答了', key: key('leave', poll) },
    ],
    pressed: '已答',
  };
}

export const pollLeft: Answer = { text: '好，不答也行。想答了回“问卷”。', pressed: '不答了' };

/** After the last: what was right, whatever he chose. */
export function pollDone(poll: Poll): Answer {
  const right = questionsOf(poll).flatMap(({ text, options, right: at }) =>
    // 知道 is no answer that could be wrong.
    at === null || options[at] === '知道' ? [] : [`${text.replace(/[？?]$/, '')}：${options[at] ?? ''}`],
  );
  const told = right.length > 0 ? `\n正确的是：\n${right.join('\n')}` : '';
  return { text: `谢谢，答完了，没有记您是谁。${told}`, pressed: '已答' };
}
export const pollAnswered = (title: string): Answer => ({
  text: `“${title}”您答过了，谢谢！`,
  pressed: '已答',
});

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const share = (part: number, whole: number): string => `${Math.round((part * 1000) / whole) / 10}%`;

/** 知晓率 92%（n=120）: right answers; 满意率: 满意, 非常满意 and 基本满意; else nothing that has a name. */
function rateWords({ options, right }: PollQuestion, counts: readonly number[]): string {
  const n = sum(counts);
  if (right !== null) return `知晓率 ${share(counts[right] ?? 0, n)}（n=${n}）`;
  const content = options.map((option, at) =>
    /^(?:非常|很|比较|基本)?满意$/.test(option) ? (counts[at] ?? 0) : 0,
  );
  return options.some((option) => /不满意/.test(option))
    ? `满意率 ${share(sum(content), n)}（n=${n}）`
    : `n=${n}`;
}

/** What a 工作总结 says of a poll: the shares that have a name, each with its n; empty where too few answered. */
export const namedRates = (poll: Poll, answers: readonly (readonly number[])[]): string[] =>
  questionsOf(poll).flatMap((question, at) => {
    const counts = answers[at] ?? [];
    const words = sum(counts) < FEWEST_ANSWERS ? '' : rateWords(question, counts);
    return words.includes('率') ? [words] : [];
  });

function questionResult(question: PollQuestion, counts: readonly number[], at: number): string {
  const n = sum(counts);
  const head = `${circled(at)} ${question.text}`;
  if (n < FEWEST_ANSWERS) return `${head} 答的不到 ${FEWEST_ANSWERS} 份，不出比例`;
  const parts = question.options.map((option, choice) => `${option} ${share(counts[choice] ?? 0, n)}`);
  return `${head} ${rateWords(question, counts)}\n${parts.join('，')}`;
}

/** Once it has ended; before that only how many answered, so that nothing can be worked out from two looks. */
export function pollResult(
  office: Office,
  poll: Poll,
  answers: readonly (readonly number[])[],
  now: number,
): Answer {
  const n = sum(answers[0] ?? []);
  if (poll.endedAt === null && poll.endsAt > now) {
    const told = n < FEWEST_ANSWERS ? `不到 ${FEWEST_ANSWERS} 份` : `${n} 份`;
    return {
      text: `问卷“${poll.title}”：已答 ${told}，${lastDay(office, poll.endsAt)} 结束后出结果。`,
      choices: [{ label: '结束出结果', key: key('end', poll) }],
      aside: true,
    };
  }
  const lines = questionsOf(poll).map((question, at) => questionResult(question, answers[at] ?? [], at));
  return {
    text: `问卷“${poll.title}”结果（${gridWords(office.directory, poll.gridId)}，${lastDay(office, Math.min(poll.endedAt ?? poll.endsAt, poll.endsAt))} 为止）\n${lines.join('\n')}`,
  };
}

/** Its day is over, to who asked: short enough for a row of his list. */
export function pollOver(poll: Poll, answers: readonly (readonly number[])[]): Answer {
  const n = sum(answers[0] ?? []);
  const told = n < FEWEST_ANSWERS ? `答的不到 ${FEWEST_ANSWERS} 份` : `答了 ${n} 份`;
  return {
    text: `问卷“${poll.title}”结束了，${told}。回“问卷”看结果。`,
    choices: [{ label: '看结果', key: key('show', poll) }],
    aside: true,
  };
}

/** 问卷 alone, to who may open one. */
export function pollOverview(polls: readonly Poll[], now: number): Answer {
  if (polls.length === 0) return pollUsage;
  const rows = polls.map(
    (poll, at) =>
      `${circled(at)} ${poll.title}（${poll.endedAt === null && poll.endsAt > now ? '进行中' : '已结束'}）`,
  );
  return {
    text: `${rows.join('\n')}\n回数字看结果。要开新的：\n${EXAMPLE}`,
    choices: polls.map((poll, at) => ({ label: `第${at + 1}份`, key: key('show', poll) })),
    listed: true,
  };
}
