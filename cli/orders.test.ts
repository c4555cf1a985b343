import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workbook } from '../documents/xlsx';
import { readWorkbook } from '../documents/xlsx-read';
import { readFileSync } from 'node:fs';
import { Street } from '../test/street';
import { exportReplies, importOrders, setColumns } from './orders';

const ZONE = 'Asia/Shanghai';

describe('orders of a platform, by file', () => {
  let street: Street;
  let folder: string;
  const said: string[] = [];
  beforeAll(async () => {
    street = await Street.open();
    folder = mkdtempSync(path.join(tmpdir(), 'orders-'));
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
    await street.close();
  });

  const file = (name: string): string => path.join(folder, name);
  const heard = (): string => said.splice(0).join('');

  test('columns are mapped once, a number comes in once, the replies go out again', async () => {
    const { database } = street.house;
    const columns = ['案号', '情况说明', '来电号码', '办理时限', '天气'].map((title) => ({ title }));
    const rows = [
      ['A-1', '3号楼2单元楼道灯不亮', '13812345678', '2099-11-26 18:00', '晴'],
      ['A-2', '5号楼垃圾三天没收', '', '', ''],
      ['', '没有编号的一行', '', '', ''],
    ];
    writeFileSync(file('orders.xlsx'), await workbook([{ name: '导出', columns, rows }]));

    await expect(importOrders(database, ZONE, [file('orders.xlsx'), '网格长丙'], false)).rejects.toThrow(
      /order-columns/,
    );
    await setColumns(database, ['12345', '案号=工单编号', '情况说明=诉求内容']);
    await importOrders(database, ZONE, [file('orders.xlsx'), '网格长丙'], true);
    expect(heard()).toMatch(
      /“天气”这一列不认得[\s\S]*第 4 行没有工单编号[\s\S]*A-1[\s\S]*3号楼2单元[\s\S]*预览/,
    );
    expect(await street.count('ticket')).toBe(0);

    await importOrders(database, ZONE, [file('orders.xlsx'), '网格长丙'], false);
    expect(heard()).toMatch(/转入 2 件[\s\S]*A-1 → T-0001[\s\S]*A-2 → T-0002/);
    await importOrders(database, ZONE, [file('orders.xlsx'), '网格长丙'], false);
    expect(heard()).toMatch(/转入 0 件[\s\S]*已经转入过，是 T-0001/);
    const tickets = await street.rows<{ source: string; description: string }>(
      'SELECT * FROM ticket ORDER BY id',
    );
    expect(tickets.map(({ source }) => source)).toEqual(['transfer', 'transfer']);
    expect(tickets[0]?.description).toMatch(/^【12345 A-1，限/);
    expect(JSON.stringify(tickets)).not.toContain('13812345678');

    await exportReplies(database, ZONE, [file('replies.xlsx')]);
    const [sheet] = await readWorkbook(readFileSync(file('replies.xlsx')));
    expect(sheet?.rows.slice(1).map(([number, , matter, state]) => [number, matter, state])).toEqual([
      ['A-1', '3号楼2单元 楼道灯不亮', '办理中'],
      ['A-2', expect.stringContaining('5号楼'), '办理中'],
    ]);
  });

  test('who may not take orders in takes none in by file', async () => {
    await expect(
      importOrders(street.house.database, ZONE, [file('orders.xlsx'), '网格员乙'], false),
    ).rejects.toThrow(/派单员/);
  });
});
