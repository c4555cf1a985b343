import { hazardsIn, type HazardRow } from '../models/rounds/hazards';
import { Street } from './street';

it('hazards are what safety categories, checks and 整改通知书 say, with limit, re-check and desk', async () => {
  const street = await Street.open();
  try {
    await street.says('网格员乙', '3号楼2单元楼道灯不亮');
    await street.says('网格员乙', '检查 3号楼 楼院环境');
    await street.says('网格员乙', '1 墙根一堆垃圾');
    await street.says('网格员乙', '5号楼消防栓坏了');
    await street.says('网格员乙', '整改 T-0003 安居物业 更换消防栓 3天内');
    await street.says('网格员乙', '复查 T-0003 没改好 转城管');
    const office = street.house.office.current();
    const rows: HazardRow[] = [];
    const period = { from: '2026-11-24', to: '2026-11-24' };
    const gridIds = office.directory.grids.map(({ id }) => id);
    for await (const row of hazardsIn(street.house.database, office, { period, gridIds })) rows.push(row);
    const told = rows.map(({ ticketId, template, unit, dueDay, rectification, passedTo }) => ({
      ticketId,
      template,
      unit,
      dueDay,
      rectification,
      passedTo,
    }));
    const none = { unit: null, dueDay: null, rectification: null, passedTo: null };
    expect(told).toEqual([
      { ticketId: 2, template: '楼院环境', ...none },
      {
        ticketId: 3,
        template: null,
        unit: '安居物业',
        dueDay: '2026-11-27',
        rectification: 'passed',
        passedTo: '城管科',
      },
    ]);
    const [name] = await street.rows<{ n: number }>(
      "SELECT COUNT(*) AS n FROM paper WHERE kind = 'rectification'",
    );
    expect(Number(name?.n)).toBe(1);
  } finally {
    await street.close();
  }
}, 60_000);
