import { touchDirectory } from '../models/office';
import { setSwitch } from '../models/staff/switches';
import { insert, type Transaction } from '../models/store/transaction';
import { MovableClock } from '../simulator';
import { insertFinishedCase } from './finished-case';
import { heard, strike, table, type Line } from './month-table';
import { shanghai, Street } from './street';

const HOUR = 3_600_000;

/** Days and minutes at which the clock strikes: where something is due, and right beside it where nothing is. */
const STRIKES: readonly (readonly [string, string])[] = [
  ['10-01', '08:52 09:16 10:00'],
  ['10-08', '08:11 08:51 08:52 08:53 09:15 09:16 09:29 09:30 09:31 10:00 10:01 11:00'],
  ['10-09', '08:07 08:08 08:52 09:30'],
  ['10-10', '08:52 10:00'],
  ['10-11', '08:52'],
  ['10-12', '08:51 08:52 08:53'],
  ['10-13', '09:39 09:40 09:41'],
  // The clock jumps forward, over 9:30.
  ['10-15', '09:29 09:44 10:00 10:01 11:00'],
  ['10-17', '17:59 18:00 18:01'],
  ['10-18', '08:00 10:00'],
  ['10-21', '09:21'],
  ['10-22', '09:20 09:21 09:22'],
];

/** After that day the clock of one instance is set back, and strikes all of it again; then a new process takes its place. */
const BEHIND: Readonly<Record<string, readonly string[]>> = {
  '10-13': ['10-12 08:52', '10-13 09:40'],
  '10-15': ['10-15 09:20', '10-15 09:30', '10-15 10:00'],
};

/** What a street at work has to hear besides its lists, bulletins and daily meetings (month.test.ts). */
const expected: readonly Line[] = (
  [
    // A campaign that ended on the 3rd, a holiday; its card comes on the first working day.
    ['10-08 08:52', '网格长丙', '专项“节前清理”（已结束）'],
    ['10-08 08:52', '幸福社区工作群', '专项“节前清理”（已结束）'],
    // The 1st is a holiday: the half-monthly meeting is held on the 8th; on the 15th one is on leave.
    ...['网格长丙', '网格员乙', '网格员辛', '城管科戊'].map(
      (who) => ['10-08 09:30', who, '今天 10:00 半月联席会议'] as const,
    ),
    ['10-08 10:00', '幸福社区工作群', '幸福社区半月联席会议'],
    // Ended on the make-up Saturday: Sunday is free, Monday is not.
    ['10-12 08:52', '网格长丙', '专项“飞线充电”（已结束）'],
    ['10-12 08:52', '幸福社区工作群', '专项“飞线充电”（已结束）'],
    ['10-13 09:40', '网格员乙', '您的异议到期没有人定'],
    ...['网格长丙', '网格员乙', '城管科戊'].map(
      (who) => ['10-15 09:44', who, '今天 10:00 半月联席会议'] as const,
    ),
    ['10-15 10:00', '幸福社区工作群', '幸福社区半月联席会议'],
    ['10-17 18:00', '城管科戊', '您的班'],
    ['10-22 09:21', '幸福社区工作群', '流动红旗（9月）'],
  ] as const
).map(([at, who, words]) => ({ at: `2026-${at}`, who, words }));

/** Told in month.test.ts already, or by the tickets' own clocks. */
const USUAL = /^早上好|^【|上周|上月|碰头会|矛盾纠纷排查/;

async function prepare(tx: Transaction, street: Street): Promise<void> {
  const { directory } = street.house.office.current();
  const person = (userId: string): number => directory.personOf(userId) ?? 0;
  const community = directory.grids.find(({ name }) => name === '幸福社区')?.id ?? 0;
  const scope = JSON.stringify({ categories: [], templates: [], words: ['清理'] });
  const campaign = { gridId: community, scope, openedBy: person('wanggezhang_bing'), openedAt: 1 };
  await insert(tx, 'campaign', {
    ...campaign,
    name: '节前清理',
    fromDay: '2026-09-20',
    untilDay: '2026-10-03',
  });
  await insert(tx, 'campaign', {
    ...campaign,
    name: '飞线充电',
    fromDay: '2026-10-01',
    untilDay: '2026-10-10',
  });
  await insert(tx, 'campaign', {
    ...campaign,
    name: '还在开',
    fromDay: '2026-10-01',
    untilDay: '2026-12-10',
  });
  await insert(tx, 'meeting_series', {
    gridId: community,
    remindAt: '09:30',
    startsAt: '10:00',
    room: '街道三楼',
    chairId: person('wanggezhang_bing'),
    name: '半月联席会议',
    recurrence: 'monthly 1,15',
  });
  const absence = { fromDay: '2026-10-15', untilDay: '2026-10-16', delegateId: null };
  await insert(tx, 'absence', { personId: person('wanggeyuan_xin'), ...absence });
  const shift = (userId: string, from: string, until: string): Promise<number> =>
    insert(tx, 'duty_shift', { personId: person(userId), startsAt: shanghai(from), endsAt: shanghai(until) });
  await shift('wanggeyuan_yi', '2026-10-01 18:00', '2026-10-02 08:00');
  await shift('chengguanke_wu', '2026-10-17 18:00', '2026-10-18 08:00');
  const content = tx.vault.seal('水泵还在抽');
  const writtenAt = shanghai('2026-10-17 12:00');
  await insert(tx, 'duty_note', { personId: person('wanggeyuan_yi'), content, writtenAt });
  await setSwitch(tx, 'assessment', { on: true, ground: '街道办文件', by: null, now: 1 });
  await insert(tx, 'assessment_objection', {
    personId: person('wanggeyuan_yi'),
    ticketId: 1,
    result: 'onTime',
    content: tx.vault.seal('停电'),
    raisedAt: 1,
    dueAt: shanghai('2026-10-13 09:40'),
    upheld: false,
  });
  await touchDirectory(tx);
}

/** Eleven cases of September, all in time. */
async function september(tx: Transaction, street: Street): Promise<void> {
  const { directory } = street.house.office.current();
  const handlerId = directory.personOf('wanggeyuan_yi') ?? 0;
  const gridId = directory.staff(handlerId)?.roles[0]?.gridId ?? 0;
  for (let at = 0; at < 11; at++) {
    const begins = shanghai('2026-09-21 09:00') + at * HOUR;
    await insertFinishedCase(tx, { handlerId, gridId, begins, doneAt: begins + 2 * HOUR });
  }
}

it('sends what a street at work has to hear once, at its minute, whatever the clocks do', async () => {
  const street = await Street.open({ start: '2026-09-30 23:00' });
  try {
    await street.house.database.write((tx) => prepare(tx, street));
    await street.house.database.write((tx) => september(tx, street));
    let second = await street.openHouse();
    for (const [date, times] of STRIKES) {
      for (const time of times.split(' '))
        await strike(street, [street.house, second], `2026-${date} ${time}`);
      for (const moment of BEHIND[date] ?? []) {
        second = await street.replaceHouse(second, MovableClock.frozen(shanghai(`2026-${moment}`)));
        await second.tick();
        await street.house.settle();
      }
      if (BEHIND[date]) second = await street.replaceHouse(second);
    }
    const told = heard(street).filter(({ words }) => !USUAL.test(words));
    process.stdout.write(`${table(told, expected).join('\n')}\n`);
    expect(table(told, expected)).toEqual(table(expected));
    // 考核 is no ring: it stands in the list of the next morning.
    const list = street
      .player('网格员乙')
      .messages()
      .filter(({ text }) => text.includes('9月考核先给您本人看'));
    expect(list).toHaveLength(1);
    expect(await street.troubles()).toEqual([]);
  } finally {
    await street.close();
  }
}, 300_000);
