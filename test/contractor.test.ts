import { contractorMonth } from '../models/contractor-month';
import { touchDirectory } from '../models/office';
import { insert } from '../models/transaction';
import { contractorSheets } from '../notices/contractor-words';
import { shanghai, Street } from './street';

it('对账: a firm’s month as a workbook to sign: what it was given, what was late, what was checked', async () => {
  const street = await Street.open();
  try {
    const ownerId = await street.house.database.write(async (tx) => {
      const row = { gridId: 1, name: '安居物业', kind: 'property', phone: '8000-1234' };
      const id = await insert(tx, 'owner', row);
      await tx.run("UPDATE place SET ownerKind = 'property', ownerId = ? WHERE name = '3号楼'", [id]);
      await touchDirectory(tx);
      return id;
    });
    await street.house.office.refresh();
    expect(await street.says('城管科戊', '对账 安居物业')).toContain('2026年10月没有转去的事，也没有检查');
    await street.says('网格员乙', '3号楼2单元楼道灯不亮');
    await street.says('网格员乙', '转单位 T-0001');
    await street.says('网格员乙', '检查 3号楼 消防通道');
    await street.says('网格员乙', '2 出口堆了旧家具');
    await street.says('网格员乙', '其余正常');
    await street.says('网格员乙', '整改 T-0002 安居物业 清走旧家具 3天内');
    await street.moveTo(shanghai('2026-11-30 09:00'));
    expect(await street.says('网格员乙', '对账 安居物业 本月')).toContain('科室、网格长或社区工作人员');
    expect(await street.says('城管科戊', '对账 百乐公司 本月')).toContain('单位：安居物业。');
    const office = street.house.office.current();
    const period = { from: '2026-11-01', to: '2026-11-30' };
    const month = await contractorMonth(
      street.house.database,
      office,
      { id: ownerId, name: '安居物业' },
      period,
    );
    const sheets = contractorSheets(office, '安居物业', period, month, street.clock.now());
    expect(sheets[0]?.rows.slice(0, 9).map(([title, count]) => `${title} ${count}`)).toEqual([
      '转去的事 1',
      '办完 0',
      '其中超时 0',
      '没办完 1',
      '其中超时 1',
      '退回 0',
      '检查 1',
      '不合格 1',
      '整改通知书 1',
    ]);
    expect(sheets[1]?.rows[0]?.slice(0, 3)).toEqual(['T-0001', '3号楼2单元', '楼道灯不亮']);
    expect(sheets[2]?.rows[0]?.slice(1)).toEqual(['消防通道', '3号楼', 4, 1, 'T-0002']);
    expect(await street.says('城管科戊', '对账 安居物业 本月')).toContain('安居物业 2026年11月对账单.xlsx');
  } finally {
    await street.close();
  }
}, 60_000);
