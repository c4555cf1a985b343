import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { workbook } from './xlsx';
import { fillForm } from './xlsx-fill';
import { readWorkbook } from './xlsx-read';

const SHEET = 'xl/worksheets/sheet1.xml';

/** 城管科表: a title, the heading in the third row, two lines to fill, a sum and a place to sign. */
async function form(): Promise<Buffer> {
  const made = await workbook([
    {
      name: '表',
      notes: ['城市管理问题台账', '填报单位：'],
      columns: [
        { title: '序号', width: 6 },
        { title: '地点', width: 30 },
        { title: '数量', width: 9 },
      ],
      rows: [
        [' ', null, null],
        [null, null, null],
        ['合计', null, 0],
        ['签字：', null, null],
      ],
    },
  ]);
  const files = unzipSync(made);
  const xml = strFromU8(files[SHEET] ?? new Uint8Array())
    .replace(
      /<row r="4">[\s\S]*?<\/row>/,
      '<row r="4" ht="28" customHeight="1"><c r="A4" s="2"/><c r="B4" s="2"/><c r="C4" s="3"/></row>',
    )
    .replace(/(<c r="C6"[^>]*>)<v>0<\/v>/, '$1<f>SUM(C4:C5)</f><v>0</v>')
    .replace(
      '</sheetData>',
      '</sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A7:C7"/></mergeCells>',
    );
  return Buffer.from(zipSync({ ...files, [SHEET]: strToU8(xml) }));
}

const row = (at: number): Map<number, string | number> =>
  new Map<number, string | number>([
    [0, at],
    [1, `${at}号楼 & 门口`],
    [2, at * 1.5],
  ]);

test('an office’s form keeps its look; what stands below the rows moves down, and its sums grow', async () => {
  const blank = await form();
  const full = fillForm(blank, { sheet: 0, headingRow: 3, rows: [1, 2, 3, 4, 5].map(row) });
  const [sheet] = await readWorkbook(full);
  expect(sheet?.rows.slice(2).map((cells) => cells.slice(0, 3))).toEqual([
    ['序号', '地点', '数量'],
    ['1', '1号楼 & 门口', '1.5'],
    ['2', '2号楼 & 门口', '3'],
    ['3', '3号楼 & 门口', '4.5'],
    ['4', '4号楼 & 门口', '6'],
    ['5', '5号楼 & 门口', '7.5'],
    ['合计', '', '0'],
    ['签字：', '', ''],
  ]);
  const xml = strFromU8(unzipSync(full)[SHEET] ?? new Uint8Array());
  const before = strFromU8(unzipSync(blank)[SHEET] ?? new Uint8Array());
  expect(xml).toContain('<f>SUM(C4:C8)</f>');
  expect(xml).toContain('<mergeCell ref="A1:C1"/><mergeCell ref="A10:C10"/>');
  expect(/<cols>.*<\/cols>/.exec(xml)?.[0]).toBe(/<cols>.*<\/cols>/.exec(before)?.[0]);
  // Every new row looks like the first of the form.
  expect(xml.match(/<row r="\d+" ht="28" customHeight="1"><c r="A\d+" s="2"/g)).toHaveLength(4);
});

test('rows that fit leave the rest where it was', async () => {
  const xml = strFromU8(
    unzipSync(fillForm(await form(), { sheet: 0, headingRow: 3, rows: [row(1)] }))[SHEET] ?? new Uint8Array(),
  );
  expect(xml).toContain('<f>SUM(C4:C5)</f>');
  expect(xml).toContain('<mergeCell ref="A7:C7"/>');
});
