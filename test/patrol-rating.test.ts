import { insert } from '../models/store/transaction';
import { Street } from './street';

it('five answers of a community with several members are read as sums, four are not', async () => {
  const street = await Street.open();
  try {
    const [community] = await street.rows<{ id: number }>("SELECT id FROM grid WHERE name = '幸福社区'");
    const seen = { seenOften: 3, seenOnce: 1, seenNever: 1 };
    const manner = { mannerGood: 4, mannerFair: 1, mannerPoor: 0 };
    const row = { gridId: community?.id ?? 0, ...seen, ...manner, amiss: 1 };
    await street.house.database.write(async (tx) => {
      await insert(tx, 'patrol_rating', { ...row, month: '2026-10', answers: 5 });
      await insert(tx, 'patrol_rating', { ...row, month: '2026-11', answers: 4 });
    });
    const leader = street.player('网格长丙');
    await leader.says('评巡查');
    await street.settle();
    expect(leader.messages().at(-1)?.text).toMatch(
      /幸福社区 10月：5 份。见到巡查：常见 3、见过 1、没见到 1；态度：好 4、一般 1、不好 0；说有不妥 1\n幸福社区 11月：收到 4 份，不到五份不看\n[\s\S]*现在没有打开/,
    );
  } finally {
    await street.close();
  }
});
