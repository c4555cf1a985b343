import { isResultAlone, resultSaid } from '.';

describe('what is said of a result that was just asked about', () => {
  test.each([
    '还是不亮',
    '又不亮了',
    '没有修好啊',
    '修是修了，过一会又灭了',
    '根本没来人',
    '又冒火花了',
    '没好',
    '还没修呢',
    '不满意',
  ])('%s: not done', (text) => expect(resultSaid(text)).toBe('bad'));

  test.each(['亮了，谢谢', '灯亮了', '好了', '修好了 辛苦了', '通了', '挺好的', '已经清干净了，谢谢师傅'])(
    '%s: done',
    (text) => expect(resultSaid(text)).toBe('good'),
  );

  test.each([
    '修好了吗',
    '修好没',
    '谢谢',
    '5号楼垃圾三天没人收',
    '社区几点上班',
    '没问题的话我就不来了',
    '门口的路灯也坏了',
    '好的',
  ])('%s: something else', (text) => expect(resultSaid(text)).toBeNull());
});

describe('said of what was told before, when nobody asked', () => {
  test.each(['又坏了', '还是没好', '还是不亮', '满意', '不满意', '根本没修好！'])('%s', (text) =>
    expect(isResultAlone(text)).toBe(true),
  );
  test.each(['楼道灯又坏了', '3号楼路灯不亮', '没用的东西堆在楼道'])('another matter: %s', (text) =>
    expect(isResultAlone(text)).toBe(false),
  );
});
