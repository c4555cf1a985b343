import { postAndHangUp } from './hang-up';
import { letter, messageFrom, post, textFrom } from './post';
import { Street } from './street';
import { until } from './until';

const GENG = 'jumin_geng';
const FORM = '上报 楼道灯 3号楼2单元 不亮';

describe('one message has one effect', () => {
  let street: Street;
  beforeAll(async () => {
    street = await Street.open();
  });
  afterAll(() => street.close());
  let tickets = 0;

  test('sent three times one after the other: the same reply each time', async () => {
    const message = textFrom(street, GENG, FORM, '7000000000000000001');
    const answers = [await post(street, message), await post(street, message), await post(street, message)];
    expect(answers[0]?.text).toContain('已收到，编号 T-0001');
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await street.count('ticket')).toBe((tickets += 1));
  });

  test('sent eight times at once: each gets the reply of the one that was handled', async () => {
    const message = textFrom(street, GENG, FORM, '7000000000000000002');
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(street, message)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set([answers[0]?.text]));
    expect(answers[0]?.text).toContain('T-0002');
    expect(await street.count('ticket')).toBe((tickets += 1));
  });

  test('sent to two processes on one database at once: one ticket, no reply of its own for the second', async () => {
    const other = await street.openHouse();
    const message = textFrom(street, GENG, FORM, '7000000000000000003');
    const answers = await Promise.all([
      post(street, message),
      post(street, message, other.port),
      post(street, message),
      post(street, message, other.port),
    ]);
    expect(new Set(answers.map(({ text }) => text))).toEqual(new Set([answers[0]?.text]));
    expect(answers[0]?.text).toContain('编号');
    expect(await street.count('ticket')).toBe((tickets += 1));
    expect(await street.count('inbound', 'messageKey LIKE ?', ['%7000000000000000003%'])).toBe(1);
  });

  test('the same words under another MsgId are another report', async () => {
    await post(street, textFrom(street, GENG, FORM, '7000000000000000004'));
    await post(street, textFrom(street, GENG, FORM, '7000000000000000005'));
    expect(await street.count('ticket')).toBe((tickets += 2));
  });

  test('twenty complete forms in a minute are filed, the twenty-first is asked to wait, the next minute is free', async () => {
    street.clock.advance(61_000);
    for (let at = 0; at < 20; at++) {
      const { status, text } = await post(street, textFrom(street, GENG, FORM, `71${at}`));
      expect([status, text]).toEqual([200, expect.stringContaining('编号')]);
    }
    const { status, text } = await post(street, textFrom(street, GENG, FORM, '7120'));
    expect([status, text]).toEqual([200, expect.stringContaining('一分钟')]);
    street.clock.advance(61_000);
    expect((await post(street, textFrom(street, GENG, FORM, '7121'))).text).toContain('编号');
    expect(await street.count('ticket')).toBe((tickets += 21));
  });

  test('whoever hung up gets the answer as a message; a repeat gets an empty one', async () => {
    await street.settle();
    const message = textFrom(street, GENG, '帮助', '7000000000000000006');
    const letIn = await postAndHangUp(street, letter(street, message));
    const waiting = await street.count('outbound');
    letIn();
    await until(async () => (await street.count('outbound')) > waiting);
    await street.settle();
    const said = street.player('居民庚').messages().at(-1);
    expect(said?.text).toContain('有事直接说就行');
    expect(await post(street, message)).toEqual({ status: 200, text: '' });
  });

  test('what nobody answers is stored and acknowledged with an empty body', async () => {
    const before = await street.count('inbound');
    const enter = messageFrom(street, GENG, { MsgType: 'event', Event: 'enter_agent', EventKey: '' });
    const unheard = messageFrom(street, GENG, { MsgType: 'event', Event: 'something_new', EventKey: 'x' });
    expect(await post(street, enter)).toEqual({ status: 200, text: '' });
    expect(await post(street, unheard)).toEqual({ status: 200, text: '' });
    expect(await street.count('inbound')).toBe(before + 2);
  });

  test('and nothing of it was swallowed, refused or logged as an error', async () => {
    await street.settle();
    expect(await street.troubles()).toEqual([]);
  });
});
