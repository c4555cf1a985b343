import { ledgerRows } from '../models/figures/ledger';
import { touchDirectory } from '../models/office';
import { ownChecks } from '../models/rounds/self-check-log';
import { selfCheckLogSheet } from '../notices/rounds/self-check-log-words';
import { ledgers } from '../notices/figures/ledger-words';
import { Street } from './street';

const FIRM = '居民乙';
const STRANGER = '居民甲';
const MEMBER = '网格员乙';

let street: Street;
beforeEach(async () => {
  street = await Street.open();
  await street.bindFirm(FIRM, { firm: '安居物业', place: '3号楼', template: '企业半月查' });
  await street.settle();
});
afterEach(() => street.close());

const last = (who: string): string => street.heard(who).at(-1) ?? '';

/** Who, items and findings of each row of 检查台账. */
async function ledger(): Promise<string[]> {
  const { database, office } = street.house;
  const filter = { period: { from: '2026-11-01', to: '2026-11-30' }, gridIds: [1, 2, 3, 4] };
  const printed: string[] = [];
  for await (const row of ledgerRows(database, office.current(), 'inspections', filter))
    printed.push(
      ledgers.inspections.columns
        .filter(({ key }) => ['template', 'place', 'person', 'items', 'findings'].includes(key))
        .map(({ cell }) => String(cell(row, office.current(), 1)))
        .join('|'),
    );
  return printed;
}

test('the ledger tells a firm from a colleague', async () => {
  await street.says(FIRM, '自查');
  await street.says(FIRM, '2 灭火器过期了\n其余正常');
  expect(last(FIRM)).toContain('不对 1 项（T-0001），下次 12月9日前。');
  // Where he works is not kept with him.
  expect(await street.count('person', 'placeId IS NOT NULL')).toBe(0);
  await street.says(MEMBER, '检查 3号楼 企业半月查');
  await street.says(MEMBER, '全部正常');
  expect(await ledger()).toEqual(['企业半月查|3号楼|自查|5|1', '企业半月查|3号楼|网格员乙|5|0']);
});

test('one that was broken off goes on; a check of others and a place that is the firm’s no more are closed', async () => {
  await street.says(FIRM, '自查');
  await street.says(FIRM, '4 气管老化');
  await street.says(FIRM, '我的任务');
  await street.says(FIRM, '自查');
  expect(await street.count('inspection')).toBe(1);
  await street.player(STRANGER).scans('b-3');
  await street.says(STRANGER, '自查');
  expect(last(STRANGER)).toContain('“自查”是单位自己查本单位');
  await street.house.database.write((tx) => tx.run("UPDATE place SET ownerId = NULL WHERE name = '3号楼'"));
  await street.house.database.write(touchDirectory);
  await street.house.office.refresh();
  await street.player(FIRM).taps('1 其余正常');
  await street.settle();
  expect(await street.count('inspection', 'endedAt IS NULL')).toBe(1);
  expect(last(FIRM)).toContain('已经过时了');
});

test('a firm reads its own checks and no other’s, and its workbook tells what was wrong', async () => {
  await street.bindFirm(STRANGER, { firm: '城建公司', place: '4号楼', template: '企业半月查' });
  await street.settle();
  await street.says(FIRM, '自查');
  await street.says(FIRM, '2 灭火器过期了\n其余正常');
  await street.says(STRANGER, '自查记录 表格');
  expect(last(STRANGER)).toContain('还没有自查记录');
  await street.says(MEMBER, '自查记录');
  expect(last(MEMBER)).toContain('由单位的人在微信客服里做');
  const { database, office } = street.house;
  const [owner] = await street.rows<{ id: number }>("SELECT id FROM owner WHERE name = '安居物业'");
  const checks = await ownChecks(database, [owner?.id ?? 0], 0);
  const { title, rows } = selfCheckLogSheet(office.current(), '安居物业', checks, '2026-11-24');
  expect(title).toBe('安居物业 自查记录');
  expect(rows).toEqual([
    ['2026-11-24', '3号楼', '企业半月查', 5, 4, 1, '第 2 项 灭火器过期了', 'T-0001 已派给网格员'],
  ]);
});
