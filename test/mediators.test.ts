import { drawStudioCard } from '../documents/studio-card';
import { mediationLimit, setCommittee, setMediator } from '../cli/mediators';
import type { Dispute } from '../models/mediation/dispute';
import { disputeLimit } from '../models/mediation/dispute-limit';
import { nextMediator, mediatorCards, placeKeyOf } from '../models/mediation/mediators';
import { touchDirectory } from '../models/office';
import { insert } from '../models/store/transaction';
import { studioCard } from '../notices/mediation/studio-words';
import { Street } from './street';

let street: Street;
const quiet = jest.spyOn(process.stdout, 'write');
beforeAll(async () => {
  street = await Street.open();
  quiet.mockReturnValue(true);
});
afterAll(async () => {
  quiet.mockRestore();
  await street.close();
});

const idOf = (userId: string): number => street.house.office.current().directory.personOf(userId) ?? 0;
const gridOf = (name: string): number =>
  street.house.office.current().directory.grids.find((grid) => grid.name === name)?.id ?? 0;

/** Who would be asked for a dispute in 幸福社区. */
async function asked(more: Partial<Dispute> = {}): Promise<string | null> {
  const dispute = Object.assign(
    { id: 0, gridId: gridOf('幸福社区'), kind: 'neighbour', placeKey: null, applicantId: 0, registeredBy: 1 },
    more,
  ) as Dispute;
  const { database, office } = street.house;
  return database.write(async (tx) => {
    const context = { tx, office: office.current(), now: street.clock.now(), actorId: null };
    return (await nextMediator(context, dispute))?.name ?? null;
  });
}

test('the head is asked last, whoever knows the kind first', async () => {
  expect(await asked()).toBe('调解员丁');
  const { database } = street.house;
  await setMediator(database, [
    'tiaoweihui_ren',
    '老曹工作室',
    '周一至周五 9:00–11:00',
    '8000-0003',
    '',
    '物业',
  ]);
  expect(await asked({ kind: 'property' })).toBe('调委会壬');
  expect(await asked()).toBe('调解员丁');
});

test('not a party, not a neighbour of the same building, not who declined, rather not who is away', async () => {
  const { database } = street.house;
  const ding = idOf('tiaojieyuan_ding');
  expect(await asked({ applicantId: ding, registeredBy: null })).toBe('调委会壬');
  const building = street.house.office.current().directory.places[0]?.id ?? 0;
  await database.write((tx) => tx.run('UPDATE person SET placeId = ? WHERE id = ?', [building, ding]));
  expect(await asked({ placeKey: placeKeyOf(database, building) })).toBe('调委会壬');
  expect(await asked({ placeKey: placeKeyOf(database, building + 1) })).toBe('调解员丁');
  await database.write((tx) =>
    insert(tx, 'dispute_recusal', { disputeId: 77, personId: ding, reason: 'declined', at: 1 }),
  );
  expect(await asked({ id: 77 })).toBe('调委会壬');
  const today = street.house.office.current().calendar.local(street.clock.now()).day;
  await database.write((tx) => insert(tx, 'absence', { personId: ding, fromDay: today, untilDay: today }));
  expect(await asked()).toBe('调委会壬');
});

test('of two alike the one with less in hand', async () => {
  const { database } = street.house;
  const xin = idOf('wanggeyuan_xin');
  await database.write(async (tx) => {
    await tx.run('DELETE FROM absence');
    const row = { personId: xin, gridId: gridOf('青石街道'), role: 'mediator', desk: null, origin: 'sheet' };
    await insert(tx, 'role', row);
    await touchDirectory(tx);
  });
  await street.house.tick();
  expect(await asked()).toBe('调解员丁');
  await street.player('网格员乙').says('登记纠纷 5号楼 漏水赔偿谈不拢');
  await street.settle();
  await street.player('调解员丁').taps('我来联系');
  await street.settle();
  expect(await asked()).toBe('网格员辛');
});

test('找人调解 names the studio, and its card can be printed', async () => {
  const { database, office } = street.house;
  await setCommittee(database, ['幸福社区', '幸福社区人民调解委员会', '幸福', '调解员丁']);
  expect(await street.count('committee', 'headId = ?', [idOf('tiaojieyuan_ding')])).toBe(1);
  const jia = street.player('居民甲');
  await jia.scans('b-3');
  await street.settle();
  await jia.says('找人调解');
  await street.settle();
  expect(jia.messages().at(-1)?.text).toMatch(/老曹工作室（调委会壬）[\s\S]*8000-0003[\s\S]*不收费/);
  const [card] = await mediatorCards(database);
  if (!card) throw new Error('no studio');
  const pdf = await drawStudioCard(studioCard(office.current().directory, card));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await expect(setMediator(database, ['tiaoweihui_ren', '工作室', '', '', '', '不存在的'])).rejects.toThrow(
    '没有“不存在的”这类纠纷',
  );
});

test('the office sets how long a mediation may take; the law sets nothing', async () => {
  const { database } = street.house;
  expect(await disputeLimit(database)).toEqual({ amount: 30, unit: 'ED' });
  await mediationLimit(database, ['45']);
  await mediationLimit(database, ['20']);
  expect((await disputeLimit(database)).amount).toBe(20);
  await expect(mediationLimit(database, ['0'])).rejects.toThrow('1 到 366');
});
