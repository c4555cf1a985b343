import { printBurden } from '../cli/burden';
import { burdenByRole } from '../models/staff/burden';
import { touchDirectory } from '../models/office';
import { roleNames, type RoleName } from '../models/staff/person';
import { insert } from '../models/store/transaction';
import { post, textFrom } from './post';
import { shanghai, Street } from './street';

const EVER = { from: '2026-11-23', to: '2026-11-29', begins: 0, ends: Number.MAX_SAFE_INTEGER };

/** What `doctor --burden` prints. */
async function printed(street: Street, now: number): Promise<string> {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  try {
    await printBurden(street.house.database, 'Asia/Shanghai', now);
  } finally {
    write.mockRestore();
  }
  return lines.join('');
}

it('adds up by role what was asked of it last week, and names nobody', async () => {
  const street = await Street.open();
  try {
    await post(street, textFrom(street, 'wanggeyuan_yi', '帮 助', '7000000000000000001'));
    await post(street, textFrom(street, 'wanggeyuan_xin', '我的任务', '7000000000000000002'));
    const { database, office } = street.house;
    const rows = await burdenByRole(database, office.current().directory, EVER);
    const of = (role: string) => rows.find((row) => row.role === role);
    expect(of('member')).toMatchObject({ people: 2, photos: 0, characters: 6, messages: 2 });
    expect(of('leader')).toMatchObject({ characters: 0, messages: 0 });
    expect(JSON.stringify(rows)).not.toMatch(/wanggeyuan/);
  } finally {
    await street.close();
  }
});

it('prints the switches that are on with their ground, and a line for each role and for residents', async () => {
  const street = await Street.open({ start: '2026-11-18 09:00' });
  try {
    const nextWeek = shanghai('2026-11-24 09:00');
    expect(await printed(street, nextWeek)).toMatch(
      /^通报排名、考核、楼栋长评巡查：都没有打开。\n积分、强制签到、强制照片、轨迹、登录统计：程序里没有。/,
    );
    await street.player('主任己').says('考核 开 街道办〔2026〕12号文');
    await street.player('居民甲').scans('b-3');
    await street.settle();
    await street.player('居民甲').says('2单元楼道灯不亮');
    await street.settle();
    await street.player('居民甲').says('对');
    await street.settle();
    await street.player('居民甲').sendsPicture();
    await street.settle();
    const text = await printed(street, nextWeek);
    expect(text).toMatch(/^打开着的开关：考核（依据：街道办〔2026〕12号文，2026-11-18 起）。/);
    expect(text).toMatch(/网格员 2 人：响铃 2 次，发照片 0 张，打字 0 个（0 条）/);
    expect(text).toMatch(/居民（上周有来往的） 1 人：响铃 \d 次，发照片 1 张，打字 \d+ 个（\d 条）/);
    expect(text).not.toMatch(/wanggeyuan|居民甲/);
  } finally {
    await street.close();
  }
});

/** Everybody who can write at all: who he is in the simulator, and the role he holds (none: a resident). */
const givers: readonly (readonly [string, RoleName | null])[] = [
  ['居民甲', null],
  ['居民庚', null],
  ['居民甲', 'building_head'],
  ...roleNames.filter((role) => role !== 'building_head').map((role) => ['网格员辛', role] as const),
];

it('提意见 reaches somebody for every role, and the answer comes back', async () => {
  const street = await Street.open();
  try {
    const { database, office } = street.house;
    const last = async (name: string): Promise<string> => {
      await street.settle();
      return street.player(name).messages().at(-1)?.text ?? '';
    };
    await street.player('居民甲').scans('b-3');
    await street.player('居民庚').says('你好');
    await street.settle();
    const personIds = new Map<string, number>();
    for (const name of ['居民甲', '居民庚', '网格员辛']) {
      personIds.set(name, await street.personId(name));
    }
    const { directory } = office.current();
    const top = directory.grids.find(({ parentId }) => parentId === null)?.id ?? 0;
    for (const [name, role] of givers) {
      const personId = personIds.get(name) ?? 0;
      await database.write(async (tx) => {
        await tx.run('DELETE FROM role WHERE personId = ?', [personId]);
        // Another day: nobody is rung at more than eight times.
        await tx.run('DELETE FROM push_count');
        if (role !== null) {
          const placeId = role === 'building_head' ? directory.placeByScene('b-3')?.id : null;
          await insert(tx, 'role', {
            personId,
            gridId: top,
            role,
            desk: '城管科',
            placeId: placeId ?? null,
            origin: 'sheet',
          });
        }
        await touchDirectory(tx);
      });
      await street.house.tick();
      await street.player(name).says(`提意见 同一件事不要报两遍（${role ?? '居民'}）`);
      expect(await last(name)).toMatch(/^谢谢，已经转给街道（不署名）。12月1日前给您答复。/);
      const arrived = await last('主任己');
      expect(arrived).toMatch(new RegExp(`不署名.*同一件事不要报两遍（${role ?? '居民'}）`));
      expect(arrived).not.toMatch(/网格员辛|居民甲|居民庚/);
      await street.player('主任己').taps('答复');
      await street.settle();
      await street.player('主任己').says('下周起只报一遍');
      expect(await last('主任己')).toBe('答复已转给提意见的人。');
      expect(await last(name)).toMatch(/有答复了：下周起只报一遍$/);
    }
    // Who is the only one to answer hears so; nobody is promised what nobody can give.
    await database.write((tx) => tx.run("DELETE FROM role WHERE role = 'administrator'"));
    await database.write((tx) => touchDirectory(tx));
    await street.house.tick();
    await street.player('主任己').says('提意见 会太多了');
    expect(await last('主任己')).toMatch(/^记下了，.*没有别人能答复/);
    // Due and not answered: in the list of that morning.
    await street.player('居民甲').says('提意见 二维码贴高一点');
    await street.settle();
    await street.moveTo(shanghai('2026-12-01 08:04'));
    await street.moveTo(shanghai('2026-12-01 08:12'));
    expect(await last('主任己')).toMatch(/有 2 条意见今天到期或已过期，还没答复/);
    expect(street.errors).toEqual([]);
  } finally {
    await street.close();
  }
});
