import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { fill, WEEK } from '../bench/many-tickets';
import { workbook } from '../documents/xlsx';
import { readWorkbook } from '../documents/xlsx-read';
import type { Drawing } from '../jobs/papers/drawing';
import { drawLedger } from '../jobs/papers/draw-ledger';
import { drawSummary } from '../jobs/papers/draw-summary';
import { lookAtForm } from '../jobs/figures/ledger-form';
import { FileFolder } from '../models/exchange/file-folder';
import type { Paper } from '../models/figures/paper';
import type { Attachment } from '../models/tickets/ticket';
import { insert } from '../models/store/transaction';
import { checkFigures } from '../jobs/figures/figures-check';
import { shanghai, Street } from './street';

const TICKETS = 2_500;
const YEAR = { from: '2026-01-01', to: '2026-12-31' };

describe('papers of a street with a history', () => {
  let street: Street;
  let folder: string;
  let drawing: Drawing;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-papers-'));
    street = await Street.open({ start: '2026-12-01 09:00' });
    const { database, office } = street.house;
    await fill(database, TICKETS, () => undefined);
    await database.write(async (tx) => {
      for (const [item, amount, unit] of [
        ['灯具更换', 38_000, '盏'],
        ['疏通管道', 160_500, '米'],
      ] as const)
        await tx.run(
          'INSERT INTO ticket_quantity (ticketId, item, amountThousandths, unit) VALUES (1, ?, ?, ?)',
          [item, amount, unit],
        );
      for (const [kind, item, amount, unit, approximate] of [
        ['publicity', '传单', 300_000, '份', false],
        ['publicity', '传单', 19_700_000, '份', true],
        ['publicity', '参加', 80_000, '人', false],
        ['labour', '参加', 20_000, '人', false],
      ] as const) {
        const done = { kind, day: '2026-05-04', gridId: 1, personId: 1, text: item, recordedAt: 1 };
        const activityId = await insert(tx, 'activity', done);
        await insert(tx, 'activity_quantity', {
          activityId,
          item,
          amountThousandths: amount,
          unit,
          approximate,
        });
      }
      const scope = JSON.stringify({ categories: [], templates: [], words: ['传单'] });
      const days = { fromDay: '2026-05-01', untilDay: '2026-05-31', openedBy: 1, openedAt: 1 };
      await insert(tx, 'campaign', { name: '反诈宣传', gridId: 1, scope, ...days });
    });
    drawing = {
      database,
      office: office.current(),
      now: shanghai('2026-12-01 09:00'),
      paper: { id: 1 } as Paper,
      folder,
      mediaFolder: path.join(folder, 'media'),
      say: async () => undefined,
    };
  });
  afterAll(async () => {
    await street.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** For looking at, when asked for. */
  const keep = (file: string, name: string): void => {
    const target = process.env['KEEP_PAPERS'];
    if (target !== undefined) copyFileSync(file, path.join(target, name));
  };

  test('the bench’s counters are what a recount of its tickets gives', async () => {
    const check = { database: drawing.database, office: drawing.office, now: drawing.now };
    expect(await checkFigures(check)).toMatchObject({ tickets: TICKETS, differences: 0 });
  });

  test('a ledger has a row for every ticket, and none of them names who reported', async () => {
    const [file, ...more] = await drawLedger(drawing, { ledger: 'tickets', period: WEEK, gridId: 1 });
    expect(more).toEqual([]);
    if (!file) throw new Error('no ledger');
    keep(file.path, 'ledger.xlsx');
    const [sheet] = await readWorkbook(readFileSync(file.path));
    const [note, heading, first] = sheet?.rows ?? [];
    expect(note?.[0]).toBe('青石街道事件台账 2026年11月16日—11月22日');
    expect(heading?.slice(0, 4)).toEqual(['序号', '编号', '上报时间', '来源']);
    expect(heading?.join('')).not.toMatch(/上报人|姓名|电话/);
    expect(first).toEqual(
      expect.arrayContaining(['1', 'T-0001', '3号楼2单元', '灯具更换 38 盏；疏通管道 160.5 米']),
    );
    expect(sheet?.rows).toHaveLength(WEEK.tickets + 2);
  });

  test('hazards and visits have ledgers of their own; what was said at a visit stands in none', async () => {
    const reported = await street.rows(
      "SELECT id FROM ticket WHERE category = '0901' AND reportedAt >= ? AND reportedAt < ?",
      [shanghai('2026-11-16 00:00'), shanghai('2026-11-23 00:00')],
    );
    const [hazards] = await drawLedger(drawing, { ledger: 'hazards', period: WEEK, gridId: 1 });
    const [sheet] = await readWorkbook(readFileSync(hazards?.path ?? ''));
    expect(sheet?.rows).toHaveLength(reported.length + 2);
    expect(sheet?.rows[1]).toEqual(expect.arrayContaining(['隐患', '责任单位', '整改期限', '复查时间']));
    await street.house.database.write((tx) =>
      tx.run(
        'INSERT INTO visit (personId, gridId, placeId, content, visitedAt) SELECT 1, gridId, id, ?, ? FROM place WHERE id = 3',
        [tx.vault.seal('老人说腿脚不便'), shanghai('2026-11-17 10:00')],
      ),
    );
    const [visits] = await drawLedger(drawing, { ledger: 'visits', period: WEEK, gridId: 1 });
    const [round] = await readWorkbook(readFileSync(visits?.path ?? ''));
    expect(round?.rows[2]).toEqual(expect.arrayContaining(['1', '2026-11-17 10:00', '7号楼']));
    expect(round?.rows.flat().join('')).not.toContain('腿脚');
  });

  test('a ledger too large to send comes in months, and months in halves', async () => {
    const files = await drawLedger(drawing, { ledger: 'tickets', period: YEAR, gridId: 1 }, 20_000);
    expect(files.length).toBeGreaterThan(12);
    expect(files.every(({ path: file }) => statSync(file).size <= 20_000)).toBe(true);
    const sheets = await Promise.all(files.map(({ path: file }) => readWorkbook(readFileSync(file))));
    const rows = sheets.reduce((sum, [sheet]) => sum + (sheet?.rows.length ?? 0) - 2, 0);
    const [whole] = await street.rows<{ n: number }>(
      'SELECT COUNT(*) AS n FROM ticket WHERE reportedAt >= ? AND gridId < 1000',
      [shanghai('2026-01-01 00:00')],
    );
    expect(rows).toBe(whole?.n);
  });

  test('a summary is a Word file whose every figure has its source', async () => {
    const [file] = await drawSummary(drawing, { gridId: 1, period: YEAR });
    if (!file) throw new Error('no summary');
    keep(file.path, 'summary.docx');
    expect(file.name).toBe('青石街道2026年网格工作总结.docx');
    const parts = unzipSync(readFileSync(file.path));
    const wordsOf = (part: string): string =>
      strFromU8(parts[part] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
    const [row] = await street.rows<{ n: number }>(
      'SELECT COUNT(*) AS n FROM ticket WHERE reportedAt >= ? AND gridId < 1000',
      [shanghai('2026-01-01 00:00')],
    );
    const body = wordsOf('word/document.xml');
    expect(body).toContain(`共上报事件 ${row?.n}`);
    expect(body).toContain('疏通管道 160.5 米，灯具更换 38 盏');
    expect(body).toContain('宣传活动 3 次（传单约 20000 份，参加 80 人），义务劳动 1 次（参加 20 人）。');
    expect(body).toContain(
      '开展专项行动 1 次：青石街道“反诈宣传”事件 0 件、办结 0 件，检查 0 次，记录 2 条。',
    );
    expect(body).toContain('【待补：原因】');
    expect(body).not.toContain('没认出');
    const notes = wordsOf('word/footnotes.xml');
    expect(notes).toContain('上报：上报当天计 1，撤回的不计。再查请发“2026年 青石街道 上报 有多少”');
    const references = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).match(
      /w:footnoteReference /g,
    );
    expect(references?.length).toBeGreaterThan(20);
  });

  test('the office’s own form is understood once, corrected in words, and comes back filled', async () => {
    const { database, office, clock, config } = street.house;
    const shelf = new FileFolder(config.mediaFolder);
    const arrived = await shelf.freshPath();
    const titles = ['序号', '受理时间', '问题地点', '问题描述', '领导批示'];
    const columns = titles.map((title) => ({ title, width: 20 }));
    writeFileSync(arrived, await workbook([{ name: '表', notes: ['城市管理问题台账'], columns, rows: [] }]));
    const { sha256 } = await shelf.keep(arrived);
    const [official] = await street.rows<{ id: number }>("SELECT id FROM person WHERE name = '主任己'");
    const file = { personId: official?.id ?? 0, sha256 } as Attachment;
    const options = { database, office: office.current, folder: shelf, clock };
    expect(await lookAtForm(options, file)).toBe(true);
    await street.settle();
    const player = street.player('主任己');
    const last = (): string => player.messages().findLast(({ from }) => from === 'bot')?.text ?? '';
    expect(last()).toContain('像是事件台账的表，第 2 行是表头');
    expect(last()).toContain('C 问题地点＝地点');
    expect(last()).toContain('没认出：E 领导批示');
    await player.says('E 填 办理结果');
    expect(last()).toContain('E 领导批示＝办理结果');
    await player.says('城管科表');
    expect(last()).toContain('记住了“城管科表”');
    await player.says('台账 11月 城管科表 幸福社区');
    await street.settle();
    expect(last()).toBe('幸福社区城管科表 2026年11月.xlsx');
    const [sent] = await street.rows<{ sha256: string }>('SELECT sha256 FROM stored_file ORDER BY id DESC');
    const [sheet] = await readWorkbook(readFileSync(shelf.pathOf(sent?.sha256 ?? '')));
    expect(sheet?.rows[0]?.[0]).toBe('城市管理问题台账');
    expect(sheet?.rows[2]).toEqual([
      '1',
      expect.stringMatching(/^2026-11-/),
      '3号楼2单元',
      '楼道灯不亮',
      '换了灯泡1个',
    ]);
    expect(await street.troubles()).toEqual([]);
  });
});
