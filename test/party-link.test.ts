import { randomBytes } from 'node:crypto';
import { rotateKey } from '../cli/rotate-key';
import type { Config } from '../config';
import { Database } from '../models/store/database';
import { claimPartyCode } from '../models/mediation/party-link';
import { Street } from './street';

let street: Street;
beforeEach(async () => {
  street = await Street.open();
});
afterEach(() => street.close());

/** The last word of the bot to somebody. */
const heard = (who: string): string => street.heard(who).at(-1) ?? '';

async function codeFor(label: string): Promise<string> {
  await street.says('调解员丁', '调解 M-0001', '〔更多〕', '〔还有〕', '〔连上当事人〕', `〔${label}〕`);
  const code = /调解码 (\d{8})/.exec(heard('调解员丁'))?.[1] ?? '';
  expect(code).not.toBe('');
  return code;
}

test('a party who writes himself is joined to his case when the mediator says that it is he, and hears no subject', async () => {
  await street.player('居民甲').scans('b-3');
  await street.player('居民乙').scans('b-3');
  await street.says('居民甲', '申请调解 楼上半夜打鼓', '先这样');
  await street.says(
    '调解员丁',
    '〔我来联系〕',
    '〔当事人〕',
    '对方 黎先生 302',
    '〔好了〕',
    '〔双方都愿意〕',
  );
  await street.says('居民乙', '调解码', '调解码 12345678');
  expect(heard('居民乙')).toContain('这个调解码不对');
  const first = await codeFor('对方1 黎先生');
  const code = await codeFor('对方1 黎先生');
  // A newer code takes the older one's place.
  await street.says('居民乙', `调解码 ${first}`);
  expect(heard('居民乙')).toContain('这个调解码不对');
  await street.says('居民乙', `调解码${code}`);
  expect(heard('居民乙')).toBe('收到。调解员会打电话和您核对，核对好以前这里什么都不显示。');
  expect(heard('调解员丁')).toContain('有人用对方1 黎先生的调解码找来了（微信客服）');
  // Until then he is nobody to the case, and the code is his alone.
  await street.says('居民乙', '我的调解');
  expect(heard('居民乙')).toContain('您没有在办的调解');
  await street.says('居民甲', `调解码 ${code}`);
  expect(heard('居民甲')).toContain('这个调解码不对');

  await street.says('调解员丁', '〔是他本人〕');
  expect(heard('居民乙')).toContain('核对好了');
  await street.says('居民乙', '我的调解');
  expect(heard('居民乙')).toContain('M-0001 调解中');
  await street.says('调解员丁', '调解 M-0001', '〔约时间〕', '周四下午三点 社区二楼', '〔都通知了〕');
  expect(heard('居民乙')).toContain('您有一次约好的见面：11月26日 15:00');
  expect(heard('调解员丁')).toContain('其中 2 位也收到了文字提醒');
  const told = street
    .player('居民乙')
    .messages()
    .slice(1)
    .map(({ text }) => text.replace('邻里服务', ''))
    .join('\n');
  expect(told).not.toMatch(/打鼓|噪声|邻里|黎先生/);
  // The other side may ask for another mediator, and stop it.
  await street.says('居民乙', '换调解员');
  expect(heard('调委会壬')).toContain('有一件邻里纠纷待联系');
  await street.says('居民乙', '撤回调解');
  expect(heard('居民乙')).toContain('已经撤回');
  expect(await street.troubles()).toEqual([]);
});

test('whoever is not recognised stays outside, and nobody is joined to both sides', async () => {
  await street.player('居民甲').scans('b-3');
  await street.player('居民乙').scans('b-3');
  await street.says('居民甲', '申请调解 楼上半夜打鼓', '先这样');
  await street.says('调解员丁', '〔我来联系〕');
  const code = await codeFor('对方1');
  await street.says('居民甲', `调解码 ${code}`);
  await street.says('调解员丁', '〔是他本人〕');
  expect(heard('调解员丁')).toContain('不能再算另一方');
  expect(heard('居民甲')).toContain('没有核对上');
  const other = await codeFor('对方1');
  await street.says('居民乙', `调解码 ${other}`);
  await street.says('调解员丁', '〔不是〕');
  expect(heard('居民乙')).toContain('没有核对上');
  const again = await codeFor('对方1');
  await street.pass(8 * 86_400_000);
  await street.says('居民乙', `调解码 ${again}`);
  expect(heard('居民乙')).toContain('过期了');
  expect(await street.count('dispute_party', 'personId IS NOT NULL')).toBe(1);
  // What was written of the code is not kept: the inbox holds nothing of it.
  const inbox = await street.rows<{ content: string | null }>('SELECT content FROM inbound');
  const opened = inbox.map(({ content }) =>
    content === null ? '' : street.house.database.vault.open(content),
  );
  expect(opened.join('\n')).not.toContain(code);
});

test('a code that was told goes on working while DATA_KEY is changed, and after it', async () => {
  await street.player('居民甲').scans('b-3');
  await street.player('居民乙').scans('b-3');
  await street.says('居民甲', '申请调解 楼上半夜打鼓', '先这样');
  await street.says('调解员丁', '〔我来联系〕');
  const code = await codeFor('对方1');
  const { config } = street.house;
  const changing = { ...config, dataKey: randomBytes(32), dataKeyOld: config.dataKey };
  const done = { ...changing, dataKeyOld: null };
  const personId = await street.personId('居民乙');
  const now = street.clock.now();
  /** Whether the code opens something; it is not used up by trying. */
  const opens = async (settings: Config, said: string): Promise<boolean> => {
    const database = await Database.open(settings);
    try {
      return await database.write(async (tx) => {
        const found = await claimPartyCode(tx, said, personId, now);
        await tx.run('UPDATE party_link SET personId = NULL, claimedAt = NULL');
        return found !== null;
      });
    } finally {
      await database.close();
    }
  };
  expect(await opens(changing, code)).toBe(true);
  expect(await opens(done, code)).toBe(false);
  const database = await Database.open(changing);
  const print = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  await rotateKey(database, changing).finally(() => print.mockRestore());
  await database.close();
  expect(await opens(done, code)).toBe(true);
  expect(await opens(done, '12345678')).toBe(false);
});
