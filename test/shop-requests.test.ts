import { importOrganisation } from '../actions/organisation/import';
import { ledgerCount, ledgerRows } from '../models/figures/ledger';
import { ledgers } from '../notices/figures/ledger-words';
import { sheet } from './sheet-desk';
import { Street } from './street';

const own = '幸福社区/第2网格';

it('企业诉求台账 has what a shop asks for, not what is wrong with it, and not who said it', async () => {
  const street = await Street.open();
  const member = street.player('网格员乙');
  try {
    const { database, office } = street.house;
    const context = { office: office.current(), now: street.clock.now(), actorId: null };
    const sheets = [
      sheet('地点', ['地点', '类型', '网格'], ['幸福面馆', '门店', own], ['如意超市', '商户', own]),
      sheet('检查处', ['检查表', '地点', '网格'], ['门前三包', '幸福面馆', own]),
    ];
    await database.write((tx) =>
      importOrganisation({ tx, ...context }, sheets, { preview: false, within: null }),
    );
    await office.refresh();
    for (const words of [
      '上报 下水道 幸福面馆 门口下水道堵了',
      '上报 占道经营 如意超市 东西摆到路上',
      '上报 楼道灯 3号楼2单元 不亮',
      '检查 幸福面馆 门前三包',
      '1 门口路灯不亮',
      '其余正常',
    ]) {
      await member.says(words);
      await street.settle();
    }
    const { directory } = office.current();
    const filter = {
      period: { from: '2026-11-01', to: '2026-11-30' },
      gridIds: directory.grids.map(({ id }) => id),
    };
    expect(await ledgerCount(database, office.current(), 'tickets', filter)).toBe(4);
    const { columns } = ledgers.shop_requests;
    const rows: Record<string, unknown>[] = [];
    for await (const row of ledgerRows(database, office.current(), 'shop_requests', filter))
      rows.push(
        Object.fromEntries(columns.map(({ title, cell }) => [title, cell(row, office.current(), 1)])),
      );
    expect(rows).toEqual([
      expect.objectContaining({ 编号: 'T-0001', 企业: '幸福面馆', 问题: expect.stringContaining('下水道') }),
    ]);
    expect(columns.map(({ key }) => key)).not.toContain('source');
    const leader = street.player('网格长丙');
    await leader.says('企业诉求台账 本月');
    await street.settle();
    expect(street.heard('网格长丙').join('\n')).toContain(
      '在做企业诉求台账：幸福社区，2026年11月1日—11月24日，1 行',
    );
  } finally {
    await street.close();
  }
}, 60_000);
