import { choiceKey, type Answer } from '../answer';
import { practiceOf, type PracticeName, type Scene } from './practice-scenes';

/** Marks everything of a practice, so that nobody takes it for real. */
const PRACTICE = '【练习】';

const key = (action: string, ...rest: (string | number)[]): string => choiceKey('practice', action, ...rest);
/** What is said to try something out is emptied at once, like what is said in confidence. */
const unkept = { confidential: true } as const;

const out = { label: '不练了', key: key('stop') };

/** A scene of a role's practice. `said`: what was said to get there. */
export function practiceScene(name: PracticeName, at: number, said: string): Answer {
  const { scenes } = practiceOf(name);
  const scene = scenes[at];
  const taps = Object.keys(scene?.taps ?? {}).map((label, tap) => ({
    label,
    key: key('tap', name, at, tap),
  }));
  const row = scene?.row ? [{ label: '第1件', key: key('row', name, at) }] : [];
  return {
    ...unkept,
    text: `${PRACTICE}${(scene?.says ?? '').replace('{said}', said)}${sceneWay(scene)}`,
    ...(taps.length > 0 ? { choices: [...taps, out] } : {}),
    ...(row.length > 0 ? { choices: row, listed: true } : {}),
  };
}

const sceneWay = (scene: Scene | undefined): string => {
  const [first] = Object.keys(scene?.taps ?? {});
  return first === undefined || scene?.says.includes(`“${first}”`) === true ? '' : `点“${first}”试试。`;
};

/** What was tapped leads no further. */
export const practiceTurned = (words: string): Answer => ({ ...unkept, text: `${PRACTICE}${words}` });

export const practiceLacks = (lacks: string): Answer => ({
  ...unkept,
  text: `${PRACTICE}${lacks}`,
  choices: [out],
  aside: true,
});

/** `others`: what else the person can practise. */
export function practiceDone(name: PracticeName, said: string, others: readonly string[]): Answer {
  const more = others.length > 0 ? `您还是${others.join('、')}，回“练习 ${others[0] ?? ''}”练那一样。` : '';
  return {
    ...unkept,
    text: `${PRACTICE}${practiceOf(name).done.replace('{said}', said)}\n练完了，没有进统计。${more}回“试一试”再练，回“帮助”看真的能做什么。`,
  };
}

/** For residents: what would be reported. */
export const tryTelling: Answer = {
  text: `${PRACTICE}随便说一件，比如“3号楼2单元楼道灯不亮”，看看我会记成什么。练习的不会报上去。`,
  choices: [out],
};
export const wouldReport = (place: string, subject: string): Answer => ({
  ...unkept,
  text: `${PRACTICE}会记成：${[place, subject].filter(Boolean).join('，')}。${place === '' ? '真报的时候，我会再问一句在哪里。' : '真报的时候，马上转给网格员。'}\n这次没有报上去。再说一件，或者点“不练了”。`,
  choices: [out],
});
export const practiceOver: Answer = { text: '好，不练了。刚才的都没有报上去。有事直接说就行。' };

/** 示范一天: what a street's day looks like, for a training meeting; nothing of it happens. */
export const demoDay: readonly string[] = [
  '08:30 每个人收到今天的清单：手上几件、哪件快到时限。领导收到一张晨报，只有数字和三件要看的事。',
  '09:00 居民扫3号楼门上的码，说：“2单元楼道灯不亮”。小格回：已收到，编号，谁来看，最晚几点。',
  '09:01 网格员手机上出现卡片，点“我来办”。居民问“办到哪了”，看得到是谁在办。',
  '10:20 网格员换好灯泡，回：“办结 灯泡换了1个”，附一张照片。',
  '10:21 居民收到照片和三个按钮：满意、还行、没修好。点“没修好”就转回去，网格长会联系。',
  '11:00 有人报“水管爆了”：不排队，马上响给网格员和网格长，居民先看到该怎么躲险、打什么电话。',
  '14:30 碰头会前提醒：手上几件、哪件要上会。15:00 工作群里是议题，回“第1件 转城管科 3天”就定了。',
  '15:40 会后每件都有人、有时限。没有单位管的地方列在“无人认领”里。',
  '17:00 物业修好了单元门，在微信里点“修好了”。网格员去看一眼，属实就办结。',
  '星期一 08:30 群里一张通报：报了多少、按时办结多少、满意几成，后面都写着样本数。',
];

export function demoStep(at: number): Answer {
  const last = at >= demoDay.length - 1;
  return {
    text: `【示范一天 ${at + 1}/${demoDay.length}】\n${demoDay[at] ?? ''}${last ? '\n演完了。想自己动手，回“试一试”。' : ''}`,
    choices: last
      ? [{ label: '试一试', key: key('begin') }]
      : [{ label: '下一幕', key: key('day', at + 1) }, out],
  };
}

/** First contact with a colleague: three messages, the last to try it out. */
export function firstContact(name: string, duties: string, practice: PracticeName): Answer[] {
  return [
    {
      text: `${name}，您好，我是小格。${duties === '' ? '您的角色还没有登记，请管理员在表里加上。' : `您在这里是${duties}。`}${practice === 'administrator' ? '' : '要您办的事会变成卡片发给您。'}`,
    },
    { text: practiceOf(practice).days },
    {
      text: '先试一试？假的居民、假的事，不进统计，夜里清掉。',
      choices: [{ label: '试一试', key: key('begin') }],
    },
  ];
}

/** 看范本: a filled-in example of everything that is written by form or in one line. */
export const samples: readonly { name: string; text: string }[] = [
  { name: '上报', text: '【上报】\n类别：路灯\n地点：3号楼2单元\n描述：楼道灯不亮，晚上看不见台阶' },
  { name: '办结', text: '办结 T-0001 灯泡换了1个，电线接好2处' },
  { name: '随手办', text: '随手办 3号楼后面下水道堵了，自己通了，1处' },
  { name: '代报', text: '代报 电话 3号楼门禁坏了' },
  { name: '请假', text: '请假 3天 由网格员辛代班' },
  { name: '碰头会', text: '第1件 转城管科 3天' },
  { name: '督办', text: '督办 T-0001 请城管科抓紧，周五前报我' },
  {
    name: '走访',
    text: '走访 3号楼 大家想在楼梯装扶手，2单元门禁关不严\n（愿望点“记成民情”，要修的点“报上去”；不写谁家，不写身体和收入）',
  },
  { name: '记一笔', text: '记 宣传 传单300份 横幅5条 80人 东门，培训 消防演练 45人 2小时' },
  {
    name: '问卷',
    text: '问卷 垃圾分类 到12月5日\n厨余垃圾投哪个桶？绿桶*、灰桶、蓝桶\n您对楼道保洁满意吗？',
  },
  { name: '代办', text: '代办 养老认证 周四下午三点 2单元301' },
];

/** Null: there is no filled-in form of that name. */
export function sampleOf(name: string): Answer | null {
  const found = samples.find((sample) => sample.name === name);
  return found ? { text: `${found.name}这样写：\n${found.text}` } : null;
}

export const sampleOfCommand = (
  name: string,
  { example, does }: { example: string; does: string },
): Answer => ({
  text: `${name}这样写：\n${example}\n（${does}）`,
});

export const sampleNames: Answer = {
  text: `想看哪一个的范本？回“看范本 上报”这样就行：${samples.map(({ name }) => name).join('、')}，或“帮助”里的任何一句。`,
};

export interface Unreachable {
  name: string;
  why: 'refused' | 'left' | 'never';
}

const ways: Record<Unreachable['why'], string> = {
  refused: '企业微信退回了给他的消息：请在管理后台看他是否激活、是否在应用的可见范围里',
  left: '已不在通讯录里：请在表里把他的角色给别人，再导入一次',
  never: '可见范围里没有这个账号：请核对账号有没有写错，或把他加进应用的可见范围',
};

/** 谁收不到: who can't be reached, and what to do about it. */
export function unreachableList(rows: readonly Unreachable[]): Answer {
  if (rows.length === 0) return { text: '大家都收得到。' };
  return {
    text: `有 ${rows.length} 人收不到消息：\n${rows.map(({ name, why }) => `· ${name}：${ways[why]}。`).join('\n')}`,
  };
}
