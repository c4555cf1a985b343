import { setContactLink } from '../models/staff/persons';
import type { Shown } from '../simulator';
import { Street } from './street';

let street: Street;
beforeEach(async () => {
  street = await Street.open();
  await street.player('居民甲').scans('b-3');
  await street.settle();
});
afterEach(async () => {
  const troubles = await street.troubles();
  await street.close();
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
});

const files = (who: string): Shown[] =>
  street
    .player(who)
    .messages()
    .filter(({ from, mediaId }) => from === 'bot' && mediaId !== undefined);
const kinds = (who: string): string[][] => files(who).map(({ type, text }) => [type, text]);

test('a voice in Silk cannot be sent on as a voice: it goes as a file behind the card', async () => {
  await street.player('居民甲').sendsVoice('silk');
  await street.settle();
  expect(await street.count('ticket')).toBe(1);
  expect(kinds('网格员乙')).toEqual([['file', 'T-0001.silk']]);
});

test('what comes with a report goes to the member: one of each kind, documents under a name that opens', async () => {
  const resident = street.player('居民甲');
  await resident.sends('video');
  await resident.sends('file', { name: '维修合同.pdf' });
  await resident.says('3号楼2单元楼道灯不亮');
  await street.settle();
  // They are fetched side by side: whichever is here first goes first.
  const [one, other, ...more] = kinds('网格员乙');
  expect(new Map([one, other].map((pair) => [pair?.[0], pair?.[1]]))).toEqual(
    new Map([
      ['file', 'T-0001.pdf'],
      ['video', '[视频]'],
    ]),
  );
  expect(more).toEqual([]);
});

test('the picture of the second round reaches the resident, the first one does not come again', async () => {
  await street.says('居民甲', '3号楼2单元楼道灯不亮');
  const member = street.player('网格员乙');
  const finish = async (words: string): Promise<void> => {
    await street.says('网格员乙', '办结');
    await member.sendsPicture();
    await street.settle();
    await street.says('网格员乙', words);
  };
  await street.says('网格员乙', '我来办');
  await finish('灯泡换了1个');
  expect(files('居民甲')).toHaveLength(1);
  await street.player('居民甲').taps('3 没修好');
  await street.settle();
  await street.player('居民甲').sendsPicture();
  await street.player('居民甲').says('还是一闪一闪的');
  await street.settle();
  expect(kinds('网格员乙')).toEqual([['picture', '[图片]']]);
  await finish('线路也换了');
  expect(files('居民甲')).toHaveLength(2);
  const [first, second] = files('居民甲').map(({ mediaId }) => mediaId);
  expect(second).not.toBe(first);
});

test('whatever WeChat knows can be sent, and each is answered', async () => {
  const resident = street.player('居民甲');
  const names = ['record', 'link', 'business_card', 'miniprogram', 'channels', 'channels_shop_product'];
  for (const name of [...names, 'channels_shop_order', 'meeting', 'calendar', 'note', 'sticker']) {
    await resident.sendsSample(name);
    await street.settle();
    expect(resident.messages().at(-1)).toMatchObject({ from: 'bot' });
  }
  expect(await street.rows("SELECT kind FROM inbound WHERE result IN ('failed', 'new')")).toEqual([]);
});

test('who wants to add the member gets his card, where the office has a link for one', async () => {
  const link = 'https://work.weixin.qq.com/ca/cawcde0001';
  await street.house.database.write((tx) => setContactLink(tx, 'wanggeyuan_yi', link));
  await street.player('居民甲').says('3号楼2单元楼道灯不亮');
  await street.settle();
  await street.player('居民甲').taps('2 加网格员微信');
  await street.settle();
  const [words, card] = street.player('居民甲').messages().slice(-2);
  expect(words?.text).toBe('网格员乙的名片在下面，点开加他的微信，办好了他告诉您。');
  expect(card?.buttons).toMatchObject([{ label: '添加', url: link }]);
  await street.player('居民甲').says('找网格员');
  await street.settle();
  const [who, again] = street.player('居民甲').messages().slice(-2);
  expect(who?.text).toContain('网格员是网格员乙。社区电话 8000-0001。');
  expect(again?.buttons).toMatchObject([{ label: '添加', url: link }]);
});
