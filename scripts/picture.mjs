// Draws docs/images/street.png anew: plays the lamp of 3号楼 in the page, in Chromium (`CHROMIUM` names another one).
// Needs a build; run by `npm run picture`.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const built = createRequire(path.join(root, 'dist', 'main.js'));
const { readConfig } = built('./config.js');
const { Xiaoge } = built('./main.js');
const { MovableClock } = built('./simulator');

/** A Tuesday morning, so that the picture is the same whenever it is taken. */
const START = Date.parse('2026-11-24T09:00:00+08:00');
const SHOWN = ['居民甲', '网格员乙', '网格长丙', '幸福社区工作群'];
/** Past the six quiet seconds after which a resident's words are read. */
const QUIET = 7_000;

const folder = await mkdtemp(path.join(tmpdir(), 'xiaoge-picture-'));
// In the environment, because the house starts processes of its own.
Object.assign(process.env, {
  PORT: '0',
  DATABASE_URL: `sqlite:${folder}/x.sqlite`,
  MEDIA_FOLDER: `${folder}/media`,
  LOG_LEVEL: 'error',
});
const config = readConfig(process.env);
const clock = MovableClock.running(START);
const house = await Xiaoge.open(config, { clock });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, locale: 'zh-CN' });
  await page.addInitScript((shown) => {
    localStorage.setItem('xiaoge-shown', JSON.stringify(shown));
    localStorage.setItem('xiaoge-hint-read', 'yes');
  }, SHOWN);
  await page.goto(`http://127.0.0.1:${house.port}/sim/`);
  await play();
  await page.getByRole('button', { name: '没修好' }).waitFor();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(root, 'docs', 'images', 'street.png') });
} finally {
  await browser.close();
  await house.stop();
  await rm(folder, { recursive: true });
}

async function play() {
  const player = (name) => house.simulator.player(name);
  const [resident, member] = [player('居民甲'), player('网格员乙')];
  await resident.scans('b-3');
  await settle();
  await resident.says('2单元楼道灯不亮，晚上老人容易摔');
  await settle();
  await resident.taps('1 对，报上去');
  await settle();
  await member.taps('我来办');
  await settle();
  await member.says('上会 缺灯泡');
  await settle();
  clock.set(START + 6 * 3_600_000 + 60_000);
  await settle();
  await member.taps('办结');
  await settle();
  await member.sendsPicture();
  await settle();
  await member.says('灯泡换了1个');
  await settle();
}

async function settle() {
  await house.settle();
  clock.advance(QUIET);
  await house.settle();
}
