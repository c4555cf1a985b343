import * as fc from 'fast-check';
import { interpret, normalise, parseForm, yesNo, type Directory } from '.';

const directory: Directory = {
  communities: ['幸福社区', '青石社区'],
  buildings: Array.from({ length: 24 }, (_, index) => ({
    id: index + 1,
    name: `${index + 1}号楼`,
    number: String(index + 1),
    aliases: index === 0 ? ['红房子'] : [],
    community: index < 12 ? '幸福社区' : '青石社区',
    units: 3,
  })),
  places: [
    { id: 100, name: '幸福路与中山路口', aliases: ['老电影院'], community: '幸福社区', kind: 'crossing' },
  ],
};

describe('the lamp of the first story', () => {
  const text = '2单元楼道灯不亮，晚上老人容易摔';

  test('is a report of a certain kind, its place half inferred from the scanned door', () => {
    const found = interpret(text, { directory, scannedBuilding: '3' });
    expect(found).toMatchObject({
      intent: 'report',
      category: '0203',
      categoryCertain: true,
      urgency: 'normal',
      placeText: '3号楼2单元',
      placeId: 3,
      placeCertain: false,
      subject: '楼道灯不亮',
    });
    expect(found.place).toMatchObject({ building: '3', unit: '2' });
    expect(found.problems).toHaveLength(1);
  });

  test('has a certain place when the text names it', () => {
    expect(interpret(`三号楼${text}`, { directory })).toMatchObject({
      placeText: '3号楼2单元',
      placeCertain: true,
      placeId: 3,
    });
  });

  test('has no certain place in a unit that the building lacks', () => {
    expect(interpret('3号楼9单元楼道灯不亮', { directory }).placeCertain).toBe(false);
  });
});

test.each([
  ['垃圾桶满了好几天没人倒', '0502'],
  ['5号楼门口一堆垃圾没人清', '0501'],
  ['下水道堵了，污水冒出来', '0106'],
  ['中山路路灯不亮', '0201'],
  ['楼上装修电钻吵死了', '0801'],
  ['工地半夜还在打桩，睡不着', '0802'],
  ['楼下烧烤店油烟熏得开不了窗', '0806'],
  ['广场舞音响太大', '0804'],
  ['小区消防通道被私家车堵死了', '0901'],
  ['楼道里停满电动车', '0902'],
  ['从窗户拉线给电瓶车充电，飞线充电', '0903'],
  ['邻居在楼顶违规搭建阳光房', '0611'],
  ['墙上贴满小广告', '0602'],
  ['单元门禁坏了，谁都能进', '1005'],
  ['物业费太贵，乱收费', '1002'],
  ['有人在绿化带里种菜', '0704'],
  ['河水又黑又臭，该清淤了', '0715'],
  ['工厂把污水偷排到河里', '0712'],
  ['遛狗不牵绳，狗吓到孩子', '0618'],
  ['路面坑坑洼洼，车子颠得慌', '0401'],
  ['公交车半天不来一趟', '0414'],
  ['学校门口装个红绿灯吧', '0416'],
  ['拖欠工资三个月了，老板不给', '1112'],
  ['房产证五年了办不下来', '1015'],
  ['医保怎么报销', '1203'],
  ['健身器材坏了，螺丝掉了', '0708'],
])('%s → %s', (text, category) => {
  expect(interpret(text).category).toBe(category);
});

test.each([
  ['楼上漏水，他不肯赔，想请人调解', 'dispute'],
  ['楼上天天半夜拖椅子 说了多少次都不听 我要找人评理', 'dispute'],
  ['请问居住证怎么办理', 'question'],
  ['煤气又涨价了', 'question'],
  ['地铁什么时候修到我们这', 'question'],
  ['建议在小区门口加装一个快递柜', 'suggestion'],
  ['垃圾没人清', 'report'],
  ['那个又来了 烦死了', 'other'],
])('%s is a %s', (text, intent) => {
  expect(interpret(text).intent).toBe(intent);
});

test.each([
  ['在吗', 'greeting'],
  ['谢谢你们', 'thanks'],
  ['再见', 'bye'],
  ['😡😡', 'sticker'],
  ['👌', 'yes'],
  ['不是', 'no'],
])('%s is small talk: %s', (text, smallTalk) => {
  expect(interpret(text)).toMatchObject({ intent: 'other', smallTalk, category: 'NONE', problems: [] });
});

test.each([
  ['对', 'yes'],
  ['是的', 'yes'],
  ['嗯嗯', 'yes'],
  ['好', 'yes'],
  ['行', 'yes'],
  ['没错', 'yes'],
  ['👌🏻', 'yes'],
  ['可以！', 'yes'],
  ['不', 'no'],
  ['不对', 'no'],
  ['不是的', 'no'],
  ['不用了', 'no'],
  ['👎', 'no'],
  ['不对，是5号楼', null],
  ['好像漏水了', null],
  ['', null],
  ['好的路灯坏了', null],
])('%s means %s', (text, answer) => {
  expect(yesNo(text)).toBe(answer);
});

test.each([
  ['３＃２单元', '3号楼2单元'],
  ['三号楼二单元', '3号楼2单元'],
  ['十二栋', '12栋'],
  ['3 号楼 2 单元', '3号楼2单元'],
  ['c10栋', 'C10栋'],
  ['樓道燈壞了', '楼道灯坏了'],
  ['好臭臭臭！！！', '好臭！'],
  ['路登不亮😡', '路灯不亮'],
  ['这是一座桥', '这是一座桥'],
])('%s is written %s', (text, folded) => {
  expect(normalise(text)).toBe(folded);
});

test.each([
  ['3-2-501', { building: '3', unit: '2', room: '501' }],
  ['14、15栋', { building: ['14', '15'] }],
  ['5座', { building: '5' }],
  ['C10栋1203室', { building: 'C10', room: '1203' }],
  ['某花园6幢2单元负一楼', { building: '6', unit: '2', floor: '负1' }],
  ['8号楼3楼的路由器没信号', { building: '8', floor: '3' }],
])('%s has the parts %j', (text, parts) => {
  expect(interpret(text).place).toMatchObject(parts);
});

test.each([
  ['幸福路和中山路交叉口的路灯坏了', 100],
  ['中山路幸福路口积水', 100],
  ['老电影院门口有人摆摊', 100],
  ['红房子门口垃圾', 1],
])('%s is at place %i', (text, placeId) => {
  expect(interpret(text, { directory })).toMatchObject({ placeId, placeCertain: true });
});

test('a place that the text names is not overruled by the door', () => {
  expect(interpret('东门的路灯不亮', { directory, scannedBuilding: '3' }).placeText).not.toContain('3号楼');
});

test.each([
  ['办结 灯泡换了1个', { item: '灯泡', amount: 1, unit: '个' }],
  ['随手办 3号楼 小广告清了12处', { item: '小广告', amount: 12, unit: '处' }],
  ['清理垃圾近3吨', { item: '垃圾', amount: 3, unit: '吨', approximate: true }],
  ['发放宣传单一千余份', { item: '宣传单', amount: 1000, unit: '份', approximate: true }],
])('%s counts %j', (text, quantity) => {
  expect(interpret(text).quantities).toContainEqual(quantity);
});

test('two matters are two problems, one matter with its consequence is one', () => {
  expect(interpret('5号楼垃圾三天没收，还有门口电瓶车乱停').problems).toHaveLength(2);
  expect(interpret('灯不亮还有一堆垃圾').problems).toHaveLength(2);
  expect(interpret('楼道灯不亮，晚上看不见，老人容易摔').problems).toHaveLength(1);
});

const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '3号楼',
    '2单元',
    '路灯',
    '不亮',
    '一二三',
    '#',
    '-',
    '501',
    '😡',
    '，',
    '！！！',
    '【上报】',
    '\n类别：',
    ' ',
    '煤气',
    '着火',
    '三0二',
    '大路与小路口',
    '樓',
    '经盖',
    '没没没',
  ),
);
const anything = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

test('no text makes it throw, and the answer holds together', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const found = interpret(text, { directory, scannedBuilding: '3' });
      expect(found.top3.length).toBeLessThanOrEqual(3);
      expect(found.category).toBe(found.top3[0]?.category ?? 'NONE');
      expect(found.subject.length).toBeLessThanOrEqual(16);
      expect(found.confidence).toBeGreaterThanOrEqual(0);
      parseForm(text);
      yesNo(text);
    }),
    { numRuns: 600 },
  );
});

test('writing in one spelling twice changes nothing more', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const once = normalise(text);
      expect(normalise(once)).toBe(once);
    }),
    { numRuns: 800 },
  );
});
