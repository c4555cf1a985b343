import { chromium, type Browser, type Page } from 'playwright-core';
import { toyBot } from './testing/toy-bot';
import { AGENT, leaf, selectCard, Town } from './testing/town';
import { branch, branches } from './xml';

let town: Town;
let browser: Browser;
beforeAll(async () => {
  town = await new Town().open();
  town.behaviour = toyBot(town);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

const windowOf = (page: Page, name: string) => page.getByRole('region', { name: `${name}的窗口` });

async function open(width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${town.base}/sim/`);
  await windowOf(page, '居民甲').waitFor();
  return page;
}

test('on a desktop one plays the lamp: scan, report by keyboard, press the card', async () => {
  const page = await open(1280, 800);
  const resident = windowOf(page, '居民甲');
  const member = windowOf(page, '网格员乙');
  await resident.getByLabel('居民甲：扫门上的码').selectOption('b-3');
  await resident.getByRole('button', { name: '1 反映问题' }).waitFor();
  await resident.getByRole('textbox').fill('2单元楼道灯不亮\n晚上老人容易摔');
  await resident.getByRole('textbox').press('Enter');
  await resident.getByText('编号 T-0007').waitFor();
  await member.getByRole('button', { name: '我来办' }).click();
  await member.getByRole('button', { name: '办结' }).waitFor();
  expect(await windowOf(page, '网格长丙').getByRole('button', { name: '我来办' }).count()).toBe(1);
  await windowOf(page, '工作群').getByText('今日上报').waitFor();
  await page.getByRole('button', { name: '+1 小时' }).click();
  await page.getByText('现在是 11月23日周一 09:00').waitFor();
  expect(town.simulator.complaints).toEqual([]);
  await page.close();
});

test('on a phone a tab leads to the next window, and the choice of people is remembered', async () => {
  const page = await open(390, 844);
  await page.getByRole('tab', { name: '网格员乙' }).click();
  await page.locator('[role=tab][data-name=网格员乙][aria-selected=true]').waitFor();
  await page.getByText('看谁', { exact: true }).click();
  await page.getByRole('checkbox', { name: '网格长丙' }).uncheck();
  await page.reload();
  await windowOf(page, '居民甲').waitFor();
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['居民甲', '网格员乙', '工作群']);
  await page.close();
});

test('who asks for a human gets one: the window comes by itself, answers and ends it', async () => {
  const page = await open(1280, 800);
  const resident = windowOf(page, '居民甲');
  await resident.getByRole('textbox').fill('找人');
  await resident.getByRole('textbox').press('Enter');
  await resident.locator('.line.self').last().waitFor();
  await town.call('kf/service_state/trans', {
    open_kfid: 'wkTest0001',
    external_userid: 'wmResidentA',
    service_state: 3,
    servicer_userid: 'wanggec',
  });
  const desk = windowOf(page, '人工客服');
  await desk.getByText('居民甲 转到人工，网格长丙 接待').waitFor();
  await desk.getByRole('textbox').fill('您好，我是网格长');
  await desk.getByRole('textbox').press('Enter');
  await resident.getByText('您好，我是网格长').waitFor();
  await desk.getByRole('button', { name: '结束会话' }).click();
  await desk.getByText('和 居民甲 的会话结束了').waitFor();
  await page.close();
});

test('everything that can be sent stands in a list, and the faults can be switched', async () => {
  const page = await open(1280, 800);
  const resident = windowOf(page, '居民甲');
  for (const kind of ['视频', '文件', '链接', '聊天记录', '语音（Silk 格式）'])
    await resident.getByLabel('居民甲：发别的').selectOption({ label: kind });
  await resident.getByText('[聊天记录] 3号楼业主群').waitFor();
  await page.locator('#faults summary').click();
  await page.getByRole('checkbox', { name: '每条多送 3 遍' }).check();
  await page.getByLabel('送达').selectOption('10');
  await page.locator('#fault-count', { hasText: '2' }).waitFor();
  expect(town.simulator.faults.settings).toMatchObject({ repeatCallbacks: 3, sendFailType: 10 });
  await page.getByRole('button', { name: '让令牌立刻失效' }).click();
  await page.getByText('所有令牌都失效了').waitFor();
  await page.getByRole('button', { name: '都恢复正常' }).click();
  await page.locator('#fault-count').waitFor({ state: 'hidden' });
  await page.close();
});

test('lists of a card are chosen from and sent with the button', async () => {
  const page = await open(1280, 800);
  const card = { agentid: AGENT, touser: 'wanggec', msgtype: 'template_card' };
  await town.call('message/send', { ...card, template_card: selectCard('S1') });
  const leader = windowOf(page, '网格长丙');
  await leader.getByLabel('转给谁').selectOption({ label: '乙' });
  await leader.getByRole('button', { name: '定', exact: true }).click();
  const pressed = () => town.heard.find((heard) => leaf(heard, 'TaskId') === 'S1');
  while (!pressed()) await page.waitForTimeout(50);
  const items = branches(branch(pressed()!, 'SelectedItems'), 'SelectedItem');
  expect(items.map((item) => leaf(branch(item, 'OptionIds'), 'OptionId'))).toEqual(['b', '3']);
  await page.close();
});
