import { announce } from '../actions/staff/announce';
import { said, sheet, SheetDesk } from './sheet-desk';
import { insert } from '../models/store/transaction';
import { shanghai, Street } from './street';

test('通知回执: a street says for one kind or all; what it leaves out is as shipped', async () => {
  const desk = await SheetDesk.open();
  try {
    await desk.seedSampleStreet();
    const rules = (...rows: string[][]): ReturnType<typeof sheet>[] => [
      ...(people ? [people] : []),
      sheet('通知回执', ['通知', '分钟'], ...rows),
    ];
    const people = (await desk.exported('青石街道')).find(({ name }) => name === '人员');
    expect(said(await desk.bring(rules(['暴雨', '10'], ['', '45'])))).toEqual([
      '＋ 通知回执：暴雨（10 分钟）',
      '＋ 通知回执：全部通知（45 分钟）',
    ]);
    expect(said(await desk.bring(await desk.exported('青石街道')))).toEqual([]);
    expect(said(await desk.bring(rules(['暴雨', '20'])))).toEqual([
      '～ 通知回执：暴雨（10 分钟 → 20 分钟）',
      '－ 通知回执：全部通知',
    ]);
    expect(
      said(await desk.bring(rules(['暴雨', '3'], ['下雹子', '30'], ['停水', '半小时'], ['停电', '']))),
    ).toEqual([
      '通知回执 第 2 行：“分钟”写的是“3”，请写数字，5 到 1440。',
      expect.stringMatching(/^通知回执 第 3 行：“通知”写的是“下雹子”，请改成其中一个：停水、停电、/),
      '通知回执 第 4 行：“分钟”写的是“半小时”，请写数字，5 到 1440。',
      '通知回执 第 5 行：“分钟”是空的，请填上分钟数，5 到 1440。',
    ]);
  } finally {
    await desk.close();
  }
});

describe('in the chat', () => {
  let street: Street;
  beforeEach(async () => {
    street = await Street.open();
  });
  afterEach(() => street.close());

  test('the street’s own minutes hold where the words say none', async () => {
    const rule = (kind: string, minutes: number): Promise<number> =>
      street.house.database.write((tx) => insert(tx, 'announcement_rule', { gridId: 1, kind, minutes }));
    const preview = (words: string): Promise<string> => street.says('网格长丙', `通知 全体网格员 ${words}`);
    expect(await preview('今晚暴雨')).toContain('发出 15 分钟后');
    expect(await preview('明天交表')).toContain('发出 30 分钟后');
    await rule('', 45);
    expect(await preview('明天交表')).toContain('发出 45 分钟后');
    expect(await preview('今晚暴雨')).toContain('发出 45 分钟后');
    await rule('storm', 10);
    expect(await preview('今晚暴雨')).toContain('发出 10 分钟后');
    expect(await preview('今晚暴雨 1小时内回复')).toContain('发出 1 小时后');
  });

  test('minutes out of bounds are refused by the action itself', async () => {
    const { database, office } = street.house;
    const { directory } = office.current();
    const [author, reader] = ['wanggezhang_bing', 'wanggeyuan_yi'].map((id) => directory.personOf(id) ?? 0);
    const now = street.clock.now();
    const context = { office: office.current(), now, actorId: author ?? 0 };
    const words = {
      authorId: author ?? 0,
      gridId: 1,
      audience: '全体',
      text: '开会',
      sendAt: now,
      groupId: null,
    };
    const send = (reviewMinutes: number): Promise<unknown> =>
      database.write((tx) => announce({ tx, ...context }, { ...words, reviewMinutes }, [reader ?? 0]));
    for (const minutes of [0, 4, 1441, 7.5])
      await expect(send(minutes)).rejects.toMatchObject({ code: 'announcement.minutes' });
    await send(5);
    expect(await street.count('announcement')).toBe(1);
  });

  test('who is not to be rung at is named at once and in the review, and is told once however often he is reminded', async () => {
    const { database, office } = street.house;
    const leader = office.current().directory.personOf('wanggezhang_bing') ?? 0;
    await database.write((tx) =>
      insert(tx, 'duty_shift', {
        personId: leader,
        startsAt: shanghai('2026-11-24 18:00'),
        endsAt: shanghai('2026-11-25 08:00'),
      }),
    );
    await street.moveTo(shanghai('2026-11-24 21:30'));
    const sent = await street.says('网格长丙', '通知 幸福社区第2网格网格员 明早清楼道', '〔发出〕');
    expect(sent).toContain('其中 1 人不在班或请假，下一份清单里才看到：网格员乙。等不及的请打电话。');
    expect(await street.says('网格长丙', '〔电话名单〕')).toContain('没有登记电话 · 还没看到');
    await street.pass(30 * 60_000);
    await street.settle();
    expect(street.heard('网格长丙').at(-1)).toContain(
      '其中还没看到的（不在班或请假，排在下一份清单里）：网格员乙',
    );
    await street.says('网格长丙', '再提醒一次');
    await street.moveTo(shanghai('2026-11-25 08:10'));
    await street.settle();
    const lists = street.heard('网格员乙').filter((text) => text.includes('明早清楼道'));
    expect(lists.join().split('明早清楼道')).toHaveLength(2);
  });
});
