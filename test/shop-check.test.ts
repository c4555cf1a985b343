import { importOrganisation } from '../actions/organisation/import';
import { said, sheet } from './sheet-desk';
import { shanghai, Street } from './street';

const own = '幸福社区/第2网格';

it('a shop is name and place alone: its sign is scanned, its sheet offered, and what is wrong again stands in a list', async () => {
  const street = await Street.open();
  const member = street.player('网格员乙');
  const says = async (words: string): Promise<string> => {
    await member.says(words);
    await street.settle();
    return street.heard('网格员乙').at(-1) ?? '';
  };
  try {
    const { database, office } = street.house;
    const context = { office: office.current(), now: street.clock.now(), actorId: null };
    const sheets = [
      sheet('地点', ['地点', '类型', '网格'], ['幸福面馆', '门店', own], ['如意超市', '商户', own]),
      sheet('巡查点', ['网格', '巡查点', '地点', '点码'], [own, '面馆门口', '幸福面馆', 'K7PNM']),
      sheet(
        '检查处',
        ['检查表', '地点', '网格'],
        ['门前三包', '幸福面馆', own],
        ['门前三包', '如意超市', own],
      ),
    ];
    const outcome = await database.write((tx) =>
      importOrganisation({ tx, ...context }, sheets, { preview: false, within: null }),
    );
    expect(said(outcome)).toHaveLength(5);
    await office.refresh();

    expect(await says('到 K7PNM')).toMatch(/^到过 面馆门口。/);
    await member.taps('查门前三包');
    await street.settle();
    expect(street.heard('网格员乙').at(-1)).toMatch(/^门前三包 · 幸福面馆\n1 门前干净/);
    expect(await says('2 摆到路上了')).toMatch(/^第 2 项记下了，已上报 T-0001/);
    expect(await says('其余正常')).toMatch(/4 项，正常 3 项，不对 1 项/);
    expect(await says('检查 门前三包 反复')).toMatch(/没有哪一处查出两次以上/);

    await street.moveTo(shanghai('2026-12-02 09:30'));
    await says('检查 幸福面馆 门前三包');
    await says('1 门口有污水');
    await says('其余正常');
    await says('检查 如意超市 门前三包');
    await says('全部正常');
    expect(await says('检查 门前三包 反复')).toBe(
      '近 90 天，门前三包反复不对的 1 处：\n幸福面馆：查 2 次，2 次有不对\n要它整改，回“整改”加编号出通知书；没有处罚权的，转有权的科室。',
    );
  } finally {
    await street.close();
  }
}, 60_000);
