import { WorkingCalendar } from '../../models/calendar';
import { fieldOf, momentIn, readPastedOrder } from './platform-fields';

const calendar = new WorkingCalendar('Asia/Shanghai', new Map());
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const now = at('2026-11-24 09:00');

describe('an order of another platform', () => {
  test('is read by the names of its fields; who called is left behind', () => {
    const order = readPastedOrder(
      '【工单编号】：20261124001234\n来源：12345政务热线\n来电人：某某  \n联系电话：13812345678\n诉求内容：3号楼2单元楼道灯不亮，\n夜间出行不便\n办理时限：2026-11-27 18:00\n退单时限：4个工作小时',
      calendar,
      now,
    );
    expect(order).toEqual({
      platform: '12345',
      number: '20261124001234',
      content: '3号楼2单元楼道灯不亮，\n夜间出行不便',
      place: '',
      category: '',
      dueAt: at('2026-11-27 18:00'),
      returnBy: calendar.due(now, { amount: 4, unit: 'WH' }),
    });
  });

  test('has its names in brackets on some platforms, without a colon', () => {
    const order = readPastedOrder(
      '【工单编号】A-1\n【诉求内容】 5号楼下水道堵塞\n[办理时限]3个工作日',
      calendar,
      now,
    );
    const dueAt = calendar.due(now, { amount: 3, unit: 'WD' });
    expect(order).toMatchObject({ number: 'A-1', content: '5号楼下水道堵塞', dueAt });
  });

  test.each([
    [
      '12345 编号 20261124001 9号楼3单元下水道堵了 请于11月26日前办结',
      '9号楼3单元下水道堵了',
      at('2026-11-26 18:00'),
    ],
    [
      '【12345热线】工单号：GZ-2026-77，来电人张女士，反映5号楼垃圾三天没收，请3个工作日内回复。',
      '反映5号楼垃圾三天没收',
      calendar.due(now, { amount: 3, unit: 'WD' }),
    ],
  ])('may be told in one sentence: %s', (text, content, dueAt) => {
    expect(readPastedOrder(text, calendar, now)).toMatchObject({ platform: '12345', content, dueAt });
  });

  test('is none without a number', () => {
    expect(readPastedOrder('诉求内容：楼道灯不亮', calendar, now)).toBeNull();
  });

  test.each([
    ['2026年11月26日18时30分', at('2026-11-26 18:30')],
    ['11月26日前', at('2026-11-26 18:00')],
    ['2026/11/26', at('2026-11-26 18:00')],
    ['48小时', now + 48 * 3_600_000],
    ['尽快', null],
  ])('wants its reply by %s', (words, moment) => {
    expect(momentIn(words, calendar, now)).toBe(moment);
  });

  test('has columns by many names', () => {
    expect([fieldOf('案卷号'), fieldOf('诉求内容*'), fieldOf('联系电话'), fieldOf('天气')]).toEqual([
      'number',
      'content',
      null,
      undefined,
    ]);
  });
});
