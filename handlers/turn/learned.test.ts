import { seedSampleStreet } from '../../cli/seed';
import { forgetPerson, personBehind } from '../../actions/residents/forget-person';
import { undoLesson, lessonsKept } from '../../models/tickets/lesson';
import { loadTicket } from '../../models/tickets/advance';
import { Street } from '../../test/street';
import { readFormDraft } from '../tickets/form-draft';
import { interpret } from '../interpret';
import { knownOf } from './known';
import { learnedFor, mayTeach } from './learned';

/** Words of our own that say nothing to the taxonomy. */
const said = ['咕噜咕噜柜子又吞了我的件', '咕噜咕噜柜子吞件不吐', '门口咕噜咕噜柜子吞件'];
const next = '那个咕噜咕噜柜子吞件';

async function streetThatLearned(): Promise<Street> {
  const street = await Street.open();
  for (const [at, words] of said.entries()) {
    await street.player('网格员乙').says(`上报 别的 3号楼 ${words}`);
    await street.settle();
    await street.player('网格员乙').says(`改类别 T-000${at + 1} 0517`);
    await street.settle();
  }
  await street.house.tick();
  return street;
}

const understood = (street: Street): string => {
  const { directory } = street.house.office.current();
  return interpret(next, knownOf(directory, { placeId: null })).category;
};

describe('what staff corrected', () => {
  let street: Street;
  beforeAll(async () => {
    street = await streetThatLearned();
  });
  afterAll(() => street.close());

  it('improves the next answer, and another process learns it from the database', async () => {
    expect(interpret(next).category).not.toBe('0517');
    expect(understood(street)).toBe('0517');
    const second = await street.openHouse();
    const { directory } = second.office.current();
    expect(learnedFor(directory)?.judge(next)[0]?.label).toBe('0517');
  });

  it('speaks for forms too, also against a clear word of their own', async () => {
    const { directory } = street.house.office.current();
    const known = knownOf(directory, { placeId: null });
    const form = '上报 垃圾桶 3号楼 门口咕噜咕噜柜子吞件';
    expect(readFormDraft(form, {})?.category).not.toBe('0517');
    expect(readFormDraft(form, known)?.category).toBe('0517');
    expect(readFormDraft('上报 路灯 3号楼 三盏不亮', known)?.category).toBe('0201');
  });

  it('moves the figures with the ticket', async () => {
    const rows = await street.house.database.rows<{ category: string; n: number | string }>(
      'SELECT category, SUM(reported) AS n FROM daily_figure GROUP BY category HAVING SUM(reported) > 0',
    );
    expect(rows.map(({ category, n }) => [category, Number(n)])).toEqual([['0517', 3]]);
  });

  it('is undone one by one, and forgotten when who said it is', async () => {
    const { database } = street.house;
    const lessons = await lessonsKept(database);
    expect(lessons.map(({ category }) => category)).toEqual(['0517', '0517', '0517']);
    await database.write((tx) => undoLesson(tx, lessons[0]?.id ?? 0));
    await street.house.tick();
    expect(understood(street)).not.toBe('0517');
    const forget = async () =>
      database.write(async (tx) => {
        const personId = await personBehind(tx, { account: '', ticketId: 2 });
        return forgetPerson(tx, personId ?? 0, street.clock.now());
      });
    // Still in work: the words are needed.
    expect(await forget()).toEqual({ emptied: 0, waiting: 3 });
    for (const number of ['T-0001', 'T-0002', 'T-0003']) {
      await street.player('网格员乙').says(`撤回 ${number}`);
      await street.settle();
    }
    expect(await forget()).toEqual({ emptied: 3, waiting: 0 });
    await street.house.tick();
    const { directory } = street.house.office.current();
    expect(learnedFor(directory)?.judge(next) ?? []).toEqual([]);
    const ticket = await database.write((tx) => loadTicket({ tx }, 2));
    expect([ticket.description, ticket.subject]).toEqual(['', '垃圾填埋、非正规堆放']);
  });
});

describe('nothing is taught', () => {
  const never: [what: string, words: string, before: string, after: string][] = [
    ['from a dispute', '楼上漏水不肯赔', '1102', '0102'],
    ['to a dispute', '楼上漏水', '0102', '1102'],
    ['from a complaint about a person', '窗口那个人态度差', '1305', '1301'],
    ['by a report of crime', '有人传销', '1507', '1503'],
    ['by 举报 of any kind', '我要举报隔壁偷排污水', '0109', '0712'],
    ['by erased words', '', '0501', '0502'],
  ];
  it.each(never)('%s', (_what, words, before, after) => {
    expect(mayTeach(words, before, after)).toBe(false);
  });

  it('but an ordinary correction teaches', () => {
    expect(mayTeach('路灯又不亮了', '0203', '0201')).toBe(true);
  });
});

test('the sample street itself teaches nothing', async () => {
  const street = await Street.open();
  try {
    expect(await seedSampleStreet(street.house.database, 0)).toBe(false);
    expect(learnedFor(street.house.office.current().directory)).toBeUndefined();
  } finally {
    await street.close();
  }
});
