import { workbook, type Cell } from './xlsx';
import { readWorkbook } from './xlsx-read';

test('what is written is read again, signs, zeros and lines and all', async () => {
  const rows: Cell[][] = [
    ['3号楼', '0571-8000 & <b>', 12, null],
    ['=1+1', '第一行\n第二行', 0.5, '😀'],
  ];
  const bytes = await workbook([
    {
      name: '楼栋',
      notes: ['第一行是说明'],
      columns: [{ title: '楼' }, { title: '电话' }, { title: '数' }, { title: '注' }],
      rows,
    },
    { name: '空表', columns: [{ title: '楼' }], rows: [] },
  ]);
  const [filled, empty] = await readWorkbook(bytes);
  expect(filled?.name).toBe('楼栋');
  expect(filled?.rows.slice(1)).toEqual([
    ['楼', '电话', '数', '注'],
    ['3号楼', '0571-8000 & <b>', '12', ''],
    ['=1+1', '第一行\n第二行', '0.5', '😀'],
  ]);
  expect(empty?.rows).toEqual([['楼']]);
});

test('rows that come one by one are written as they come', async () => {
  async function* many(): AsyncGenerator<Cell[]> {
    for (let row = 0; row < 3_000; row++) yield [`第${row}行`, row];
  }
  const bytes = await workbook([{ name: '多', columns: [{ title: '一' }, { title: '二' }], rows: many() }]);
  const [sheet] = await readWorkbook(bytes);
  expect(sheet?.rows).toHaveLength(3_001);
  expect(sheet?.rows.at(-1)).toEqual(['第2999行', '2999']);
});
