import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import pino from 'pino';
import { readConfig } from '../config';
import { Xiaoge } from '../main';
import { MovableClock } from '../simulator';
import { openBrowser } from './browser';
import { makeDatabase, type TestDatabase } from './database';

/** Past the six quiet seconds after which a resident's words are read. */
const QUIET = 7_000;

let browser: Browser;
let database: TestDatabase;
let house: Xiaoge;
let clock: MovableClock;
let folder: string;
const faults: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  faults.length = 0;
  database = await makeDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'xiaoge-'));
  clock = MovableClock.running(Date.parse('2026-11-24T09:00:00+08:00'));
  const log = pino({ level: 'error' }, { write: (line: string) => void faults.push(line) });
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    DATABASE_SYNCHRONOUS: 'NORMAL',
    MEDIA_FOLDER: path.join(folder, 'media'),
  });
  house = await Xiaoge.open(config, { clock, log });
});
afterEach(async () => {
  await house.stop();
  await database.drop();
  await rm(folder, { recursive: true });
});

const windowOf = (page: Page, name: string) => page.getByRole('region', { name: `${name}的窗口` });

/** The page as a newcomer finds it: `npm start`, browser opened, nothing chosen. */
async function open(width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, locale: 'zh-CN' });
  page.on('pageerror', (error) => void faults.push(error.message));
  await page.goto(`http://127.0.0.1:${house.port}/sim/`);
  await windowOf(page, '居民甲').waitFor();
  return page;
}

/** Story 1 to 3: the code on the door, one sentence, one tap; the member takes it. */
async function playTheLamp(page: Page): Promise<void> {
  const resident = windowOf(page, '居民甲');
  const member = windowOf(page, '网格员乙');
  await resident.getByLabel('居民甲：扫门上的码').selectOption({ label: '扫码：3号楼' });
  await resident.getByRole('button', { name: '反映问题' }).waitFor();
  await resident.getByRole('textbox').fill('2单元楼道灯不亮，晚上老人容易摔');
  await resident.getByRole('textbox').press('Enter');
  await resident.locator('.line.self').waitFor();
  clock.advance(QUIET);
  await resident.getByRole('button', { name: '对，报上去' }).click();
  await resident.getByText('已收到，编号 T-0001').waitFor();
  await member.getByRole('button', { name: '我来办' }).click();
  await member.getByText('办理中 · 网格员乙').waitFor();
  await member.getByRole('button', { name: '办结' }).waitFor();
}

test.each([
  ['desktop', 1280, 800],
  ['phone', 390, 844],
])('on a %s the lamp of 3号楼 comes to the member who takes it', async (_name, width, height) => {
  const page = await open(width, height);
  await playTheLamp(page);
  const [ticket] = await house.database.rows('SELECT state, subject, placeText FROM ticket');
  expect(ticket).toMatchObject({ state: 'handling', placeText: '3号楼2单元' });
  expect(house.simulator?.complaints).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

test('the first story plays itself from the code on the door to the rating', async () => {
  const page = await open(1280, 800);
  await page.getByRole('button', { name: '▶ 看一遍' }).click();
  await page.getByText('“楼道灯”演完了').waitFor();
  await windowOf(page, '居民甲').getByText('谢谢您，记下了。').waitFor();
  const [ticket] = await house.database.rows('SELECT state, rating FROM ticket');
  expect(ticket).toMatchObject({ state: 'rated', rating: 1 });
  expect(house.simulator?.complaints).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});

test('a newcomer sees a resident, a member, a leader, a mediator and a work group', async () => {
  const page = await open(1440, 860);
  const names = await page.getByRole('region').getByRole('heading', { level: 2 }).allInnerTexts();
  expect(names.slice(0, 4)).toEqual(['居民甲', '网格员乙', '网格长丙', '调解员丁']);
  expect(names[4]).toMatch(/工作群$/);
  await page.close();
});
