import { callMissing } from '../actions/staff/review-announcement';
import { importOrganisation } from '../actions/organisation/import';
import { forgetPerson } from '../actions/residents/forget-person';
import { touchDirectory } from '../models/office';
import { insert } from '../models/store/transaction';
import { forgetWorkPhones, workPhones } from '../models/staff/work-phone';
import { faultWords } from '../notices/staff/organisation-words';
import { said, sheet, SheetDesk } from './sheet-desk';
import { shanghai, Street } from './street';

const HEAD = ['姓名', '账号', '角色', '网格', '科室', '楼栋', '工作电话'];
const YI = '8000-0102转6';
const XIN = '13900000101';

describe('工作电话 in the street’s file', () => {
  let desk: SheetDesk;
  beforeEach(async () => {
    desk = await SheetDesk.open();
    await desk.seedSampleStreet();
  });
  afterEach(() => desk.close());

  const people = async (): Promise<string[][]> =>
    (await desk.exported('青石街道')).find(({ name }) => name === '人员')?.rows ?? [];
  /** The people's sheet with numbers in the rows of these accounts. */
  const withPhones = async (phones: Record<string, string>): Promise<ReturnType<typeof sheet>> => {
    const rows = await people();
    const head = rows.findIndex((row) => row.includes('账号'));
    const at = rows[head]?.indexOf('账号') ?? -1;
    const to = rows[head]?.indexOf('工作电话') ?? -1;
    return sheet(
      '人员',
      ...rows.map((row, index) => {
        const phone = index > head ? phones[row[at] ?? ''] : undefined;
        return phone === undefined ? row : row.with(to, phone);
      }),
    );
  };
  const kept = async (): Promise<string[]> =>
    (await desk.database.rows<{ phone: string }>('SELECT phone FROM work_phone')).map(({ phone }) => phone);

  test('comes in, is sealed, shown masked, goes out as it was, and goes with an empty cell', async () => {
    const file = await withPhones({ wanggeyuan_yi: YI, wanggeyuan_xin: XIN });
    const outcome = await desk.bring([file], { preview: true });
    expect(said(outcome)).toEqual([
      '～ 人员：网格员乙（wanggeyuan_yi）（工作电话：空 → ****026）',
      '～ 人员：网格员辛（wanggeyuan_xin）（工作电话：空 → 139****0101）',
    ]);
    expect(await kept()).toEqual([]);
    await desk.bring([file]);
    expect((await kept()).every((phone) => phone.startsWith('v1.'))).toBe(true);
    const whole = await desk.exported('青石街道');
    expect(JSON.stringify(whole)).toContain(YI);
    expect(said(await desk.bring(whole))).toEqual([]);

    // A sheet without the column changes nothing; a person it does not name keeps his as long as he has a role.
    const rows = await people();
    const narrow = sheet('人员', ...rows.map((row) => row.slice(0, 6)));
    expect(said(await desk.bring([narrow]))).toEqual([]);
    expect(said(await desk.bring([await withPhones({ wanggeyuan_yi: '', wanggeyuan_xin: '' })]))).toEqual([
      '～ 人员：网格员乙（wanggeyuan_yi）（工作电话：****026 → 空）',
      '～ 人员：网格员辛（wanggeyuan_xin）（工作电话：139****0101 → 空）',
    ]);
    expect(await kept()).toEqual([]);
  });

  test('what is no phone, and two for one person, are faults that repeat no number', async () => {
    const rows = [
      ['网格员甲', 'jia', '网格员', '幸福社区/第1网格', '', '', '110101199003074477'],
      ['网格员甲', 'jia', '网格员', '幸福社区/第3网格', '', '', '问他本人'],
      ['网格员癸', 'gui', '网格员', '幸福社区/第1网格', '', '', '8000-0103'],
      ['网格员癸', 'gui', '网格员', '幸福社区/第3网格', '', '', '8000-0104'],
    ];
    const told = said(await desk.bring([sheet('人员', HEAD, ...rows)]));
    expect(told).toEqual([
      expect.stringMatching(/^人员 第 2 行：“工作电话”看不懂/),
      expect.stringMatching(/^人员 第 3 行：“工作电话”看不懂/),
      '人员 第 3 行：同一个账号写了两个工作电话（另一个在第 2 行），请只留一个。',
      '人员 第 5 行：同一个账号写了两个工作电话（另一个在第 4 行），请只留一个。',
    ]);
    expect(told.join()).not.toMatch(/1990|问他|010[34]/);
    expect(await kept()).toEqual([]);
  });

  test('whose last role goes loses the number with it', async () => {
    const rows = (await people()).filter((row) => !row.includes('wanggeyuan_yi'));
    await desk.bring([await withPhones({ wanggeyuan_yi: YI })]);
    expect(await kept()).toHaveLength(1);
    await desk.bring([sheet('人员', ...rows)]);
    expect(await kept()).toEqual([]);
  });

  test('who works in another street alone keeps what that street noted', async () => {
    await desk.bring([await withPhones({ wanggeyuan_xin: XIN })]);
    const other = (phone: string): ReturnType<typeof sheet>[] => [
      sheet('网格', ['名称', '层级', '上级'], ['白云街道', '街道', '']),
      sheet('人员', HEAD, ['网格员辛', 'wanggeyuan_xin', '网格员', '白云街道', '', '', phone]),
    ];
    const taken = await desk.bring(other('8000-9999'), { within: '白云街道', preview: true });
    expect(said(taken).join()).toContain('他的工作电话由那边来改');
    await desk.bring(other(''), { within: '白云街道' });
    expect(await kept()).toHaveLength(1);
  });
});

describe('工作电话 where somebody has to call', () => {
  let street: Street;
  beforeEach(async () => {
    street = await Street.open({ logLevel: 'trace' });
    const { database, office } = street.house;
    const file = [
      sheet('人员', HEAD.slice(0, 4).concat('工作电话'), [
        '网格员乙',
        'wanggeyuan_yi',
        '网格员',
        '青石街道/幸福社区/第2网格',
        YI,
      ]),
    ];
    const context = { office: office.current(), now: street.clock.now(), actorId: null };
    const outcome = await database.write(async (tx) => {
      // Only what the file adds is of interest here: the others keep their roles.
      await tx.run("UPDATE role SET origin = 'contacts'");
      return importOrganisation({ tx, ...context }, file, { preview: false, within: null });
    });
    if (!outcome.written) throw new Error(outcome.faults.map(faultWords).join());
    await office.refresh();
  });
  afterEach(() => street.close());

  const idOf = (userId: string): number => street.house.office.current().directory.personOf(userId) ?? 0;
  const called = (userId: string): Promise<Awaited<ReturnType<typeof callMissing>>> => {
    const context = { office: street.house.office.current(), now: street.clock.now(), actorId: idOf(userId) };
    return street.house.database.write((tx) => callMissing({ tx, ...context }, 1));
  };

  test('the author of a notice alone reads it, of those who have not confirmed', async () => {
    await street.says('网格长丙', '通知 全体网格员 今晚暴雨，请检查地下室', '〔发出〕');
    await street.says('网格长丙', '谁没收到');
    const list = await street.says('网格长丙', '〔电话名单〕');
    expect(list).toContain(`网格员乙 · 幸福社区第2网格 · ${YI}`);
    expect(list).toContain('网格员辛 · 幸福社区第1网格 · 没有登记电话');
    expect(await street.count('audit_entry', "action = 'work_phone.look'")).toBe(1);

    await expect(called('zhuren_ji')).rejects.toMatchObject({ code: 'choice.gone' });
    await expect(called('wanggeyuan_yi')).rejects.toMatchObject({ code: 'choice.gone' });
    expect((await called('wanggezhang_bing')).phones.get(idOf('wanggeyuan_yi'))).toBe(YI);
    // Whoever has confirmed need not be called.
    await street.says('网格员乙', '收到');
    expect(await street.says('网格长丙', '电话名单')).not.toContain(YI);
    // Who no longer may write to people no longer reads their numbers.
    await street.house.database.write(async (tx) => {
      await tx.run('DELETE FROM role WHERE personId = ?', [idOf('wanggezhang_bing')]);
      await insert(tx, 'role', {
        personId: idOf('wanggezhang_bing'),
        gridId: 1,
        role: 'member',
        origin: 'sheet',
      });
      await touchDirectory(tx);
    });
    await street.house.office.refresh();
    await expect(called('wanggezhang_bing')).rejects.toMatchObject({ code: 'role.other' });

    // Nor does a group that is asked, nor anybody else's chat.
    await street.simulator.asksRobot('网格长丙', '电话名单', '青石街道工作群');
    await street.settle();
    const groups = ['青石街道工作群', '幸福社区工作群'].flatMap((name) =>
      street.simulator.group(name).map(({ text }) => text),
    );
    const others = ['网格员乙', '网格员辛', '主任己', '居民甲'].flatMap((name) => street.heard(name));
    expect([...groups, ...others].join()).not.toContain('8000-0102');
    expect(street.logged.join()).not.toContain('8000-0102');
    expect(street.errors).toEqual([]);
  });

  test('the roster names the number of who is on duty now, to colleagues of the street', async () => {
    await street.house.database.write(async (tx) => {
      const shift = (from: string, until: string): Promise<number> =>
        insert(tx, 'duty_shift', {
          personId: idOf('wanggeyuan_yi'),
          startsAt: shanghai(from),
          endsAt: shanghai(until),
        });
      await shift('2026-11-24 08:00', '2026-11-24 18:00');
      await shift('2026-11-25 08:00', '2026-11-25 18:00');
    });
    await street.simulator.asksRobot('网格员辛', '值班', '青石街道工作群');
    await street.settle();
    const shown = street.simulator.group('青石街道工作群').map(({ text }) => text);
    expect(shown.join()).not.toContain('8000-0102');
    const roster = await street.says('网格员辛', '值班');
    expect(roster.split(YI)).toHaveLength(2);
    expect(roster).toContain(`今天 08:00—今天 18:00 网格员乙（正在值班，电话 ${YI}）`);
    expect(await street.says('居民甲', '谁值班')).not.toContain('8000-0102');

    // Another street sees neither the shift nor the number.
    await street.house.database.write(async (tx) => {
      const gridId = await insert(tx, 'grid', { level: 'street', name: '白石街道', parentId: null });
      await tx.run('DELETE FROM role WHERE personId = ?', [idOf('wanggeyuan_xin')]);
      await insert(tx, 'role', {
        personId: idOf('wanggeyuan_xin'),
        gridId,
        role: 'official',
        origin: 'sheet',
      });
      await touchDirectory(tx);
    });
    await street.house.office.refresh();
    expect(await street.says('网格员辛', '值班')).toMatch(/^七天内没有排值班/);
  });

  test('it goes with the person, and when somebody asks for it', async () => {
    const { database } = street.house;
    const read = async (): Promise<string[]> => [
      ...(await workPhones(database, [idOf('wanggeyuan_yi')])).values(),
    ];
    expect(await database.write((tx) => forgetWorkPhones(tx))).toBe(0);
    expect(await read()).toEqual([YI]);
    await database.write((tx) => forgetPerson(tx, idOf('wanggeyuan_yi'), street.clock.now()));
    expect(await read()).toEqual([]);
  });
});
