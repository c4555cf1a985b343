import { ledgerRows } from '../models/figures/ledger';
import { insert } from '../models/store/transaction';
import { shanghai, Street } from './street';

async function shift(street: Street, userId: string, from: string, until: string): Promise<number> {
  const { database, office } = street.house;
  const personId = office.current().directory.personOf(userId) ?? 0;
  return database.write((tx) =>
    insert(tx, 'duty_shift', { personId, startsAt: shanghai(from), endsAt: shanghai(until) }),
  );
}

interface Talk {
  says: (name: string, words: string) => Promise<string>;
  taps: (name: string, label: string) => Promise<string>;
  heard: (name: string) => Promise<string>;
}

function talk(street: Street): Talk {
  const heard = async (name: string): Promise<string> => {
    await street.settle();
    return street.player(name).messages().at(-1)?.text ?? '';
  };
  return {
    heard,
    says: async (name, words) => {
      await street.player(name).says(words);
      return heard(name);
    },
    taps: async (name, label) => {
      await street.player(name).taps(label);
      return heard(name);
    },
  };
}

it('换班 is agreed on by both, either way round, and taken back', async () => {
  const street = await Street.open();
  try {
    const { says, taps, heard } = talk(street);
    const owner = async (id: number): Promise<string> => {
      const [row] = await street.rows<{ name: string }>(
        'SELECT p.name AS name FROM duty_shift s JOIN person p ON p.id = s.personId WHERE s.id = ?',
        [id],
      );
      return row?.name ?? '';
    };
    const saturday = await shift(street, 'wanggeyuan_yi', '2026-11-28 18:00', '2026-11-29 08:00');
    await shift(street, 'wanggezhang_bing', '2026-11-28 18:00', '2026-11-29 08:00');

    expect(await says('网格员乙', '换班 周日 网格员辛')).toMatch(/没有您的班/);
    expect(await says('网格员乙', '换班 周六')).toMatch(/^写明哪天和谁换/);
    expect(await says('网格员乙', '换班 周六 网格长丙')).toMatch(/^网格长丙那时候也有班，换不了/);
    expect(await says('网格员乙', '和网格员辛换周六班')).toMatch(/^已问网格员辛，同意前还是您值。/);
    expect(await heard('网格员辛')).toBe('网格员乙想请您值班，行吗？\n11月28日 18:00—11月29日 08:00');
    expect(await taps('网格员乙', '不换了')).toBe('好，不换了，班照旧。');
    await street.player('网格员辛').taps('同意');
    expect(await heard('网格员辛')).toMatch(/过期|不在了|用不上|已经/);
    expect(await owner(saturday)).toBe('网格员乙');

    await says('网格员乙', '和网格员辛换周六班');
    expect(await taps('网格员辛', '不换')).toMatch(/好的，不换/);
    expect(await heard('网格员乙')).toMatch(/^网格员辛这次换不了，.*还是您值班/);
    await says('网格员乙', '换班 周六 网格员辛');
    await taps('网格员辛', '同意');
    expect(await heard('网格员乙')).toMatch(/^网格员辛同意了：11月28日 18:00—11月29日 08:00 由网格员辛值班/);
    expect(await owner(saturday)).toBe('网格员辛');
    // Swapped back: now the shift is the other's, and he is asked to give it.
    expect(await says('网格员乙', '和网格员辛换周六班')).toMatch(
      /^已问网格员辛，同意前还是他值。\n.* 的班想换给您/,
    );
    expect(await taps('网格员辛', '同意')).toMatch(/由网格员乙值班/);
    expect(await owner(saturday)).toBe('网格员乙');

    expect(await says('网格员辛', '请假 11月28日 由网格员乙代班')).toMatch(/^好/);
    expect(await says('网格员乙', '换班 周六 网格员辛')).toMatch(/^网格员辛那时候请了假，换不了/);
    expect(street.errors).toEqual([]);
  } finally {
    await street.close();
  }
});

it('a note reaches the next one as his shift begins, and what is urgent goes to who is on duty', async () => {
  const street = await Street.open({ start: '2026-11-28 17:00' });
  try {
    const { says, taps, heard } = talk(street);
    await shift(street, 'wanggezhang_bing', '2026-11-28 08:00', '2026-11-28 18:00');
    await shift(street, 'chengguanke_wu', '2026-11-28 18:00', '2026-11-29 08:00');
    expect(await says('网格长丙', '交接 电工电话13812345678')).toMatch(/^交接记下了，城管科戊上班时会收到/);
    expect(await taps('网格长丙', '撤回')).toBe('这条交接撤回了。');
    await says('网格长丙', '交接 地下室水泵还在抽');
    await street.moveTo(shanghai('2026-11-28 18:00'));
    expect(await heard('城管科戊')).toMatch(
      /^您的班 今天 18:00—明天 08:00。交接：\n网格长丙：地下室水泵还在抽$/,
    );
    expect(await says('网格员乙', '值班')).toMatch(
      /城管科戊（正在值班）\n交接：\n网格长丙：地下室水泵还在抽/,
    );

    const { database, office } = street.house;
    const filter = {
      period: { from: '2026-11-01', to: '2026-11-30' },
      gridIds: office.current().directory.below(1),
    };
    const rows = [];
    for await (const row of ledgerRows(database, office.current(), 'duty', filter)) rows.push(row);
    expect(rows).toMatchObject([{ swaps: 0, notes: 1 }, { notes: 0 }]);

    // Saturday night: he works at a desk by day and is nothing to this grid; tonight it is his.
    await street.moveTo(shanghai('2026-11-28 22:00'));
    await street.player('居民甲').scans('b-3');
    await street.settle();
    await street.player('居民甲').says('我家厨房有煤气味 头有点晕');
    expect(await heard('城管科戊')).toMatch(
      /^您在值班：特急\nT-0001 .*\n“我家厨房有煤气味 头有点晕”\n平时归网格员乙/,
    );
    expect(await heard('网格员乙')).toMatch(/T-0001/);
    expect(await taps('城管科戊', '我来接')).toMatch(/由您接了。办完回“办结 T-0001”/);
    const [ticket] = await street.rows<{ state: string; handlerId: number }>(
      'SELECT state, handlerId FROM ticket',
    );
    expect(ticket).toEqual({
      state: 'handling',
      handlerId: street.house.office.current().directory.personOf('chengguanke_wu'),
    });
    await street.player('居民甲').says('需要帮忙');
    expect(await heard('城管科戊')).toMatch(/^特急 T-0001 .*需要帮忙/);
    expect(street.errors).toEqual([]);
  } finally {
    await street.close();
  }
});
