import { importOrganisation } from '../actions/organisation/import';
import { said, sheet } from './sheet-desk';
import { shanghai, Street } from './street';

const own = '幸福社区/第2网格';

/** 第2网格 with three points, of which one is a school's gate and one a courtyard nobody manages, and these windows. */
async function bring(street: Street, ...windows: string[][]): Promise<void> {
  const sheets = [
    sheet(
      '地点',
      ['地点', '类型', '网格', '管理主体'],
      ['第一小学', '学校', own, ''],
      ['旧纺织院', '小区', own, '无主管'],
    ),
    sheet(
      '巡查点',
      ['网格', '巡查点', '地点'],
      [own, '东门', ''],
      [own, '校门', '第一小学'],
      [own, '纺织院', '旧纺织院'],
    ),
    sheet('巡查时段', ['网格', '时段', '开始', '结束', '哪天', '季节', '先看', '提醒'], ...windows),
  ];
  const { database, office } = street.house;
  const context = { office: office.current(), now: street.clock.now(), actorId: null };
  const outcome = await database.write((tx) =>
    importOrganisation({ tx, ...context }, sheets, { preview: false, within: null }),
  );
  expect(said(outcome).filter((line) => !line.startsWith('＋'))).toEqual([]);
  await office.refresh();
}

/** What a member hears when he begins, and has dropped again. */
async function begins(street: Street): Promise<string> {
  const player = street.player('网格员乙');
  await player.says('开始巡查');
  await street.settle();
  const text = player.messages().at(-1)?.text ?? '';
  await player.says('结束巡查');
  await street.settle();
  return text;
}

const reminders = (street: Street): string[] =>
  street
    .player('网格员乙')
    .messages()
    .filter(({ text }) => text.includes('去不了不用回'))
    .map(({ text }) => text.split('。')[0] ?? '');

it('late in the evening the courtyard nobody manages comes first, without any sheet', async () => {
  const street = await Street.open({ start: '2026-11-24 09:00' });
  try {
    await bring(street);
    expect(await begins(street)).toMatch(/这一片的点：东门、校门、纺织院。到了回“到 东门”/);
    await street.moveTo(shanghai('2026-11-24 23:10'));
    expect(await begins(street)).toMatch(
      /\n夜里先看：纺织院。\n这一片的点：纺织院、东门、校门。到了回“到 纺织院”/,
    );
  } finally {
    await street.close();
  }
});

it('the window of a school holds on school days in its season, and reminds only where the sheet says so', async () => {
  const street = await Street.open({ start: '2026-11-24 16:00' });
  try {
    await bring(
      street,
      [own, '放学', '16:30', '17:30', '上学日', '9月1日—1月20日', '学校', '是'],
      ['幸福社区', '早晚', '16:00', '18:00', '', '', '东门', ''],
      [own, '晚归', '21:00', '1:00', '休息日', '', '东门、无人看管', '是'],
    );
    expect(await begins(street)).toMatch(/早晚先看：东门。/);
    await street.moveTo(shanghai('2026-11-24 16:40'));
    expect(await begins(street)).toMatch(
      /放学先看：校门。\n早晚先看：东门。\n这一片的点：东门、校门、纺织院。/,
    );
    expect(reminders(street)).toEqual(['放学（16:30—17:30）先看：校门']);
    await street.moveTo(shanghai('2026-11-25 16:40'));
    expect(reminders(street)).toHaveLength(2);
    // A Saturday has no school; in its night the one of days off is open, and nobody is at work to be told.
    await street.moveTo(shanghai('2026-11-28 16:40'));
    await street.moveTo(shanghai('2026-11-29 00:30'));
    expect(await begins(street)).toMatch(/晚归先看：东门、纺织院。\n夜里先看：纺织院。/);
    expect(reminders(street)).toHaveLength(2);
    // 1 February lies outside the season.
    await street.moveTo(shanghai('2027-02-01 16:40'));
    expect(reminders(street)).toHaveLength(2);
  } finally {
    await street.close();
  }
}, 90_000);
