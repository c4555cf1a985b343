import { activityKinds, type ActivityKind } from '../../models/rounds/activity';
import type { CountedRecord } from '../../models/figures/record-counts';

/** What a question counts that is no measure of tickets. */
export type Subject =
  | { kind: 'records'; record: CountedRecord }
  | { kind: 'activity'; activity: ActivityKind }
  | { kind: 'disputes' }
  /** 反复出现 */
  | { kind: 'cameBack' }
  /** 换了多少盏灯: amounts of closing notes and 记一笔 whose thing has this word. */
  | { kind: 'amount'; thing: string }
  /** Asked of persons, or by the hour: not counted, and why. */
  | { kind: 'persons' | 'hours' };

export interface SaidSubject {
  subject: Subject;
  /** The sentence without it. */
  rest: string;
}

const records: readonly (readonly [RegExp, CountedRecord])[] = [
  [/(?:开展|组织)?(?:日?巡查|巡逻)(?!点)(?:次数)?/, 'patrols'],
  [/(?:开展|组织)?(?:安全)?检查(?:次数)?/, 'inspections'],
  [/(?:开展)?(?:走访|入户)(?:次数)?/, 'visits'],
  [/(?:召?开)?(?:碰头会|会议|例会|开会|会开)(?:次数)?/, 'meetings'],
];

/** The first of an activity's words is enough; 学习, 活动 and 信息 alone mean too much. */
const VAGUE = new Set([
  '学习',
  '活动',
  '信息',
  '保障',
  '好事',
  '感谢',
  '配合',
  '值守',
  '其他',
  '绿化',
  '保洁',
  '文艺',
]);
const activities = (
  Object.entries(activityKinds) as [ActivityKind, { label: string; words: readonly string[] }][]
)
  .flatMap(([kind, { label, words }]) =>
    [label, ...words].filter((word) => !VAGUE.has(word)).map((word) => [word, kind] as const),
  )
  .toSorted(([a], [b]) => b.length - a.length);

const CAME_BACK = /反复(?:出现|发生|报|上报)?|老是(?:坏|报|出问题)?|老大难|屡次|经常(?:坏|报|出问题)/;
const DISPUTES = /(?:矛盾)?纠纷|调解(?:成功率|成功|达成)?|矛盾/;
const PERSONS =
  /(?:谁|哪[个位些](?:人|网格员|工作人员|同事|队员))(?:办结?|上?报|处理|干|做|完成|解决|超期|接)?[得的]?(?:最|第一|更)|网格员排名|个人排名/;
const HOURS =
  /(?:晚上|夜里|半夜|白天|早上|上午|下午|周末|工作日|节假日|几点).*(?:多不多|多吗|少吗|多少|最多|最少|还是|更多)/;

const UNIT =
  '盏|套|米|吨|处|份|条|张|个|块|株|棵|次|具|车次|车|平方米|平米|㎡|立方米|方|人次|人|户|桶|袋|小时';
const VERBS =
  '换|更换|清理|清除|清运|清|疏通|通|发放|发|种植|种|栽|修剪|修复|修补|修|铺|粉刷|刷|喷洒|张贴|贴|拆除|拆|安装|装|补';
const AMOUNT = new RegExp(
  `^(.*?)(?:(?:${VERBS})(?:好|掉|出)?了?(?:有)?多少(?:${UNIT})?([^多少]*)|(?:有)?多少(?:${UNIT})(.+))$`,
);
const AMOUNT_BEHIND = new RegExp(`^(.*?)(?:${VERBS})(?:好|掉|出)?了?(?:有)?多少(?:${UNIT})?$`);
const AMOUNT_INSIDE = new RegExp(`^(.*?)(?:${VERBS})了?(.{1,6}?)(?:有)?多少(?:${UNIT})$`);
/** Things by other names than closing notes give them. */
const things: Readonly<Record<string, string>> = {
  下水道: '管道',
  下水: '管道',
  路灯: '灯',
  灯泡: '灯',
  牛皮癣: '小广告',
};

const withoutDoing = (words: string): string =>
  words.replace(/活动|开展|组织|进行|召开|[做搞办开去](?=了|\s|$|多少|几)/g, ' ');

/** `words`: the sentence without its time. Null: it is about tickets, or no question. Pure. */
export function subjectIn(words: string): SaidSubject | null {
  const text = words.replace(/[\s，,。？?！!]|呢$/g, '');
  if (PERSONS.test(text)) return { subject: { kind: 'persons' }, rest: '' };
  if (HOURS.test(text)) return { subject: { kind: 'hours' }, rest: '' };
  const amount = amountIn(text);
  if (amount) return amount;
  if (CAME_BACK.test(text) && /哪|什么|多少|几/.test(text))
    return { subject: { kind: 'cameBack' }, rest: words.replace(CAME_BACK, ' ').replace(/哪里|哪儿/, ' ') };
  if (!/多少|几|统计|同比|环比|最|哪|成功率/.test(text)) return null;
  const record = records.find(([pattern]) => pattern.test(text));
  if (record)
    return {
      subject: { kind: 'records', record: record[1] },
      rest: withoutDoing(words.replace(record[0], ' ')),
    };
  const activity = activities.find(([word]) => text.includes(word));
  if (activity)
    return {
      subject: { kind: 'activity', activity: activity[1] },
      rest: withoutDoing(words.replace(activity[0], ' ')),
    };
  if (DISPUTES.test(text))
    return { subject: { kind: 'disputes' }, rest: words.replace(new RegExp(DISPUTES, 'g'), ' ') };
  return null;
}

function amountIn(text: string): SaidSubject | null {
  const [, before = '', thing = '', behind = ''] =
    AMOUNT_BEHIND.exec(text) ?? AMOUNT.exec(text) ?? AMOUNT_INSIDE.exec(text) ?? [];
  const found = (thing || behind || nounAtEnd(before)).replace(/^的|了$/g, '');
  // 多少人次 ends there.
  if (found === '' || found === '次') return null;
  const rest = (thing || behind) === '' ? before.slice(0, before.length - found.length) : before;
  return { subject: { kind: 'amount', thing: things[found] ?? found }, rest };
}

/** 幸福社区小广告清了多少: the thing stands before the verb, behind node and place. */
const nounAtEnd = (before: string): string =>
  /^(?:.*(?:社区|网格|街道|号楼|[栋幢]))?(.{1,6})$/.exec(before)?.[1] ?? '';
