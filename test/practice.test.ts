import { getMetadataArgsStorage } from 'typeorm';
import { entities } from '../models/entities';
import { practiceNames, practiceTitles } from '../notices/staff/practice-scenes';
import { touchDirectory } from '../models/office';
import { insert } from '../models/store/transaction';
import { messageFrom, post } from './post';
import { Street } from './street';

/** Every role that can be tried out: who plays it, and what he does; the last answer says that nothing counts. */
const PLAYS: readonly [role: string, ...steps: (string | { tap: string })[]][] = [
  ['网格员', { tap: '我来办' }, '好了', '办结 灯泡换了1个'],
  ['网格长', { tap: '通过' }, '第1件 转城管科', '第1件 转城管科 3天'],
  ['派单员', { tap: '转入' }, { tap: '已回填' }],
  ['科室', { tap: '我来办' }, '等配件', '延期 3天 等配件'],
  ['调解员', { tap: '我来联系' }, { tap: '愿意' }, '说好了', '口头调解 楼上修管子，楼下不再要钱'],
  ['领导', '看不懂', '请城管科抓紧，周五前报我', { tap: '下达' }],
  ['管理员', { tap: '导入' }],
  ['楼栋长', { tap: '修好了' }],
];
/** Ways of messages, and what the conversation itself needs; everything else must stay as it was. */
const TALK = new Set([
  'inbound',
  'outbound',
  'dialogue',
  'offer',
  'card',
  'person',
  'identity',
  'last_said',
  'job_run',
  'push_count',
]);
const tables = getMetadataArgsStorage().tables.flatMap(({ target, name }) =>
  name !== undefined && (entities as readonly unknown[]).includes(target) ? [name] : [],
);
const WHO = '网格员乙';
let street: Street;

beforeAll(async () => {
  street = await Street.open();
  await street.house.database.write(async (tx) => {
    const personId = street.house.office.current().directory.personOf('wanggeyuan_yi') ?? 0;
    const [place] = await tx.rows<{ id: number; gridId: number }>('SELECT id, gridId FROM place ORDER BY id');
    const more = { personId, gridId: place?.gridId ?? 0, origin: 'sheet', desk: null };
    for (const role of ['leader', 'dispatcher', 'mediator', 'official', 'administrator'])
      await insert(tx, 'role', { ...more, role });
    await insert(tx, 'role', { ...more, role: 'desk', desk: '城管科' });
    await insert(tx, 'role', { ...more, role: 'building_head', placeId: place?.id ?? null });
    await touchDirectory(tx);
  });
  await street.house.office.refresh();
});
afterAll(() => street.close());

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of tables.filter((name) => !TALK.has(name))) found[table] = await street.count(table);
  return found;
}

const does = (step: string | { tap: string }): Promise<string> =>
  street.says(WHO, typeof step === 'string' ? step : `〔${step.tap}〕`);

test.each([
  ['网格长丙', 'wanggezhang_bing', '“核实”看等您核实的', '通过'],
  ['城管科戊', 'chengguanke_wu', '“我的任务”看派给您的', '我来办'],
  ['调解员丁', 'tiaojieyuan_ding', '当场说好的回“口头调解”', '我来联系'],
  ['主任己', 'zhuren_ji', '早上自己来一张卡片', '请城管科抓紧'],
])('%s is met with three messages of his own role', async (name, userId, days, first) => {
  const fields = { MsgType: 'event', Event: 'subscribe', EventKey: '' };
  const reply = await post(street, messageFrom(street, userId, fields));
  await street.settle();
  const met = street.player(name).messages();
  expect(reply.text).toContain('您好，我是小格。您在这里是');
  expect(met.map(({ text }) => text)).toEqual([
    expect.stringContaining(days),
    expect.stringContaining('先试一试？'),
  ]);
  await street.player(name).taps('试一试');
  await street.settle();
  const last = street.player(name).messages().at(-1);
  expect(`${last?.text} ${last?.buttons.map(({ label }) => label).join()}`).toContain(first);
});

test('who holds several roles reads in 帮助 what all of them can say', async () => {
  const help = await does('帮助');
  expect(help).toMatch(/^领导、网格长、调解员、网格员、管理员可以说：/);
  for (const word of ['今日情况', '碰头会', '口头调解', '我的任务', '导入']) expect(help).toContain(word);
});

test('every role is tried out to its end, and none of it is anywhere', async () => {
  expect(PLAYS.map(([role]) => role).toSorted()).toEqual(
    practiceNames.map((name) => practiceTitles[name]).toSorted(),
  );
  const before = await counts();
  for (const [role, ...steps] of PLAYS) {
    let heard = await does(`练习 ${role}`);
    for (const step of steps) {
      expect(heard).toMatch(/^【练习】/);
      heard = await does(step);
    }
    expect(heard).toMatch(/练完了，没有进统计。您还是/);
  }
  expect(await counts()).toEqual(before);
  expect(before['ticket']).toBe(0);

  // What was said is gone at once, the conversation by the next morning.
  const kept = await street.rows<{ content: string | null }>('SELECT content FROM inbound');
  const words = kept.map(({ content }) =>
    content === null ? '' : street.house.database.vault.open(content),
  );
  expect(words.join()).not.toMatch(/楼上修管子|请城管科抓紧/);
  await does('练习');
  await street.moveTo(street.clock.now() + 20 * 3_600_000);
  expect(await street.count('dialogue', "intent = 'practice'")).toBe(0);
  expect(await street.troubles()).toEqual([]);
});
