import { normalise } from './normalise';

/** Of which kind it may be, in the order in which it mostly is. */
export interface BareThing {
  /** As people call it: 灯. */
  thing: string;
  kinds: readonly { category: string; name: string }[];
}

const kind = (category: string, name: string) => ({ category, name });

/** 灯, 水, 电梯 alone: a thing and not a word of what is wrong with it. What is dangerous is never offered as a kind. */
const things: readonly (readonly [RegExp, ...ReturnType<typeof kind>[]])[] = [
  [/^(?:楼道|楼梯|单元|声控)的?灯$/, kind('0203', '楼道灯不亮')],
  [/^路灯$/, kind('0201', '路灯不亮'), kind('0202', '灯杆歪了')],
  [/^(?:电)?灯$/, kind('0203', '楼道灯不亮'), kind('0201', '路灯不亮')],
  [
    /^(?:自来)?水$/,
    kind('0101', '停水'),
    kind('1003', '漏水'),
    kind('0106', '下水道堵'),
    kind('0108', '积水'),
  ],
  [/^(?:水管|下水道?)$/, kind('0106', '下水道堵'), kind('0102', '水管漏水')],
  [/^电$/, kind('0204', '停电'), kind('0905', '电线老化')],
  [/^(?:天然|煤|燃)?气$/, kind('0302', '停气'), kind('0303', '燃气设施坏了')],
  [/^(?:暖气|供暖)$/, kind('0305', '暖气不热'), kind('0304', '暖气漏水')],
  [/^车(?:子|辆)?$/, kind('0607', '汽车乱停'), kind('0608', '电动车乱停'), kind('0901', '堵消防通道')],
  [/^(?:电动|电瓶|自行)车$/, kind('0608', '乱停'), kind('0902', '推进楼里'), kind('0903', '飞线充电')],
  [/^[小大]?狗$/, kind('0618', '养狗扰民')],
  [/^(?:单元|大)?门(?:禁)?$/, kind('1005', '门禁、单元门')],
  [/^(?:马|道)?路$/, kind('0401', '路面破损'), kind('0415', '堵车')],
  [/^树(?:枝)?$/, kind('0702', '要修剪'), kind('0701', '倒了、断了')],
  [/^(?:臭?味道?|臭)$/, kind('0501', '垃圾臭'), kind('0106', '下水道臭'), kind('0806', '油烟')],
  [
    /^(?:[太很好]?吵|噪[音声]|声音)$/,
    kind('0805', '邻居吵'),
    kind('0802', '施工吵'),
    kind('0804', '广场舞'),
    kind('0803', '店铺吵'),
  ],
  [/^楼道$/, kind('0203', '灯不亮'), kind('0902', '堆东西'), kind('0512', '脏')],
  [/^墙$/, kind('1003', '渗水'), kind('0613', '墙面脏了、破了')],
];
const around =
  /^(?:你好|您好|小格|同志|师傅|请问|我?想?(?:问问|问一下|问下|反映一下|反映|说说|说一下)|我家|我们|我|家里|的|那个|这个|那盏|就是|是|楼底下|楼下|啊|呀)+|(?:的问题|问题|的事|呢|啊|呀|哦)+$/g;
const longest = 28;

/** Undefined when more is said than a thing, or the thing is not known. Table in bare-thing.test.ts. */
export function bareThingIn(text: string): BareThing | undefined {
  if (text.length > longest) return undefined;
  const thing = normalise(text)
    .replace(/[\s，。！？、,.!?~…]/g, '')
    .replace(around, '');
  const row = things.find(([words]) => words.test(thing));
  if (!row) return undefined;
  const [, ...kinds] = row;
  return { thing, kinds };
}
