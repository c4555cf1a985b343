import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { examine } from '../cli/doctor';
import { isRecent } from '../cli/doctor-database';
import type { Finding } from '../cli/finding';
import { menuOfToday, setMenu } from '../cli/menu';
import { seedSampleStreet } from '../cli/seed';
import { readConfig } from '../config';
import { Xiaoge } from '../main';
import { Database } from '../models/store/database';
import { Town } from './chaos/town';
import { makeDatabase, type TestDatabase } from './database';
import { freePort } from './private-mariadb';

let town: Town;
let base: TestDatabase;
let environment: Record<string, string>;
let house: Xiaoge;
const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-doctor-'));

beforeAll(async () => {
  base = await makeDatabase();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  town = new Town({
    members: 1,
    residents: 1,
    failing: 0,
    callbackUrl: `${publicUrl}/wecom/callback`,
    start: Date.now(),
    random: () => 0.5,
  });
  environment = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: publicUrl,
    DATABASE_URL: base.url,
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    SPOOL_FOLDER: path.join(folder, 'spool'),
    MEDIA_FOLDER: path.join(folder, 'media'),
    WECOM_BOT_TOKEN: 'tokenOfRobot',
    WECOM_BOT_AES_KEY: 'ABCDEFGabcdefghijklmnopqrstuvwxyz0123456789',
    ...(await town.open()),
  };
  const config = readConfig(environment);
  const database = await Database.open(config);
  await seedSampleStreet(database, Date.now());
  await database.close();
  house = await Xiaoge.open(config, { clock: town.clock, log: pino({ level: 'silent' }), background: false });
});

afterAll(async () => {
  await house.stop();
  await town.close();
  await base.drop();
  rmSync(folder, { recursive: true, force: true });
});

const of = (findings: readonly Finding[], subject: string): Finding | undefined =>
  findings.find((finding) => finding.subject === subject);

test('a sound deployment has nothing that fails', async () => {
  await setMenu(readConfig(environment));
  const findings = await examine(environment);
  expect(findings.filter(({ level }) => level === 'fail')).toEqual([]);
  for (const subject of [
    '字体',
    '令牌',
    '可信 IP',
    '可见范围',
    '微信客服',
    '应用菜单',
    '回调地址',
    '智能机器人',
    '数据库结构',
    '工作群',
  ])
    expect(of(findings, subject)?.level).toBe('ok');
});

test.each([
  ['MySQL', '5.7.44-log', false],
  ['MySQL', '8.0.36', true],
  ['MariaDB', '10.3.39-MariaDB', false],
  ['MariaDB', '10.11.19-MariaDB-0+deb12u1', true],
  ['MariaDB', '11.4.2-MariaDB', true],
] as const)('%s %s: %s', (name, version, recent) => {
  expect(isRecent(name, version)).toBe(recent);
});

test('every fault of the settings is a line', async () => {
  const findings = await examine({ ...environment, WECOM_TOKEN: '', DATA_KEY: 'short' });
  expect(findings.map(({ level }) => level)).toEqual(['fail', 'fail']);
});

test('an address that is not trusted, a database and a callback that are not there are told apart', async () => {
  town.simulator.faults.switch({ errorCode: 60020, onlyPath: '/cgi-bin/department/list' });
  const findings = await examine({
    ...environment,
    DATABASE_URL: `sqlite:${folder}/nothing.db`,
    PUBLIC_URL: `http://127.0.0.1:${await freePort()}`,
  });
  town.simulator.faults.clear();
  expect(of(findings, '令牌')?.level).toBe('ok');
  expect(of(findings, '可信 IP')).toMatchObject({ level: 'fail', says: expect.stringContaining('可信 IP') });
  expect(of(findings, '数据库')).toMatchObject({
    level: 'fail',
    says: expect.stringContaining('DATABASE_URL'),
  });
  expect(of(findings, '回调地址')).toMatchObject({ level: 'fail', says: expect.stringContaining('连不上') });
});

test('a callback that answers under other keys is named', async () => {
  const findings = await examine({ ...environment, WECOM_TOKEN: 'another', WECOM_BOT_TOKEN: 'another' });
  expect(of(findings, '智能机器人')).toMatchObject({
    level: 'fail',
    says: expect.stringContaining('/wecom/aibot'),
  });
  expect(of(findings, '回调地址')).toMatchObject({
    level: 'fail',
    says: expect.stringContaining('HTTP 403'),
  });
});

test('the menu holds only what works, and a tap is the command', async () => {
  const names = menuOfToday().button.flatMap((top) => ('sub_button' in top ? top.sub_button : [top]));
  expect(names.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      '拍照上报',
      '随手办',
      '任务',
      '碰头会',
      '走访',
      '民情',
      '通知',
      '纠纷线索',
      '帮助',
    ]),
  );
  await town.simulator.player('网格员乙').picks('任务');
  await house.settle();
  expect(town.simulator.player('网格员乙').messages().at(-1)?.text).toContain('手上');
  // A sign that nobody hung up is said not to be one.
  await town.simulator.player('网格员乙').picks('扫点码');
  await house.settle();
  expect(town.simulator.player('网格员乙').messages().at(-1)?.text).toMatch(/巡查/);
  await town.simulator.player('网格员乙').picks('随手办');
  expect(town.simulator.player('网格员乙').messages().at(-1)?.text).toContain('随手办');
});
