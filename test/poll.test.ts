import { answersOf, countAnswer, loadPoll } from '../models/residents/poll';
import { summaryFigures } from '../models/figures/summary-figures';
import { listOf } from '../notices/figures/summary-lists';
import { Street } from './street';

it('a poll keeps counts and nobody’s answer; shares come with their n once it has ended', async () => {
  const street = await Street.open();
  try {
    const resident = street.player('居民甲');
    const leader = street.player('网格长丙');
    await resident.scans('b-3');
    await street.settle();
    await leader.says('问卷 垃圾分类\n厨余垃圾投哪个桶？绿桶*、灰桶\n您对楼道保洁满意吗？');
    await street.settle();
    await leader.taps('开始');
    await street.settle();
    await resident.says('问卷');
    await street.settle();
    await resident.taps('poll_answer_V1_0_0');
    await street.settle();
    await resident.taps('poll_answer_V1_1_0');
    await street.settle();

    // What was tapped stands nowhere but in the sums.
    const taps = await street.rows<{ content: string | null }>(
      "SELECT content FROM inbound WHERE personId = ? AND content IS NOT NULL AND channel <> 'app'",
      [await street.personId('居民甲')],
    );
    const { database } = street.house;
    expect(taps.map(({ content }) => database.vault.open(content ?? '')).join()).not.toMatch(/绿桶|满意/);

    const others = Array.from({ length: 11 }, (_, at) => 1000 + at);
    await database.write(async (tx) => {
      for (const personId of others) {
        expect(await countAnswer(tx, 1, personId, { question: 0, choice: personId < 1002 ? 1 : 0 })).toBe(
          true,
        );
        expect(await countAnswer(tx, 1, personId, { question: 0, choice: 0 })).toBe(false);
        await countAnswer(tx, 1, personId, { question: 1, choice: personId < 1006 ? 0 : 2 });
      }
    });
    const poll = await loadPoll(database, 1);
    expect(poll && (await answersOf(database, poll))).toEqual([
      [10, 2],
      [7, 0, 5],
    ]);
    expect(await street.count('poll_taker')).toBe(12);

    // Before the end only how many answered.
    await leader.taps('答了多少');
    await street.settle();
    expect(street.heard('网格长丙').at(-1)).toMatch(/已答 12 份/);
    expect(street.heard('网格长丙').at(-1)).not.toContain('%');
    await leader.taps('结束出结果');
    await street.settle();
    expect(street.heard('网格长丙').at(-1)).toContain('知晓率 83.3%（n=12）');
    expect(street.heard('网格长丙').at(-1)).toContain(
      '满意率 58.3%（n=12）\n满意 58.3%，基本满意 0%，不满意 41.7%',
    );
    expect(await street.count('poll_taker')).toBe(0);

    // The year's report takes the shares over, with their n.
    const office = street.house.office.current();
    const context = { office, now: street.clock.now() };
    const gridId = office.directory.grids.find(({ name }) => name === '幸福社区')?.id ?? 0;
    const year = { from: '2026-01-01', to: '2026-12-31' };
    const facts = await summaryFigures(database, context, gridId, year);
    const told = listOf('问卷', { office, facts }).map((piece) => ('text' in piece ? piece.text : ''));
    expect(told.join('')).toBe('问卷：幸福社区“垃圾分类” 知晓率 83.3%（n=12）、满意率 58.3%（n=12）。');
  } finally {
    await street.close();
  }
});
