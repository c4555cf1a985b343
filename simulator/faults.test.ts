import { readFaults } from './faults';
import type { JsonObject } from './json';
import { AGENT, Town } from './testing/town';

let town: Town;
beforeEach(async () => {
  town = await new Town().open();
});
afterEach(() => town.close());

const message: JsonObject = { agentid: AGENT, touser: 'wanggeb', msgtype: 'text', text: { content: '开会' } };
const send = () => town.call('message/send', message);
const seen = () => town.simulator.player('网格员乙').messages().length;
const only = { onlyPath: '/cgi-bin/message/send' };

test('a lost answer: done, but the connection is cut', async () => {
  town.simulator.faults.switch({ ...only, lostAnswers: 1 });
  await expect(send()).rejects.toThrow('fetch failed');
  expect(seen()).toBe(1);
  expect(await send()).toMatchObject({ errcode: 0 });
});

test('server errors and bare answers do nothing, as often as asked', async () => {
  town.simulator.faults.switch({ ...only, bareAnswers: 1 });
  expect(await send()).toEqual({ errcode: 0 });
  expect(seen()).toBe(0);
  town.simulator.faults.switch({ serverErrors: true });
  await expect(send()).rejects.toThrow('JSON');
  town.simulator.faults.clear();
  await send();
  expect(seen()).toBe(1);
});

test('an errcode for one path leaves the others alone', async () => {
  town.simulator.faults.switch({ ...only, errorCode: 60020 });
  expect(await send()).toMatchObject({ errcode: 60020 });
  expect(await town.call('getcallbackip')).toMatchObject({ errcode: 0 });
});

test('a slow call is answered when the clock has moved', async () => {
  town.simulator.faults.switch({ ...only, slowMilliseconds: 3000 });
  const alarm = town.clock.alarm.bind(town.clock);
  const arrived = new Promise<void>((resolve) => {
    jest.spyOn(town.clock, 'alarm').mockImplementation((at, ring) => {
      resolve();
      return alarm(at, ring);
    });
  });
  const waiting = send();
  let answered = false;
  void waiting.then(() => (answered = true));
  await arrived;
  expect([answered, seen()]).toEqual([false, 0]);
  town.clock.advance(3000);
  expect(await waiting).toMatchObject({ errcode: 0 });
});

test('settings from JSON: unknown names and wrong types are refused', () => {
  expect(readFaults({ serverErrors: 2, reorder: true })).toEqual({ serverErrors: 2, reorder: true });
  expect(readFaults({ reorder: 1 })).toBeNull();
  expect(readFaults({ toString: 'x' })).toBeNull();
  expect(readFaults([])).toBeNull();
});
