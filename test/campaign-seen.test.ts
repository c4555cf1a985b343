import { campaignSeen } from '../actions/rounds/see-campaign';
import { touchDirectory } from '../models/office';
import { insert } from '../models/store/transaction';
import { Street } from './street';

test('a campaign is shown to those whom it concerns, also behind a button of yesterday', async () => {
  const street = await Street.open();
  try {
    const { database, office } = street.house;
    await street.says('网格长丙', '开专项 飞线充电 11.24-12.24', '〔就这样开〕');
    await street.says('网格长丙', '开专项 楼道清堆物 11.24-12.24', '〔就这样开〕');
    expect(await street.says('网格员辛', '专项')).toContain('飞线充电');

    // He goes to another street; the list with its buttons is still in his chat.
    const personId = office.current().directory.personOf('wanggeyuan_xin') ?? 0;
    await database.write(async (tx) => {
      const gridId = await insert(tx, 'grid', { level: 'street', name: '白石街道', parentId: null });
      await tx.run('DELETE FROM role WHERE personId = ?', [personId]);
      await insert(tx, 'role', { personId, gridId, role: 'official', origin: 'sheet' });
      await touchDirectory(tx);
    });
    await office.refresh();
    expect(await street.says('网格员辛', '1')).toMatch(/^这个选项已经过时了/);
    expect(await street.says('网格员辛', '专项')).toMatch(/^现在没有专项行动/);

    const seenBy = async (actorId: number | null): Promise<string> => {
      const context = { office: office.current(), now: street.clock.now(), actorId };
      return database.write(async (tx) => (await campaignSeen({ tx, ...context }, 1)).name);
    };
    await expect(seenBy(personId)).rejects.toMatchObject({ code: 'choice.gone' });
    await expect(seenBy(null)).rejects.toMatchObject({ code: 'role.staff_only' });
    expect(await seenBy(office.current().directory.personOf('wanggeyuan_yi') ?? 0)).toBe('飞线充电');
  } finally {
    await street.close();
  }
});
