import { workTalkOf } from './work-talk';

const takes = [
  '好的我去看看',
  '收到，我马上过去',
  '我去处理',
  '行，我来看看',
  '我下午去一趟',
  '明白，这就去办',
  '我们去现场',
];
const done = [
  '是灯泡坏了，已经换好了',
  '换了1个灯泡',
  '已经处理好了',
  '3号楼的垃圾清走了',
  '灯修好了',
  '联系物业换了门锁，能用了',
  '管道疏通了，大概10米',
];
const looked = ['看过了，没有积水', '去看了，地下室没有水', '查过了 一切正常', '我们现场看了，是水管漏'];
const others = [
  '看了吗',
  '看过了',
  '灯泡坏了',
  '修了还是不亮',
  '换了灯泡还是不亮',
  '修好了吗',
  '没修好',
  '还没处理',
  '楼道灯又坏了',
  '请尽快处理了',
  '我去年报过一次',
  '他们去哪了',
  '收到',
  '怎么处理了三天都没动静',
];

describe('what a colleague says of his work', () => {
  it.each(takes)('%s: takes it', (text) => expect(workTalkOf(text)).toBe('take'));
  it.each(done)('%s: it is done', (text) => expect(workTalkOf(text)).toBe('done'));
  it.each(looked)('%s: what he saw', (text) => expect(workTalkOf(text)).toBe('looked'));
  it.each(others)('%s: none of them', (text) => expect(workTalkOf(text)).toBeNull());
});
