import { asksProgress } from './progress-question';

const after = [
  '修好了没',
  '修好了吗？',
  '修好了？',
  '我报的灯怎么样了',
  '我上次反映的那个事处理得怎么样了？',
  '请问我昨天报的路灯修了没有',
  '怎么还没人来',
  '还没来修',
  '什么时候来修',
  '什么时候能修好啊',
  '到哪一步了',
  '那个事有结果了吗',
  '有人管吗',
  '处理了没有',
  '还要等多久',
  '现在什么情况了',
  '師傅來了嗎',
];

const others = [
  '3号楼路灯什么时候修',
  '路灯还没修好，晚上摔了人',
  '楼上什么时候能不吵',
  '垃圾三天没人来收',
  '没人管',
  '修好了',
  '好了',
  '我报的是5号楼',
  '什么时候停水',
  '几点上班',
  '有人在吗',
  '医保怎么办理',
  '我说的是路灯，不是楼道灯',
];

describe('a question after one’s own matter', () => {
  test.each(after)('%s', (text) => expect(asksProgress(text)).toBe(true));
  test.each(others)('not: %s', (text) => expect(asksProgress(text)).toBe(false));
});
