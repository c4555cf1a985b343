import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { examine } from '../../cli/doctor';
import { doorSheets } from '../../cli/door-sheets';
import { setGroup } from '../../cli/group';
import { posters } from '../../cli/posters';
import { recountFigures } from '../../cli/recount';
import { studioCards } from '../../cli/studio-cards';
import { personData } from '../../models/residents/person-data';
import { readOldLedger } from '../../models/figures/old-ledger';
import type { Street } from '../street';
import { leaksIn, printMatrix, roles, streetWithCase } from './case';
import { tryDoor, type Door } from './doors';

/** A whole street, and everybody at every door that is no chat of his own. */
jest.setTimeout(300_000);

let street: Street;
const matrix: string[] = [];
/** Three digits stand in many a number; names and words must stand nowhere. */
const namesIn = (text: string): string[] => leaksIn(text).filter((secret) => !/^\d{3}$/.test(secret));

beforeAll(async () => {
  street = await streetWithCase();
});
afterAll(async () => {
  await street.close();
  printMatrix(matrix);
});

/** What somebody might say who wants to know of it: by number, by search, in his own words, in what he quotes. */
const questions = [
  '调解 M-0001',
  'M-0001',
  '案卷 M-0001',
  '把 M-0001 的协议转发给我',
  '我的调解',
  '今天的调解',
  '调解意见',
  '调解统计 今年',
  '本月各社区纠纷多少件',
  '3号楼的纠纷办到哪了',
  '谁和谁在调解',
  '搜 3号楼',
  '搜 纠纷',
  '搜 2026-11-24',
  '台账 纠纷 本月',
  '台账 本月',
  '导入台账',
  '历史 3号楼',
  '难题',
  '调解员丁手上有什么',
  '调解员丁约了谁',
  '上个月邻里类多少 哪个小区最多',
  '引用“调解 M-0001” 上报',
  '调解员请我帮忙看一下 M-0001',
];
const asked: readonly Door[] = questions.map((text) => ({ name: `问“${text}”`, text }));

describe('questions in words', () => {
  test.each(roles.filter(({ reads }) => !reads).map(({ name, is }) => [name, is] as const))(
    '%s learns nothing',
    async (name, is) => {
      const personId = await street.personId(name);
      const open: string[] = [];
      for (const door of asked)
        open.push(...(await tryDoor(street, personId, door)).map((leak) => `${door.name}: ${leak}`));
      expect(open).toEqual([]);
      matrix.push(`${name}（${is}）\t${asked.length} 句问话\t看不到`);
    },
  );
});

test('the robot in a group, asked by everybody through its own door', async () => {
  const { players, groups } = street.windows();
  const members = players.filter((name) => street.player(name).player.channel === 'app');
  for (const [at, who] of members.entries())
    for (const text of questions) {
      await street.simulator.asksRobot(who, `@小格 ${text}`, groups[at % groups.length]);
      await street.settle();
    }
  for (const group of groups) {
    const said = street.simulator.group(group).filter(({ from }) => from === 'bot');
    expect(said.length).toBeGreaterThan(0);
    expect(namesIn(JSON.stringify(said.map(({ text, buttons }) => [text, buttons])))).toEqual([]);
  }
  matrix.push(`群里的机器人（/wecom/aibot，${members.length} 人 × ${questions.length} 句）\t看不到`);
});

test('a complaint about the mediator is read by the committee’s head alone', async () => {
  const words = '调解员丁太偏心，在过道里学口技';
  await street.player('居民甲').says('取消');
  await street.settle();
  await street.player('居民甲').says(words);
  await street.settle();
  await street.player('居民甲').says('1');
  await street.settle();
  const [row] = await street.rows<{ id: number }>("SELECT id FROM feedback WHERE kind = 'mediator'");
  const part = `B${row?.id ?? 0}`;
  const doors: Door[] = [
    ...['调解意见', '意见', '民情', '民情公示', 'M-0001'].map((text) => ({ name: text, text })),
    ...['complain_show', 'complain_answer', 'suggestion_answer', 'feedback_answer'].map((action) => ({
      name: action,
      key: `${action}_${part}`,
    })),
  ];
  const readers: string[] = [];
  for (const { name } of roles) {
    const personId = await street.personId(name);
    for (const door of doors) {
      const found = await tryDoor(street, personId, door, (text) => (text.includes('口技') ? ['口技'] : []));
      if (found.length > 0) readers.push(name);
    }
  }
  expect([...new Set(readers)]).toEqual(['调委会壬']);
  matrix.push(`对调解员的意见，${roles.length} 人 × ${doors.length} 扇门\t只有调委会主任看得到`);
});

test('addresses of the house: no page and no file of it is given out', async () => {
  const base = `http://127.0.0.1:${street.house.port}`;
  const files = await street.rows<{ sha256: string | null }>(
    'SELECT sha256 FROM attachment WHERE sha256 IS NOT NULL',
  );
  expect(files.length).toBeGreaterThan(0);
  const names = files.map(({ sha256 }) => sha256 ?? '');
  const paths = [
    '/',
    '/app/',
    '/open311/v2/requests.json',
    '/open311/v2/services.json',
    '/metrics',
    '/healthz',
    '/readyz',
    ...['media', 'files', 'data/media', 'file', 'paper'].flatMap((folder) =>
      names.map((name) => `/${folder}/${name}`),
    ),
    ...names.map((name) => `/media/${name.slice(0, 2)}/${name}`),
    '/disputes/1',
    '/dispute/M-0001.docx',
    '/wecom/callback',
    '/wecom/aibot',
  ];
  for (const where of paths) {
    const answer = await fetch(`${base}${where}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(namesIn(bytes.toString('utf8')).map((leak) => `${where}: ${leak}`)).toEqual([]);
    if (names.some((name) => where.includes(name))) expect([where, answer.status]).toEqual([where, 404]);
  }
  matrix.push(`网址（${paths.length} 个，含证据和笔录的文件名）\t看不到`);
});

/** Tables and columns that hold words of a case. */
const WORDS_OF_CASES =
  /dispute_party|dispute_event|mediation_session|mediation_evidence|mediation_agreement|mediation_appointment|party_link|content.*FROM dispute\b/;

test('doctor, posters, door sheets, studio cards and the other commands', async () => {
  const { house } = street;
  const { database, config } = house;
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-outside-'));
  const said: string[] = [];
  const print = jest.spyOn(process.stdout, 'write').mockImplementation((line) => said.push(String(line)) > 0);
  const rows = jest.spyOn(database, 'rows');
  const asking = { grid: '幸福社区', out: folder };
  try {
    await posters(database, config, { ...asking, renew: false });
    await doorSheets(database, config.timeZone, { ...asking, now: street.clock.now() });
    await studioCards(database, folder);
    await setGroup(database, []);
    const findings = await examine({
      PORT: '1',
      DATABASE_URL: config.databaseUrl,
      DATA_KEY: config.dataKey.toString('base64'),
    });
    said.push(JSON.stringify(findings));
    // What is drawn can't be searched for; that the words of cases are never asked for is as good.
    expect(rows.mock.calls.map(([sql]) => sql).filter((sql) => WORDS_OF_CASES.test(sql))).toEqual([]);
    await recountFigures(database, config.timeZone, { repairs: false, now: street.clock.now() });
  } finally {
    print.mockRestore();
    rows.mockRestore();
    rmSync(folder, { recursive: true });
  }
  expect(said.length).toBeGreaterThan(0);
  expect(namesIn(said.join('\n'))).toEqual([]);
  matrix.push('体检、海报、门上公示、联系卡、群、重算（命令行）\t看不到');
});

test('what a person is shown of himself holds nothing of the other side, nor anything for who is no party', async () => {
  for (const { name, is } of roles.filter((role) => role.name !== '居民甲')) {
    const shown = JSON.stringify(await personData(street.house.database, await street.personId(name)));
    const kept = name === '居民乙' ? new Set<string>(['某甲', '某乙', '907', '铁皮棚', '紫藤']) : new Set();
    const found = namesIn(shown).filter((leak) => !kept.has(leak));
    // Whoever wrote it down is named in no row of his own with it.
    expect(found.map((leak) => `${name}（${is}）: ${leak}`)).toEqual([]);
  }
  matrix.push('privacy show，每一种人\t只有自己的');
});

test('disputes of an old ledger stay out of the tickets', () => {
  const { directory, calendar } = street.house.office.current();
  const reading = { directory, calendar, now: street.clock.now(), gridId: 1 };
  const places = { reportedAt: 0, subject: 1, category: 2 };
  const sheet = [
    ['日期', '内容', '类别'],
    ['2025-03-04', '某甲和某乙为铁皮棚吵架', '邻里纠纷'],
    ['2025-03-05', '楼道灯不亮', '楼道灯'],
  ];
  const { rows, faults } = readOldLedger(sheet, 1, places, reading);
  expect(rows).toHaveLength(1);
  expect(faults).toEqual([{ at: 2, lacks: 'dispute' }]);
  matrix.push('导入的旧台账\t纠纷不进');
});

test('the log of all this', () => {
  expect(street.logged.length).toBeGreaterThan(0);
  expect(namesIn(street.logged.join('\n'))).toEqual([]);
  matrix.push('日志（以上全部）\t看不到');
});
