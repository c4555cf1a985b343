import { categoryByCode } from '../category-table';
import { inSeasonFirst, seasonStart, templateIn } from './inspection-templates';
import { shippedTemplates } from './shipped-inspections';

const named = (name: string): (typeof shippedTemplates)[number] => {
  const found = shippedTemplates.find((template) => template.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};

// Ten options are what a drop-down of a card holds (P94677).
test.each(shippedTemplates.map((template) => [template.name, template] as const))(
  '%s: its items fit a card and become tickets of a known kind',
  (_name, { items }) => {
    expect(items.length).toBeLessThanOrEqual(10);
    for (const { category } of items) expect(categoryByCode(category)?.code).toBe(category);
  },
);

test('every name and alias finds its own sheet', () => {
  for (const template of shippedTemplates)
    for (const word of [template.name, ...template.aliases])
      expect([word, templateIn(shippedTemplates, `3号楼 ${word}`)?.name]).toEqual([word, template.name]);
});

test.each([
  ['汛前排水', '2027-03-31', null],
  ['汛前排水', '2027-04-01', '2027-04-01'],
  ['高温用电', '2027-09-15', '2027-06-01'],
  ['高温用电', '2027-09-16', null],
  ['冬季防火取暖', '2026-10-31', null],
  ['冬季防火取暖', '2026-11-01', '2026-11-01'],
  ['冬季防火取暖', '2028-02-29', '2027-11-01'],
  ['除雪防冻', '2027-03-15', '2026-11-15'],
  ['除雪防冻', '2027-03-16', null],
  ['春节安全', '2026-12-31', null],
  // The latest 元宵 there is.
  ['春节安全', '2034-03-05', '2034-01-01'],
  ['春节安全', '2034-03-07', null],
  ['晨巡三看', '2027-07-01', '0000-01-01'],
] as const)('%s on %s', (name, day, begun) => {
  expect(seasonStart(named(name).season, day)).toBe(begun);
});

test('what the season asks for stands first, what it does not last', () => {
  const winter = inSeasonFirst(shippedTemplates, '2026-12-01');
  expect(winter.filter(({ season }) => season === 'now').map(({ name }) => name)).toEqual([
    '冬季防火取暖',
    '除雪防冻',
  ]);
  expect(winter.slice(-3).map(({ name }) => name)).toEqual(['汛前排水', '高温用电', '春节安全']);
});
