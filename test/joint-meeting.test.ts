import { insert } from '../models/store/transaction';
import { sampleOf } from '../notices/staff/practice-words';
import { sampleOfMonth } from '../notices/meetings/training-words';
import { heard as everything } from './month-table';
import { shanghai, Street } from './street';

/** A meeting of the community; without a rule of its own half-monthly, of leader and desks, not of everybody. */
async function addSeries(
  street: Street,
  rule: { name: string; recurrence: string; roles: string; deputyId?: number } = {
    name: '半月联席会议',
    recurrence: 'monthly 1,15',
    roles: 'leader,desk',
  },
): Promise<void> {
  const { database, office } = street.house;
  const { directory } = office.current();
  const gridId = directory.grids.find(({ name }) => name === '幸福社区')?.id ?? 0;
  const chairId = directory.personOf('wanggezhang_bing') ?? 0;
  const times = { remindAt: '09:30', startsAt: '10:00', room: '街道三楼' };
  await database.write((tx) => insert(tx, 'meeting_series', { gridId, chairId, ...times, ...rule }));
}

const heard = (street: Street, who: string, words: string): string[] =>
  everything(street)
    .filter((line) => line.who === who && line.words.includes(words))
    .map((line) => line.words);

it('a half-monthly meeting looks back on what came since the last, and calls those it names', async () => {
  const street = await Street.open({ start: '2026-11-20 09:00' });
  try {
    await addSeries(street);
    const member = street.player('网格员乙');
    for (const words of ['4号楼1单元下水道堵了', '3号楼楼道灯不亮']) {
      await member.says(words);
      await street.settle();
    }
    await street.player('主任己').says('难题 T-0001 城管科 安居物业 主任己 约施工方换管 12月20日');
    await street.settle();
    // The 1st is a Tuesday; the 15th of November was a Sunday, so it was held on the 16th.
    await street.moveTo(shanghai('2026-12-01 09:31'));
    expect(heard(street, '网格员乙', '联席会议')).toEqual([]);
    const [reminder] = heard(street, '网格长丙', '今天 10:00 半月联席会议');
    expect(reminder).toMatch(/幸福社区 上次会以来（11月16日—11月30日）[\s\S]*上报 2 件/);
    expect(reminder).toMatch(/难题 1 件：T-0001 .*（牵头城管科，12月20日）/);
    expect(reminder).toContain('回“工作总结 11月16日到11月30日”');
    await street.moveTo(shanghai('2026-12-01 10:01'));
    const [agenda] = heard(street, '幸福社区工作群', '半月联席会议');
    expect(agenda).toMatch(
      /^幸福社区半月联席会议 · 今日上会[\s\S]*上次会以来（11月16日—11月30日）[\s\S]*难题 1 件/,
    );
    // From then on since the meeting that was held.
    await street.moveTo(shanghai('2026-12-15 09:31'));
    expect(heard(street, '网格长丙', '今天 10:00 半月联席会议').at(-1)).toContain('（12月1日—12月14日）');
  } finally {
    await street.close();
  }
}, 60_000);

it('a monthly meeting tells what training was noted since the last, and one form to go through together', async () => {
  const street = await Street.open({ start: '2026-11-20 09:00' });
  try {
    await addSeries(street, { name: '月例会', recurrence: 'monthly 15', roles: '' });
    await addSeries(street);
    const member = street.player('网格员乙');
    for (const words of [
      '记 培训 消防演练 45人 2小时',
      '记 讲座 反诈 30人 1.5小时',
      '记 宣传 传单50份 20人',
    ]) {
      await member.says(words);
      await street.settle();
    }
    await street.moveTo(shanghai('2026-12-01 10:01'));
    expect(heard(street, '幸福社区工作群', '半月联席会议').at(-1)).not.toContain('培训：');
    await street.moveTo(shanghai('2026-12-15 09:31'));
    const line = '培训：2 场，75 人次，3.5 小时。今天一起过一个范本：回“看范本 督办”。';
    expect(heard(street, '网格长丙', '今天 10:00 月例会').at(-1)).toContain(line);
    await street.moveTo(shanghai('2026-12-15 10:01'));
    expect(heard(street, '幸福社区工作群', '月例会').at(-1)).toContain(line);
    await street.moveTo(shanghai('2027-01-15 10:01'));
    const next = heard(street, '幸福社区工作群', '月例会').at(-1);
    expect(next).toContain('培训：这段时间没有记。今天一起过一个范本：回“看范本 上报”。');
    await member.says('看范本 上报');
    await street.settle();
    expect(heard(street, '网格员乙', '上报这样写').length).toBe(1);
  } finally {
    await street.close();
  }
}, 60_000);

it('every month has a form to look at', () => {
  expect(
    sampleOfMonth.map((name) => sampleOf(name)?.text.length ?? 0).filter((length) => length > 0),
  ).toHaveLength(12);
});

it('an agenda longer than a meeting says how many are left, and goes on with them', async () => {
  const street = await Street.open();
  try {
    const member = street.player('网格员乙');
    for (const building of [3, 4, 5, 6])
      for (const unit of [1, 2, 3]) {
        await member.says(`上报 楼道灯 ${building}号楼${unit}单元 不亮`);
        await street.settle();
      }
    for (let id = 1; id <= 12; id++) {
      await member.says(`上会 T-${String(id).padStart(4, '0')} 缺梯子`);
      await street.settle();
    }
    const leader = street.player('网格长丙');
    await leader.says('碰头会');
    await street.settle();
    // Longer than a card: its words come before it.
    const list = (): string => street.heard('网格长丙').join('\n');
    expect(list()).toMatch(/碰头会 12 件：[\s\S]*\n⑩ .*\n另有 2 件，定了前面的/);
    await leader.says('第1件 转城管 3天');
    await street.settle();
    await leader.says('碰头会');
    await street.settle();
    expect(list()).toMatch(/碰头会 11 件：[\s\S]*另有 1 件/);
  } finally {
    await street.close();
  }
}, 60_000);

it('whose chair does not come is led by his deputy, who decides whatever his role is otherwise', async () => {
  const street = await Street.open({ start: '2026-11-30 16:00' });
  try {
    const deputyId = street.house.office.current().directory.personOf('wanggeyuan_yi') ?? 0;
    const rule = { name: '半月联席会议', recurrence: 'monthly 1,15', roles: 'leader,desk' };
    await addSeries(street, { ...rule, deputyId });
    await street.player('网格员乙').says('3号楼楼道灯不亮');
    await street.settle();
    await street.player('网格员乙').says('上会 T-0001 缺梯子');
    await street.settle();
    await street.moveTo(shanghai('2026-12-01 09:00'));
    await street.player('网格长丙').says('我今天的联席会来不了');
    await street.settle();
    expect(heard(street, '网格长丙', '给您记了请假').at(-1)).toContain('由网格员乙主持，已经告诉网格员乙');
    expect(heard(street, '网格员乙', '由网格员乙主持').length).toBe(1);
    await street.moveTo(shanghai('2026-12-01 10:01'));
    expect(heard(street, '网格长丙', '半月联席会议 1 件')).toEqual([]);
    expect(heard(street, '网格员乙', '半月联席会议 1 件').length).toBe(1);
    expect(heard(street, '网格员乙', '点名：').at(-1)).toContain('请假 1');
    await street.player('网格员乙').says('第1件 转城管 周五前');
    await street.settle();
    expect(heard(street, '网格员乙', '转城管科，12月4日前办结').length).toBe(1);
    await street.player('网格员乙').says('散会');
    await street.settle();
    expect(heard(street, '幸福社区工作群', '半月联席会议纪要').at(-1)).toContain('议定 1 件');
    expect(street.errors).toEqual([]);
  } finally {
    await street.close();
  }
}, 60_000);
