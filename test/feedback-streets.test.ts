import { answerFeedback } from '../actions/residents/feedback';
import { touchDirectory } from '../models/office';
import { insert } from '../models/store/transaction';
import { Street } from './street';

let street: Street;

/** 网格员辛 leads the office of a second street beside the sample one. */
beforeAll(async () => {
  street = await Street.open();
  await street.house.database.write(async (tx) => {
    const gridId = await insert(tx, 'grid', { level: 'street', name: '白石街道', parentId: null });
    const personId = street.house.office.current().directory.personOf('wanggeyuan_xin') ?? 0;
    await tx.run('DELETE FROM role WHERE personId = ?', [personId]);
    await insert(tx, 'role', { personId, gridId, role: 'official', origin: 'sheet' });
    await touchDirectory(tx);
  });
  await street.house.office.refresh();
});
afterAll(() => street.close());

test('a remark is read and answered in the street it was given in', async () => {
  await street.says('网格员乙', '提意见 同一张照片不要发两遍');
  expect(await street.says('网格员辛', '意见')).toBe('没有等答复的意见。');
  expect(await street.says('主任己', '意见')).toContain('① 同一张照片不要发两遍');
  const [remark] = await street.rows<{ id: number }>('SELECT id FROM feedback');
  const office = street.house.office.current();
  const actorId = office.directory.personOf('wanggeyuan_xin') ?? null;
  const now = street.clock.now();
  await expect(
    street.house.database.write((tx) =>
      answerFeedback({ tx, office, now, actorId }, remark?.id ?? 0, '不用发了'),
    ),
  ).rejects.toMatchObject({ code: 'role.other' });
  expect(await street.says('主任己', '1')).toContain('请写一句答复');
  await street.says('主任己', '好，只要一张');
  expect(await street.count('feedback', 'answeredAt IS NOT NULL')).toBe(1);
});
