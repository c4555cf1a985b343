import { asksAgain } from './asked-again';

test.each([
  '都三天了还没人来',
  '三天了，没人管！',
  '这都一个星期了怎么还没动静',
  '等了半天了',
  '怎么回事啊',
  '我那个灯呢',
  '有没有人管啊',
  '你们到底来不来',
  '还修不修了',
  '没人理我',
  '3天前说的那个事',
  '上次报的那个问题',
  '咋还没人来',
  '人呢？',
  '后来呢',
])('%s asks after what was reported', (text) => expect(asksAgain(text)).toBe(true));

test.each([
  '3号楼垃圾三天没人清',
  '停水三天了',
  '楼道灯坏了三天了没人修',
  '东门路灯不亮，没人管',
  '我那个邻居天天吵',
  '有没有人会修水管',
  '怎么办理居住证',
  '上次报的那个师傅把墙弄坏了',
])('%s is a matter or another question', (text) => expect(asksAgain(text)).toBe(false));
