import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workbook } from '../documents/xlsx';
import { checkFigures } from '../jobs/figures/figures-check';
import { lookAtOldLedger } from '../jobs/figures/old-ledger';
import { FileFolder } from '../models/exchange/file-folder';
import { touchDirectory } from '../models/office';
import { momentOf } from '../models/figures/old-ledger';
import { digestsOf } from '../models/figures/subscriptions';
import type { Attachment, Ticket, TicketEvent } from '../models/tickets/ticket';
import { insert } from '../models/store/transaction';
import { naiveRecount } from './naive-figures';
import { Street } from './street';

const ADMINISTRATOR = '网格员辛';
const TITLES = [
  '序号',
  '单号',
  '受理时间',
  '所属社区',
  '问题地点',
  '问题描述',
  '类型',
  '上报人',
  '电话',
  '办结日期',
  '情况说明',
];
const ROWS = [
  [
    '1',
    'A-1',
    '2025-03-04 09:30',
    '幸福社区',
    '3号楼2单元',
    '楼道灯不亮',
    '楼道灯',
    '张三',
    '13800138000',
    '2025-03-05',
    '换了灯泡',
  ],
  ['2', 'A-2', '2025年3月6日', '青石社区', '13号楼', '垃圾没人清', '', '李四', '', '', ''],
  ['3', 'A-2', '2025年3月6日', '青石社区', '13号楼', '垃圾没人清', '', '李四', '', '', ''],
  ['4', 'A-4', '去年春天', '', '', '说不清', '', '', '', '', ''],
  ['5', 'A-5', '2025/4/1', '某某社区', '老街口', '奇怪的事，找13800138000', '', '', '', '2025/4/3 10:00', ''],
  ['合计', '', '', '', '', '', '', '', '', '', ''],
];

describe('an old ledger', () => {
  let street: Street;
  let folder: string;
  beforeAll(async () => {
    street = await Street.open({ start: '2026-11-24 10:00' });
    folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-old-'));
    const personId = idOf(ADMINISTRATOR);
    await street.house.database.write(async (tx) => {
      await insert(tx, 'role', { personId, gridId: 1, role: 'administrator', desk: null, origin: 'sheet' });
      await touchDirectory(tx);
    });
    await street.house.office.refresh();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await street.close();
  });

  const idOf = (name: string): number => {
    const { directory } = street.house.office.current();
    return directory.roles.find(({ personId }) => directory.staff(personId)?.name === name)?.personId ?? 0;
  };
  const player = () => street.player(ADMINISTRATOR);
  const last = (): string => street.heard(ADMINISTRATOR).slice(-2).join('\n');
  const said = async (): Promise<string> => {
    await street.settle();
    return last();
  };

  async function arrives(): Promise<void> {
    const { database, office, clock, config } = street.house;
    const shelf = new FileFolder(config.mediaFolder);
    const file = await shelf.freshPath();
    const columns = TITLES.map((title) => ({ title, width: 20 }));
    writeFileSync(file, await workbook([{ name: '2025', notes: ['问题处理台账'], columns, rows: ROWS }]));
    const { sha256 } = await shelf.keep(file);
    const options = { database, office: office.current, folder: shelf, clock };
    expect(await lookAtOldLedger(options, { personId: idOf(ADMINISTRATOR), sha256 } as Attachment)).toBe(
      true,
    );
    await street.settle();
  }

  const imported = (): Promise<Ticket[]> =>
    street.rows<Ticket>("SELECT * FROM ticket WHERE source = 'import' ORDER BY id");

  async function countersHold(): Promise<void> {
    const { database, office, clock } = street.house;
    const check = { database, office: office.current(), now: clock.now() };
    expect(await checkFigures(check)).toMatchObject({ differences: 0 });
    const sums = await street.rows<{ n: number | string | null }>(
      'SELECT SUM(reported) AS n FROM daily_figure',
    );
    const naive = naiveRecount(
      await street.rows<Ticket>('SELECT * FROM ticket'),
      await street.rows<TicketEvent>('SELECT * FROM ticket_event'),
    );
    const reported = [...naive].reduce((sum, [key, n]) => sum + (key.endsWith('|reported') ? n : 0), 0);
    expect(Number(sums[0]?.n ?? 0)).toBe(reported);
  }

  test('is understood, shown first, comes in once as closed history, and goes out as a whole', async () => {
    await player().says('导入台账');
    expect(last()).toContain('把旧的台账（xlsx）发给我');
    await arrives();
    expect(last()).toContain('像是事件台账，第 2 行是表头，下面 6 行');
    expect(last()).toContain('C 受理时间＝上报时间');
    expect(last()).toContain('不取：K 情况说明');
    expect(last()).toContain('姓名、电话不进来：H 上报人、I 电话');
    await player().says('H 取 问题');
    expect(await said()).toContain('这一列是姓名、电话一类的，不进来');
    await player().says('K 取 办理结果');
    expect(await said()).toContain('K 情况说明＝办理结果');
    await player().taps('看预览');
    const preview = await said();
    expect(preview).toContain('能进 3 行，2025年3月4日—2025年4月1日');
    expect(preview).toContain('1 行以前导过，不再进');
    expect(preview).toContain('1 行没有日期，不进（第 6 行）');
    expect(preview).toContain('1 行没认出网格，记在整个辖区下');
    expect(await imported()).toHaveLength(0);
    await player().taps('导入 3 行');
    expect(await said()).toContain('台账导入好了：进了 3 行，1 行以前导过没再进');
    const [lamp, rubbish, odd] = await imported();
    expect(lamp).toMatchObject({
      state: 'closed',
      placeText: '3号楼2单元',
      subject: '楼道灯不亮',
      result: '换了灯泡',
      anonymous: 1,
    });
    expect(rubbish).toMatchObject({ doneAt: null, closedAt: rubbish?.reportedAt });
    expect(odd).toMatchObject({ gridId: 1, placeId: null });
    expect(JSON.stringify(await imported())).not.toMatch(/张三|李四|13800138000/);
    await countersHold();
    // Nobody else heard of it.
    expect(street.player('网格长丙').messages()).toEqual([]);
  });

  test('never comes in twice', async () => {
    await player().says('导入台账');
    await arrives();
    await player().taps('看预览');
    expect(await said()).toContain('没有要进的');
    await player().says('取消');
    expect(await imported()).toHaveLength(3);
  });

  test('goes out again, figures and all, and may then come in anew', async () => {
    await player().taps('撤销这次导入');
    expect(await said()).toContain('撤销好了，3 行都退出来了');
    expect(await imported()).toHaveLength(0);
    await countersHold();
    await player()
      .taps('撤销这次导入')
      .catch(() => undefined);
    expect(await street.count('imported_row')).toBe(0);
    expect(await street.troubles()).toEqual([]);
  });

  test.each([
    ['2025-03-04', '2025-03-04T08:00:00+08:00'],
    ['2025/3/4 9:05', '2025-03-04T09:05:00+08:00'],
    ['2025年3月4日 9时', '2025-03-04T09:00:00+08:00'],
    ['2025.3.4', '2025-03-04T08:00:00+08:00'],
    ['2025-02-30', null],
    ['三月', null],
  ])('%s', (words, moment) => {
    const at = momentOf(words, street.house.office.current().calendar);
    expect(at).toBe(moment === null ? null : Date.parse(moment));
  });

  test('an administrator says by role which digests come', async () => {
    await player().says('订阅');
    expect(last()).toContain('网格长：月报；');
    await player().says('订阅 网格长 周报 开');
    expect(last()).toContain('网格长：周报、月报；');
    await player().says('订阅 网格长 天气');
    expect(last()).toContain('没认出来');
    const { directory } = street.house.office.current();
    expect(await digestsOf(street.house.database, directory, idOf('网格长丙'))).toMatchObject({ week: true });
  });
});
