import { WorkingCalendar } from '../../models/calendar';
import { readSendTime, readSpan, withDates } from './send-time';

const calendar = new WorkingCalendar('Asia/Shanghai');
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
/** A Tuesday. */
const now = at('2026-11-24 09:00');

it.each([
  ['明早8点发 检查地下室', '2026-11-25 08:00', '检查地下室'],
  ['明早八点半发：检查地下室', '2026-11-25 08:30', '检查地下室'],
  ['10:30发 下午的会改到二楼', '2026-11-24 10:30', '下午的会改到二楼'],
  ['周五下午三点发送 交表', '2026-11-27 15:00', '交表'],
  ['今晚8点发 值班', '2026-11-24 20:00', '值班'],
  ['8:30发 已经过了就马上发', '2026-11-24 09:00', '已经过了就马上发'],
  ['今晚暴雨，请检查地下室', '2026-11-24 09:00', '今晚暴雨，请检查地下室'],
])('%s', (words, moment, text) => {
  expect(readSendTime(calendar, words, now)).toMatchObject({ sendAt: at(moment), text });
});

it('asks about a time that may be of sending or of what is told', () => {
  expect(readSendTime(calendar, '明早8点 到社区开会', now)).toEqual({
    sendAt: now,
    text: '明早8点 到社区开会',
    maybeAt: at('2026-11-25 08:00'),
  });
});

it.each([
  ['明天8点到17点停水', '2026-11-25 08:00', '2026-11-25 17:00'],
  ['11月26日上午九点至下午四点半停电', '2026-11-26 09:00', '2026-11-26 16:30'],
  ['今晚10点到明早6点暴雨', '2026-11-24 22:00', '2026-11-25 06:00'],
  ['明天停水一天', '2026-11-25 00:00', '2026-11-25 23:59'],
  ['高温到周五', '2026-11-24 09:00', '2026-11-27 23:59'],
  ['明天9:00-11:30电梯检修', '2026-11-25 09:00', '2026-11-25 11:30'],
])('%s', (words, from, until) => {
  expect(readSpan(calendar, words, now)).toEqual({ fromAt: at(from), untilAt: at(until) });
});

it('says the day, not tomorrow', () => {
  expect(withDates('明天8点到17点停水，后天恢复', '2026-11-24')).toBe('11月25日8点到17点停水，11月26日恢复');
  expect(withDates('今晚10点到明早6点', '2026-11-24')).toBe('11月24日晚上10点到11月25日早上6点');
});
