import { errandInVoice } from '../handlers/residents/errand-voice';
import { understoodByMachine } from '../handlers/tickets/voice';
import { Transcriber } from '../jobs/exchange/transcribe';
import { FileFolder } from '../models/exchange/file-folder';
import type { Attachment } from '../models/tickets/ticket';
import { Street } from './street';

let street: Street;
beforeEach(async () => {
  street = await Street.open();
  await street.player('居民甲').scans('b-3');
  await street.player('居民甲').sendsVoice();
  await street.settle();
});
afterEach(() => street.close());

/** A machine in the office's own network writes the voice down so. */
async function writtenDown(text: string): Promise<void> {
  const { database, office, config } = street.house;
  const transcriber = new Transcriber({
    url: 'http://127.0.0.1/asr',
    database,
    office: office.current,
    folder: new FileFolder(config.mediaFolder),
    clock: street.clock,
    understand: (words, { directory }, placeId) => understoodByMachine(words, directory, placeId),
    offer: errandInVoice,
    fetch: async () => Response.json({ text }),
  });
  const [voice] = await street.rows<Attachment>("SELECT * FROM attachment WHERE kind = 'voice'");
  await transcriber.transcribe(voice as Attachment);
  await street.settle();
}

const heard = (name: string): string => street.heard(name).at(-1) ?? '';
async function taps(name: string, key: string): Promise<void> {
  await street.player(name).taps(key);
  await street.settle();
}

test('a voice that asks for an errand is asked about, booked by a tap, and leaves neither recording nor words', async () => {
  await writtenDown('我妈瘫痪了下不了楼，能不能上门帮她办养老认证，明天上午九点 2单元202');
  expect(heard('居民甲')).toBe(
    '听着像是想请人上门代办：养老金资格认证 · 3号楼2单元202室 · 周三（11月25日）09:00。对吗？\n您说的身体、收入这些没有记。',
  );
  expect(await street.rows('SELECT transcript FROM attachment')).toEqual([{ transcript: null }]);
  await taps('居民甲', 'errand_heard_D2');
  expect(heard('居民甲')).toMatch(/^记下了：上门代办\n周三（11月25日）09:00 · 3号楼2单元202室/);
  expect(heard('居民甲')).not.toContain('邻居');
  expect(heard('网格员乙')).toContain('3号楼2单元202室');
  expect(await street.rows('SELECT state, description FROM ticket')).toEqual([
    { state: 'withdrawn', description: '' },
  ]);
  expect(await street.count('attachment')).toBe(0);
  // Tapped again it is booked once.
  await taps('居民甲', 'errand_heard_D2');
  expect(await street.count('errand')).toBe(1);
});

test('for a neighbour, and without a time, what is missing is asked', async () => {
  await writtenDown('麻烦帮5号楼的邻居上门代办居住证');
  expect(heard('居民甲')).toMatch(/^听着像是想请人上门代办：居住证 · 5号楼。对吗？/);
  await taps('居民甲', 'errand_heard_D2');
  expect(heard('居民甲')).toMatch(/^居住证，可以上门办。请备好：.*什么时候在家、哪一户？/);
  await street.player('居民甲').says('明天下午三点');
  await street.settle();
  expect(heard('居民甲')).toMatch(
    /周三（11月25日）15:00 · 5号楼\n居住证[\s\S]*替邻居说的，请先问过他愿不愿意。$/,
  );
});

test('what is no errand, or is not confirmed, is listened to like any other voice', async () => {
  await writtenDown('代办证的黑中介骗钱');
  expect(heard('居民甲')).not.toContain('听着像是');
  expect(await street.rows('SELECT description FROM ticket')).toEqual([
    { description: '机器转写：代办证的黑中介骗钱' },
  ]);
});
