import { inputOfApp } from '../handlers/turn/inputs';
import { Street } from './street';

it('a scanned code is what one would type; any other code is said not to be one', () => {
  const scanned = (scanResult: string): string | undefined =>
    inputOfApp({
      kind: 'event.scancode_waitmsg',
      eventKey: 'menu_scan',
      scanType: 'qrcode',
      scanResult,
    } as Parameters<typeof inputOfApp>[0])?.text;
  expect([scanned('到 K7PNM'), scanned('https://work.weixin.qq.com/kfid/x')]).toEqual([
    '到 K7PNM',
    '到 https://work.weixin.qq.com/kfid/x',
  ]);
});

it('who scans a point has begun his patrol, and what he finds there lies at the place of the point', async () => {
  const street = await Street.open();
  try {
    const says = async (name: string, words: string): Promise<string> => {
      const player = street.player(name);
      await player.says(words);
      await street.settle();
      return player
        .messages()
        .map(({ text }) => text)
        .join('\n');
    };
    await says('网格长丙', '巡查点 第2网格 地下室、东门');
    const [place] = await street.rows<{ id: number }>("SELECT id FROM place WHERE name = '3号楼'");
    await street.house.database.write((tx) =>
      tx.run("UPDATE patrol_point SET code = 'K7PNM', placeId = ? WHERE name = '地下室'", [place?.id ?? 0]),
    );
    expect(await says('网格员乙', '到 k7pnm')).toContain('到过 地下室。还有：东门。');
    await says('网格员乙', '有积水');
    await says('网格员乙', '5号楼消防通道堵了');
    const tickets = await street.rows<{ placeText: string }>('SELECT placeText FROM ticket ORDER BY id');
    expect(tickets.map(({ placeText }) => placeText)).toEqual(['3号楼', '5号楼']);
    expect(await says('网格员乙', '结束巡查')).toContain('到过 1/2 个点：地下室');
  } finally {
    await street.close();
  }
}, 60_000);
