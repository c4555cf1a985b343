import type { JsonObject } from '../json';
import { Town } from '../testing/town';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(() => town.close());

const post = (body: JsonObject, key = 'group-key') => town.raw('webhook/send', body, { key });
const text = (content: string): JsonObject => ({ msgtype: 'text', text: { content } });

test('the robot needs its key and nothing else', async () => {
  expect(await post({ msgtype: 'markdown', markdown: { content: '**碰头会**' } })).toMatchObject({
    errcode: 0,
  });
  expect(town.simulator.group('工作群')).toMatchObject([{ text: '**碰头会**', format: 'markdown' }]);
  expect(await post(text('x'), 'another')).toMatchObject({ errcode: 93000 });
});

test('above 20 a minute it is 45009', async () => {
  for (let count = 1; count <= 20; count += 1) expect(await post(text('x'))).toMatchObject({ errcode: 0 });
  expect(await post(text('x'))).toMatchObject({ errcode: 45009 });
  town.clock.advance(60_000);
  expect(await post(text('x'))).toMatchObject({ errcode: 0 });
});

test.each<[number, JsonObject]>([
  [45002, text('灯'.repeat(683))],
  [0, text('灯'.repeat(682))],
  [45002, { msgtype: 'markdown', markdown: { content: '灯'.repeat(1366) } }],
  [0, { msgtype: 'markdown', markdown: { content: '灯'.repeat(1365) } }],
  [93017, {}],
  [301019, { msgtype: 'image', image: { base64: 'iVBORw0KGgoAAAA=', md5: 'wrong' } }],
  [42031, { msgtype: 'template_card', template_card: { card_type: 'button_interaction' } }],
])('errcode %d', async (errcode, body) => {
  expect(await post(body)).toMatchObject({ errcode });
});
