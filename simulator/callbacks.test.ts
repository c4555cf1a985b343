import { ANSWER_DEADLINE } from './callbacks';
import { kinderReadings } from './switches';
import { leaf, Town } from './testing/town';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(() => town.close());

const member = () => town.simulator.player('网格员乙');
const texts = () =>
  member()
    .messages()
    .map((bubble) => `${bubble.from}: ${bubble.text}`);

describe('an app message', () => {
  test('arrives with its documented fields, and the passive text appears as a bubble', async () => {
    town.behaviour = (message) => ({ MsgType: 'text', Content: `听到：${leaf(message, 'Content')}` });
    await member().says('你好 ]]> <b>');
    expect(texts()).toEqual(['self: 你好 ]]> <b>', 'bot: 听到：你好 ]]> <b>']);
    const [message] = town.heard;
    expect(message).toMatchObject({ FromUserName: 'WangGeB', MsgType: 'text', AgentID: '1000002' });
    expect(leaf(message!, 'MsgId')).toMatch(/^\d{19}$/);
    expect(BigInt(leaf(message!, 'MsgId')) > 2n ** 53n).toBe(true);
    expect(town.simulator.complaints).toEqual([]);
  });

  test('a reply for another spelling of the userid is not shown', async () => {
    town.behaviour = () => ({ MsgType: 'text', Content: 'x', ToUserName: 'wanggeb' });
    await member().says('你好');
    expect(texts()).toEqual(['self: 你好']);
    expect(town.simulator.complaints).toHaveLength(1);
  });

  test('a passive text is cut at 2048 bytes, between characters', async () => {
    town.behaviour = () => ({ MsgType: 'text', Content: '灯'.repeat(700) });
    await member().says('你好');
    expect(member().messages().at(-1)?.text).toBe('灯'.repeat(682));
  });

  test('an empty body shows nothing and is not repeated', async () => {
    await member().says('你好');
    expect(town.heard).toHaveLength(1);
    expect(texts()).toEqual(['self: 你好']);
  });
});

describe('a callback that is not answered', () => {
  test('comes four times with one MsgId and is then given up', async () => {
    town.behaviour = () => 500;
    await member().says('你好');
    expect(new Set(town.heard.map((message) => leaf(message, 'MsgId'))).size).toBe(1);
    expect(town.simulator.deliveries.map((delivery) => delivery.attempt)).toEqual([1, 2, 3, 4]);
  });

  test.each([
    [true, 4],
    [false, 1],
  ])('its repeats are sealed anew: %s', async (reseal, count) => {
    town.simulator.switches.resealRepeats = reseal;
    const nonces = new Set<unknown>();
    town.behaviour = (_message, context) => {
      nonces.add(context.query.nonce);
      return 500;
    };
    await member().says('你好');
    expect(nonces.size).toBe(count);
  });

  test('comes three times by the other reading', async () => {
    town.simulator.switches.deliveries = kinderReadings.deliveries;
    town.behaviour = () => 500;
    await member().says('你好');
    expect(town.heard).toHaveLength(3);
  });

  test('by P90930 an error status is final', async () => {
    town.simulator.switches.repeatErrorStatus = false;
    town.behaviour = () => 500;
    await member().says('你好');
    expect(town.heard).toHaveLength(1);
  });

  test('is cut and repeated after five seconds of the clock; the late answer is not shown', async () => {
    const arrivals: (() => void)[] = [];
    const arrived = (count: number) =>
      new Promise<void>((resolve) => {
        if (town.heard.length >= count) resolve();
        else arrivals[count] = resolve;
      });
    let answerLate = () => undefined as void;
    town.behaviour = async () => {
      arrivals[town.heard.length]?.();
      if (town.heard.length > 1) return { MsgType: 'text', Content: '第二次' };
      await new Promise<void>((resolve) => (answerLate = resolve));
      return { MsgType: 'text', Content: '太晚' };
    };
    const said = member().says('你好');
    await arrived(1);
    town.clock.advance(ANSWER_DEADLINE - 1);
    expect(town.simulator.deliveries).toHaveLength(1);
    town.clock.advance(1);
    await said;
    answerLate();
    await town.simulator.settle();
    expect(town.simulator.deliveries.map((delivery) => delivery.status)).toEqual([null, 200]);
    expect(texts()).toEqual(['self: 你好', 'bot: 第二次']);
  });
});

describe('faults of callbacks', () => {
  test('repeatCallbacks delivers copies at once and shows one answer', async () => {
    town.simulator.faults.switch({ repeatCallbacks: 2 });
    town.behaviour = () => ({ MsgType: 'text', Content: '好' });
    await member().says('你好');
    expect(town.heard).toHaveLength(3);
    expect(texts()).toEqual(['self: 你好', 'bot: 好']);
  });

  test('reorder delivers the second of two first, and settle lets a held one go', async () => {
    town.simulator.faults.switch({ reorder: true });
    await member().says('一');
    await member().says('二');
    await town.simulator.settle();
    expect(town.heard.map((message) => leaf(message, 'Content'))).toEqual(['二', '一']);
    await member().says('三');
    expect(town.heard).toHaveLength(2);
    await town.simulator.settle();
    expect(town.heard).toHaveLength(3);
  });
});
