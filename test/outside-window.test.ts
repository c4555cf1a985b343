import { tellResident } from '../actions/tickets/tell-resident';
import { loadTicket } from '../models/tickets/advance';
import { shanghai, Street } from './street';

const RESIDENT = '居民甲';
const MEMBER = '网格员乙';

let street: Street;
beforeEach(async () => {
  street = await Street.open();
  await street.player(RESIDENT).scans('b-3');
  await street.says(RESIDENT, '3号楼2单元楼道灯不亮');
  await street.says(MEMBER, '我来办');
});
afterEach(() => street.close());

const news = async (): Promise<unknown> => (await street.rows('SELECT state, way FROM resident_news'))[0];
const history = async (): Promise<string[]> =>
  (
    await street.rows<{ note: string }>(
      "SELECT note FROM ticket_event WHERE transition = 'inform' ORDER BY id",
    )
  ).map(({ note }) => note);

test('inside the window the result is told in the chat, and the history says so', async () => {
  await street.says(MEMBER, '办结 灯泡换了1个 没拍');
  expect(street.heard(RESIDENT).at(-1)).toMatch(/^T-0001 .*办好了/);
  expect(await news()).toMatchObject({ state: 'told', way: 'chat' });
  expect(await history()).toEqual(['chat']);
});

test.each([4, 5, 6])(
  'what customer service takes back (fail_type %i) is kept, and the member is asked',
  async (failType) => {
    street.simulator.faults.switch({ sendFailType: failType });
    await street.says(MEMBER, '办结 灯泡换了1个 没拍');
    street.simulator.faults.clear();
    expect(await news()).toMatchObject({ state: 'parked' });
    expect(street.heard(MEMBER).join('\n')).toContain('微信现在不让我通知居民');
    expect(await street.count('outbound', "state = 'parked' AND notice = 'result'")).toBe(1);
    await street.says(RESIDENT, '在吗');
    expect(street.heard(RESIDENT).at(-1)).toMatch(/^先告诉您：T-0001 .*\n在的/);
    expect(await news()).toMatchObject({ state: 'told', way: 'later' });
    expect(await history()).toEqual(['chat', 'later']);
  },
);

test('a refusal of the platform parks the news too, when our own count was wrong', async () => {
  await street.moveTo(shanghai('2026-11-26 11:00'));
  await street.house.database.write((tx) =>
    tx.run('UPDATE service_session SET spokenAt = ?', [street.clock.now() - 3_600_000]),
  );
  await street.says(MEMBER, '办结 灯泡换了1个 没拍');
  expect(await street.rows("SELECT state, failure FROM outbound WHERE notice = 'result'")).toEqual([
    { state: 'parked', failure: '距居民上次来消息已超过 48 小时（errcode 95002）' },
  ]);
  expect(street.heard(MEMBER).join('\n')).toContain('微信现在不让我通知居民');
});

test('whoever comes back by the code on the door hears the news in the welcome', async () => {
  await street.moveTo(shanghai('2026-11-26 11:00'));
  await street.says(MEMBER, '办结 灯泡换了1个 没拍');
  await street.moveTo(shanghai('2026-11-27 11:00'));
  await street.player(RESIDENT).scans('b-3');
  await street.settle();
  expect(street.heard(RESIDENT).at(-1)).toMatch(/^先告诉您：T-0001 .*办好了/);
  expect(await news()).toMatchObject({ state: 'told', way: 'later' });
});

test('the rating runs from the day the resident was told, not from the day it was done', async () => {
  await street.moveTo(shanghai('2026-11-26 11:00'));
  await street.says(MEMBER, '办结 灯泡换了1个 没拍');
  await street.moveTo(shanghai('2026-12-20 11:00'));
  await street.says(RESIDENT, '在吗');
  await street.player(RESIDENT).taps('3 没修好');
  await street.settle();
  expect(street.heard(RESIDENT).at(-1)).toMatch(/^对不起/);
  expect(await street.count('ticket', "state = 'handling' AND round = 1")).toBe(1);
});

test('two weeks after he was told the buttons say how to go on', async () => {
  await street.says(MEMBER, '办结 灯泡换了1个 没拍');
  await street.moveTo(shanghai('2026-12-09 11:00'));
  await street.says(RESIDENT, '在吗');
  await street.player(RESIDENT).taps('3 没修好');
  await street.settle();
  expect(street.heard(RESIDENT).at(-1)).toContain('再说一遍');
  expect(await street.count('ticket', "state = 'verifying'")).toBe(1);
});

test('a number is sealed, for one ticket, and gone once the resident knows', async () => {
  await street.player(RESIDENT).taps('3 留电话');
  await street.settle();
  await street.says(RESIDENT, '138 0000 1234');
  const [row] = await street.rows<{ phone: string }>('SELECT phone FROM resident_news');
  expect(row?.phone).not.toContain('1380000');
  expect(street.house.database.vault.open(row?.phone ?? '')).toBe('13800001234');
  await street.moveTo(shanghai('2026-11-26 11:00'));
  await street.says(MEMBER, '办结 灯泡换了1个 没拍');
  await street.player(MEMBER).taps('看号码');
  await street.settle();
  expect(street.heard(MEMBER).at(-1)).toContain('13800001234');
  expect(await street.count('audit_entry', "action = 'phone.read'")).toBe(1);
  await street.player(MEMBER).taps('已告知');
  await street.settle();
  expect(await street.rows('SELECT phone FROM resident_news')).toEqual([{ phone: null }]);
});

test('a member of another grid may not say that the resident was told', async () => {
  await street.moveTo(shanghai('2026-11-26 11:00'));
  await street.says(MEMBER, '办结 灯泡换了1个 没拍');
  const { office, database, clock } = street.house;
  const stranger = office.current().directory.personOf('wanggeyuan_xin') ?? 0;
  const done = database.write(async (tx) => {
    const context = { tx, office: office.current(), now: clock.now(), actorId: stranger };
    return tellResident(context, await loadTicket(context, 1), 'member');
  });
  await expect(done).rejects.toMatchObject({ code: 'ticket.not_allowed' });
});
