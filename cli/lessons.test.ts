import { Street } from '../test/street';
import { listLessons, unlearn } from './lessons';

const words = ['咕噜咕噜柜子又吞了我的件', '咕噜咕噜柜子吞件不吐', '门口咕噜咕噜柜子吞件'];

test('lessons are listed with what they taught, and taken back by number', async () => {
  const street = await Street.open();
  const lines: string[] = [];
  const write = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((line) => lines.push(String(line)) > 0);
  try {
    for (const [at, text] of words.entries()) {
      await street.player('网格员乙').says(`上报 别的 3号楼 ${text}`);
      await street.settle();
      await street.player('网格员乙').says(`改类别 T-000${at + 1} 0517`);
      await street.settle();
    }
    const { database } = street.house;
    await unlearn(database, ['1']).catch(() => undefined);
    await listLessons(database, true);
    const [first, second] = lines.map(
      (line) => JSON.parse(line) as { state: string; by: string; taught: string[] },
    );
    expect(first).toMatchObject({
      id: 1,
      ticket: 'T-0001',
      category: '0517',
      by: '网格员乙',
      state: 'undone',
    });
    // Two messages are too few to teach anything; with the first one back there are three.
    expect(second).toMatchObject({ state: 'learned', taught: [] });
    await street.player('网格员乙').says('改类别 T-0001 0517');
    await street.settle();
    lines.length = 0;
    await listLessons(database, true);
    expect((JSON.parse(lines[1] ?? '') as { taught: string[] }).taught.length).toBeGreaterThan(0);
    await expect(unlearn(database, ['99'])).rejects.toThrow('没有在用的第 99 条');
    await expect(unlearn(database, ['x'])).rejects.toThrow('用法');
  } finally {
    write.mockRestore();
    await street.close();
  }
});
