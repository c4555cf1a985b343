import { insertFinishedCase } from './finished-case';
import { shanghai, Street } from './street';

const HOUR = 3_600_000;

/** Cases of one member in October, done an hour before their limit; `late` of them an hour behind it. */
async function cases(
  street: Street,
  { member, grid, count, late }: { member: string; grid: string; count: number; late: number },
): Promise<void> {
  const { database, office } = street.house;
  const { directory } = office.current();
  const handlerId = directory.personOf(member) ?? 0;
  const gridId = directory.grids.find(({ name, parentId }) => name === grid && parentId === 2)?.id ?? 0;
  await database.write(async (tx) => {
    for (let at = 0; at < count; at++) {
      const begins = shanghai('2026-10-12 09:00') + at * HOUR;
      const doneAt = begins + (at < late ? 9 : 7) * HOUR;
      await insertFinishedCase(tx, { handlerId, gridId, begins, doneAt });
    }
  });
}

it('考核 is shown to its people first, objections go to somebody else, the flag names the best alone', async () => {
  const street = await Street.open({ start: '2026-10-10 09:00' });
  try {
    const player = (name: string) => street.player(name);
    const last = async (name: string): Promise<string> => {
      await street.settle();
      return player(name).messages().at(-1)?.text ?? '';
    };
    const says = async (name: string, words: string): Promise<string> => {
      await player(name).says(words);
      return last(name);
    };
    const taps = async (name: string, label: string): Promise<string> => {
      await player(name).taps(label);
      return last(name);
    };
    const groups = (): string[] =>
      street.simulator
        .group('幸福社区工作群')
        .map(({ text }) => text)
        .filter((text) => text.includes('流动红旗'));

    expect(await says('主任己', '考核 开 街道办〔2026〕12号文')).toMatch(/^考核打开了/);
    await cases(street, { member: 'wanggeyuan_yi', grid: '第2网格', count: 12, late: 1 });
    await cases(street, { member: 'wanggeyuan_xin', grid: '第1网格', count: 11, late: 3 });
    await cases(street, { member: 'wanggeyuan_xin', grid: '第3网格', count: 3, late: 0 });

    // Monday 2 November: in the list, without a ring of its own.
    await street.moveTo(shanghai('2026-11-02 09:16'));
    expect(await says('网格长丙', '考核')).toBe('10月的考核先给本人看，11月9日以后您才看得到。');
    const own = await says('网格员乙', '考核');
    expect(own).toBe(
      '10月考核，先给您本人看：\n及时回应 12/12（100.0%）\n按时办结 11/12（91.7%）\n一次办好 12/12（100.0%）\n' +
        '没做到的 1 处：\n① T-0001 3号楼 飞线充电：没有按时办结\n回数字看一件；觉得不对可以提异议，到11月9日为止。',
    );
    expect(await says('网格员乙', '1')).toMatch(/应在 10月12日 17:00 前办结，10月12日 18:00 办结/);
    await taps('网格员乙', '我有异议');
    expect(await says('网格员乙', '那天上午停电，大家都进不了楼')).toMatch(
      /^异议已转出，11月9日前答复；到时没有答复，就按您说的/,
    );
    expect(await last('网格长丙')).toMatch(/^网格员乙对考核有异议：T-0001 按时办结\n“那天上午停电/);
    await taps('网格长丙', '不成立');
    await says('网格长丙', '当天下午就来电了');
    expect(await last('网格员乙')).toBe('您的异议没有成立（T-0001 按时办结）：当天下午就来电了');
    await taps('网格长丙', '改为成立');
    expect(await last('网格员乙')).toMatch(/^您的异议成立/);
    expect(await says('网格员乙', '考核')).toMatch(
      /按时办结 11\/11（100.0%）\n一次办好 .*\n没算进去的：异议成立 1 件。\n件件都做到了。/,
    );

    // Of three cases of the other one decides nobody: five working days later it holds by itself.
    await says('网格员辛', '考核');
    await says('网格员辛', '1');
    await taps('网格员辛', '我有异议');
    await says('网格员辛', '等物业开门等了两小时');
    await street.moveTo(shanghai('2026-11-10 09:30'));
    expect(
      street
        .player('网格员辛')
        .messages()
        .some(({ text }) => text.startsWith('您的异议到期没有人定')),
    ).toBe(true);

    // Leaders see it after that, by grid and not by value.
    expect(await says('网格长丙', '考核')).toBe(
      '10月考核（按网格列，不排名；不足 10 件的没有分数）：\n' +
        '网格员辛：及时回应 14/14（100.0%），按时办结 11/13（84.6%），一次办好 14/14（100.0%）\n' +
        '网格员乙：及时回应 12/12（100.0%），按时办结 11/11（100.0%），一次办好 12/12（100.0%）',
    );
    expect(groups()).toEqual([]);
    await street.moveTo(shanghai('2026-11-17 09:21'));
    await street.pass(60_000);
    expect(groups()).toEqual([
      '流动红旗（10月）\n幸福社区第2网格：及时回应 12/12（100.0%），按时办结 11/11（100.0%），一次办好 12/12（100.0%）\n谢谢！',
    ]);
    const history =
      '流动红旗（只记得的，不排名）：\n2026年10月 幸福社区第2网格：及时回应 12/12（100.0%），按时办结 11/11（100.0%），一次办好 12/12（100.0%）';
    for (const words of ['流动红旗', '流动红旗 记录', '上个月流动红旗是谁', '谁拿过流动红旗'])
      expect(await says('网格员辛', words)).toBe(history);
    expect(await says('主任己', '流动红旗')).toBe(history);
    expect(await says('居民甲', '流动红旗')).not.toContain('第2网格');
    const audited = await street.rows<{ action: string; object: string }>(
      "SELECT action, object FROM audit_entry WHERE action LIKE 'switch%'",
    );
    expect(audited).toEqual([{ action: 'switch.assessment.on', object: '街道办〔2026〕12号文' }]);
  } finally {
    await street.close();
  }
});
