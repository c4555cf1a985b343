import { parseItem } from '../bot/customer-service-messages';
import { DatabaseAccounts } from '../models/exchange/customer-accounts';
import { insert } from '../models/store/transaction';
import { DESK } from '../simulator';
import { Street } from './street';

const RESIDENT = '居民甲';
const ACCOUNT = 'wkSampleStreet';
const EXTERNAL = 'wmSampleJia';
const HOUR = 3_600_000;

let street: Street;
let items: number;
beforeEach(async () => {
  items = 0;
  street = await Street.open();
  await street.player(RESIDENT).scans('b-3');
  await say('在吗');
});
afterEach(() => street.close());

async function say(text: string): Promise<void> {
  await street.player(RESIDENT).says(text);
  await street.settle();
}

const heard = (): string[] => street.heard(RESIDENT);

/** What the platform would hand out at the next pull: a servicer's word or an event of the session. */
async function pulled(item: Record<string, unknown>): Promise<void> {
  items += 1;
  const sent = Math.floor(street.clock.now() / 1000);
  const whole = { msgid: `m-${items}`, open_kfid: ACCOUNT, send_time: sent, ...item };
  await new DatabaseAccounts(street.house.database).save(
    ACCOUNT,
    [parseItem(whole)],
    null,
    false,
    street.clock.now(),
  );
  await street.settle();
}

const event = (fields: Record<string, unknown>): Promise<void> =>
  pulled({
    origin: 4,
    msgtype: 'event',
    event: { open_kfid: ACCOUNT, external_userid: EXTERNAL, ...fields },
  });

async function onDuty(userId: string): Promise<void> {
  const personId = street.house.office.current().directory.personOf(userId) ?? 0;
  const now = street.clock.now();
  await street.house.database.write((tx) =>
    insert(tx, 'duty_shift', { personId, startsAt: now - HOUR, endsAt: now + 8 * HOUR }),
  );
}

test('找人 hands the conversation to who is on duty; the bot is mute until the human is done', async () => {
  await onDuty('wanggezhang_bing');
  await say('找人');
  expect(heard().at(-1)).toMatch(/^好，已经转给值班的工作人员/);
  const before = heard().length;
  await say('3号楼2单元楼道灯不亮');
  expect(heard()).toHaveLength(before);
  expect(await street.count('ticket')).toBe(0);
  await event({
    event_type: 'session_status_change',
    change_type: 3,
    old_servicer_userid: 'wanggezhang_bing',
  });
  await say('3号楼2单元楼道灯不亮');
  expect(await street.count('ticket')).toBe(1);
});

test('nobody receives: who to call, in digits', async () => {
  await street.simulator.receives('网格长丙', false);
  await say('找人');
  expect(heard().at(-1)).toContain('8000-0001');
  await say('3号楼2单元楼道灯不亮');
  expect(await street.count('ticket')).toBe(1);
});

test('on duty but not receiving: the number, and the bot goes on', async () => {
  await onDuty('wanggezhang_bing');
  street.simulator.faults.switch({ onlyPath: '/cgi-bin/kf/service_state/trans', errorCode: 95019 });
  await say('找人');
  expect(heard().at(-1)).toContain('8000-0001');
  expect(await street.count('service_session', 'servicer IS NOT NULL')).toBe(0);
});

test('an office without a roster: in working hours the leader is asked', async () => {
  await say('找人');
  expect(heard().at(-1)).toMatch(/^好，已经转给值班的工作人员/);
  expect(street.player(DESK).messages().at(-1)?.text).toBe('居民甲 转到人工，网格长丙 接待');
});

test('played on both sides: asked for, answered, ended, and the bot is there again', async () => {
  await onDuty('wanggeyuan_yi');
  await say('找人');
  await say('楼上总漏水，我想和人说说');
  const desk = street.player(DESK);
  await desk.says('您好，我是网格员乙，下午上门看看');
  await street.settle();
  expect(heard().at(-1)).toBe('您好，我是网格员乙，下午上门看看');
  expect(await street.count('ticket')).toBe(0);
  // Said in the last moment and not read yet: it was said to the servicer.
  await street.player(RESIDENT).says('好，楼道灯也不亮，一起看看');
  await desk.taps('结束会话');
  await street.settle();
  expect(heard().at(-1)).toContain('我是小格，还在这里');
  expect(await street.count('ticket')).toBe(0);
  await say('3号楼2单元楼道灯不亮');
  expect(heard().at(-1)).toContain('已收到，编号 T-0001');
  expect(await street.troubles()).toEqual([]);
});

test('at night it says when somebody is there', async () => {
  await street.moveTo(street.clock.now() + 13 * HOUR);
  await say('找人');
  expect(heard().at(-1)).toContain(
    '现在没有人值班，明天 08:00 起有人接。要找人说，请拨幸福社区电话 8000-0001',
  );
});

test('a servicer who writes has the conversation, and a session nobody ended is over after 48 hours', async () => {
  await pulled({
    external_userid: EXTERNAL,
    origin: 5,
    servicer_userid: 'wanggezhang_bing',
    msgtype: 'text',
    text: { content: '您好，我是网格长' },
  });
  const before = heard().length;
  await say('在吗');
  expect(heard()).toHaveLength(before);
  await street.moveTo(street.clock.now() + 49 * HOUR);
  await say('在吗');
  expect(heard().length).toBeGreaterThan(before);
});

test('the result is not sent into a human conversation: it waits', async () => {
  await say('3号楼2单元楼道灯不亮');
  await street.player('网格员乙').says('我来办');
  await street.settle();
  await event({
    event_type: 'session_status_change',
    change_type: 1,
    new_servicer_userid: 'wanggezhang_bing',
  });
  await street.player('网格员乙').says('办结 灯泡换了1个 没拍');
  await street.settle();
  expect(await street.count('outbound', "state = 'parked' AND notice = 'result'")).toBe(1);
});

test('a message taken back goes out of our copy, and out of the ticket', async () => {
  const words = '我的名字和电话都在这里';
  await street.player(RESIDENT).says(`3号楼2单元楼道灯不亮，${words}`);
  await street.settle();
  const [row] = await street.rows<{ messageKey: string }>(
    "SELECT messageKey FROM inbound WHERE kind = 'text' ORDER BY id DESC LIMIT 1",
  );
  const recalled = row?.messageKey.split(':')[2] ?? '';
  await event({ event_type: 'user_recall_msg', recall_msgid: recalled });
  const [copy] = await street.rows<{ content: string }>('SELECT content FROM inbound WHERE messageKey = ?', [
    row?.messageKey ?? '',
  ]);
  expect(street.house.database.vault.open(copy?.content ?? '')).not.toContain(words);
  expect(JSON.stringify(await street.rows('SELECT description FROM ticket'))).not.toContain(words);
});

test('a message taken back before it was read is not read', async () => {
  const sent = Math.floor(street.clock.now() / 1000);
  const base = { open_kfid: ACCOUNT, send_time: sent };
  const words = {
    ...base,
    msgid: 'late',
    external_userid: EXTERNAL,
    origin: 3,
    msgtype: 'text',
    text: { content: '3号楼2单元楼道灯不亮' },
  };
  const back = {
    event_type: 'user_recall_msg',
    open_kfid: ACCOUNT,
    external_userid: EXTERNAL,
    recall_msgid: 'late',
  };
  const both = [words, { ...base, msgid: 'back', origin: 4, msgtype: 'event', event: back }].map(parseItem);
  await new DatabaseAccounts(street.house.database).save(ACCOUNT, both, null, false, street.clock.now());
  await street.settle();
  expect(await street.count('ticket')).toBe(0);
  expect(await street.count('inbound', "messageKey LIKE '%:late' AND result = 'noted'")).toBe(1);
});
