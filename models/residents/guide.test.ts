import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readWorkbook } from '../../documents/xlsx-read';
import { workbook } from '../../documents/xlsx';
import { until } from '../../test/until';
import { GuideFolder, loadGuide, readGuideDocument } from './guide';

const whole = '# 开水\n\n关键词：开水、热水\n\n来源：水房\n\n日期：2026-09-01\n\n每天六点。\n第二行。\n';

test('a document is read with all its parts', () => {
  expect(readGuideDocument(whole)).toEqual({
    title: '开水',
    keywords: ['开水', '热水'],
    source: '水房',
    day: '2026-09-01',
    text: '每天六点。\n第二行。',
  });
});

test('what is lacking is named', () => {
  expect(readGuideDocument('来源：水房')).toBe('标题、关键词、日期、答复');
  expect(readGuideDocument(whole.replace('2026-09-01', '九月'))).toBe('日期');
});

test('a folder gives its whole documents and names the others; no folder gives none', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-'));
  try {
    writeFileSync(path.join(folder, 'a.md'), whole);
    writeFileSync(path.join(folder, 'b.md'), '# 半篇');
    writeFileSync(path.join(folder, 'README.md'), '说明');
    const faults: string[] = [];
    const documents = loadGuide(folder, (file, lacking) => faults.push(`${file}: ${lacking}`));
    expect(documents.map(({ title }) => title)).toEqual(['开水']);
    expect(faults).toEqual(['b.md: 关键词、来源、日期、答复']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  expect(loadGuide(path.join(folder, 'gone'), () => undefined)).toEqual([]);
});

test('the folder is read again when a file comes, changes or goes, and only then', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-'));
  try {
    const guide = new GuideFolder(folder, () => undefined);
    expect(guide.read()).toEqual([]);
    const file = path.join(folder, 'a.md');
    writeFileSync(file, whole);
    const first = guide.read();
    expect(first.map(({ text }) => text)).toEqual(['每天六点。\n第二行。']);
    expect(guide.read()).toBe(first);
    writeFileSync(file, whole.replace('每天六点', '每天七点'));
    utimesSync(file, 1_800_000_000, 1_800_000_000);
    expect(guide.read().map(({ text }) => text)).toEqual(['每天七点。\n第二行。']);
    rmSync(file);
    expect(guide.read()).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a spreadsheet of the guide, one matter a row; what a row lacks is named, what is no spreadsheet too', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-'));
  const faults: string[] = [];
  const settled = (guide: GuideFolder, titles: string[]): Promise<void> =>
    until(() =>
      isDeepStrictEqual(
        guide.read().map(({ title }) => title),
        titles,
      ),
    );
  try {
    writeFileSync(path.join(folder, 'a.md'), whole);
    const columns = ['标题', '关键词', '答复', '材料', '来源', '日期'].map((title) => ({ title }));
    const rows = [
      ['借书证', '借书证、图书馆', '到社区二楼办。', '身份证', '文化站', '2026-09-01'],
      ['停车证', '', '到物业办。', '', '物业', '2026-09-01'],
    ];
    const file = path.join(folder, '办事指南.xlsx');
    writeFileSync(file, await workbook([{ name: '指南', columns, rows }]));
    writeFileSync(path.join(folder, 'broken.xlsx'), 'no workbook');
    const guide = new GuideFolder(
      folder,
      (name, lacking) => faults.push(`${name}: ${lacking}`),
      readWorkbook,
    );
    // At once what is there at once.
    expect(guide.read().map(({ title }) => title)).toEqual(['开水']);
    await settled(guide, ['开水', '借书证']);
    expect(guide.read()[1]).toMatchObject({ papers: '身份证', keywords: ['借书证', '图书馆'] });
    expect(guide.read()).toBe(guide.read());
    expect(faults).toEqual(['broken.xlsx: 不是 xlsx 表格', '办事指南.xlsx 第3行: 关键词']);
    rmSync(file);
    await settled(guide, ['开水']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
