import { decisionOf } from './decision';

const files = [
  '那帮我反映一下吧',
  '报上去吧',
  '行，你报吧',
  '那就报吧，谢谢',
  '嗯就是这个',
  '是的，就这样',
  '麻烦你们处理一下',
  '帮我修一下',
  '是的，麻烦尽快处理一下',
  '赶紧派人来修吧',
  '請幫我反映一下',
];

const drops = [
  '算了不用了',
  '算了，不报了',
  '还是算了吧',
  '不用报了，谢谢',
  '先不报了',
  '别报了',
  '没事了，灯已经好了',
  '我自己修吧',
  '不麻烦你们了',
  '不用',
  '当我没说',
  '已经修好了，不用来了',
];

const others = [
  '不对',
  '不是',
  '改一下',
  '是5号楼',
  '还没好',
  '灯没修好',
  '天气怎么样',
  '先问问',
  '谢谢',
  '快点',
  '3单元的也不亮',
  '修了两次又坏了',
  '你们到底管不管',
  '不修会出事的',
  '算了这么多次账都不对',
  '能不能别再拖了',
];

describe('what is said to 对吗？', () => {
  it.each(files)('%s: file it', (text) => expect(decisionOf(text)).toBe('file'));
  it.each(drops)('%s: drop it', (text) => expect(decisionOf(text)).toBe('drop'));
  it.each(others)('%s: neither', (text) => expect(decisionOf(text)).toBeNull());
});
