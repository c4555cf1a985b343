import { contractorMonth } from '../models/outside/contractor-month';
import { touchDirectory } from '../models/office';
import { inviteOutside } from '../models/outside/outside';
import { insert } from '../models/store/transaction';
import { contractorSheets } from '../notices/outside/contractor-words';
import type { ResidentHandle } from '../simulator/resident';
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
    // The firm's own check stands beside the office's and is none of them.
    const code = await street.house.database.write(async (tx) => {
      const [place] = await tx.rows<{ id: number; gridId: number }>(
        "SELECT id, gridId FROM place WHERE name = '3号楼'",
      );
      const plan = {
        placeId: place?.id ?? 0,
        gridId: place?.gridId ?? 0,
        template: '企业半月查',
        everyDays: null,
      };
      await insert(tx, 'inspection_place', { ...plan, addedAt: street.clock.now() });
      return inviteOutside(tx, ownerId, street.clock.now());
    });
    await (street.player('居民乙') as ResidentHandle).scans('b-3', `o-${code}`);
    await street.says('居民乙', '自查');
    await street.says('居民乙', '4 气管老化\n其余正常');
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
    expect(sheets[2]?.rows[0]?.slice(1)).toEqual(['消防通道', '3号楼', '街道、社区', 4, 1, 'T-0002']);
    expect(sheets[0]?.rows[9]).toEqual(['单位自查', 1, '在“检查”表里']);
    expect(sheets[2]?.rows[1]?.slice(1)).toEqual(['企业半月查', '3号楼', '单位自查', 5, 1, 'T-0003']);
    for (const words of ['对账单 安居物业 11月', '对账安居物业11月', '11月和安居物业对账'])
      expect(await street.says('城管科戊', words)).toContain('安居物业 2026年11月对账单.xlsx');
    expect(await street.says('城管科戊', '对账 安居物业 本月')).toContain('安居物业 2026年11月对账单.xlsx');
  } finally {
    await street.close();
  }
}, 60_000);
