import { sumOf, type DisputeFigures } from '../../models/mediation/dispute-figures';
import { disputeFigureWords } from './dispute-figure-words';

const words = (more: Partial<DisputeFigures>): string =>
  disputeFigureWords('青石街道', '2026年', new Map([['neighbour', { ...sumOf([]), days: 60, ...more }]]), 0)
    .text;

test('what is small is not told, nor to be worked out from its neighbours', () => {
  const text = words({
    registered: 14,
    proactive: 8,
    applied: 6,
    settled: 12,
    oral: 10,
    written: 2,
    failed: 1,
  });
  expect(text).toContain('登记 14 件（主动 8，申请 6，移送 0）');
  expect(text).toContain('达成协议 12 件，没谈成 不足 5 件');
  expect(text).toContain('成功率 90% 以上');
  expect(text).not.toMatch(/书面|92\.3/);
});

test('where there are enough of each, all of it is told', () => {
  const text = words({
    registered: 70,
    applied: 70,
    settled: 62,
    oral: 40,
    written: 22,
    failed: 6,
    amountFen: 12_300_000,
  });
  expect(text).toContain('达成协议 62 件（口头 40，书面 22），没谈成 6 件');
  expect(text).toContain('成功率 91.2%，平均 1.0 天');
  expect(text).toContain('协议涉及 12.30 万元');
});

test('a first case is told without a rate', () => {
  const text = words({ registered: 1, applied: 1, settled: 1, oral: 1 });
  expect(text).toContain('登记 不足 5 件\n达成协议 不足 5 件，没谈成 0 件');
  expect(text).not.toContain('成功率');
});
