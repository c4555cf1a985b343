import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { drawSummary } from '../jobs/papers/draw-summary';
import type { Paper } from '../models/figures/paper';
import { Street } from './street';

const words = (xml: string): string =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');

/** Each figure of a summary with the words its footnote says to ask again with. */
function figuresOf(file: Buffer): { figure: string; again: string }[] {
  const parts = unzipSync(file);
  const notes = new Map(
    [
      ...strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array()).matchAll(
        /<w:footnote [^>]*w:id="(\d+)"[^>]*>([\s\S]*?)<\/w:footnote>/g,
      ),
    ].map(([, id = '', xml = '']) => [id, words(xml)]),
  );
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  return [
    ...body.matchAll(
      /<w:t[^>]*>([^<]*)<\/w:t><\/w:r><w:r>(?:(?!<w:t[ >]).)*?<w:footnoteReference w:id="(\d+)"/g,
    ),
  ].flatMap(([, figure = '', id = '']) => {
    const again = /再查请发“([^”]+)”/.exec(notes.get(id) ?? '')?.[1];
    return again === undefined ? [] : [{ figure: figure.trim(), again }];
  });
}

it('every figure of 工作总结 that says how to ask again is answered with the same number', async () => {
  const street = await Street.open({ start: '2026-11-24 09:00' });
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-sources-'));
  try {
    const member = street.player('网格员乙');
    const official = street.player('主任己');
    for (const said of [
      '随手办 3号楼 小广告清了12处',
      '随手办 4号楼 换灯泡2个',
      '上报 路灯 5号楼 不亮',
      '记 消杀 3号楼地下室 12处',
      '记 宣传 传单300份 80人',
    ]) {
      await member.says(said);
      await street.settle();
    }
    const { database, office, clock, config } = street.house;
    const [drawn] = await drawSummary(
      {
        database,
        office: office.current(),
        now: clock.now(),
        paper: { id: 1 } as Paper,
        folder,
        mediaFolder: config.mediaFolder,
        say: async () => undefined,
      },
      { gridId: 1, period: { from: '2026-01-01', to: '2026-11-24' } },
    );
    const figures = figuresOf(readFileSync(drawn?.path ?? ''));
    expect(figures.length).toBeGreaterThan(10);
    for (const { figure, again } of figures) {
      const before = official.messages().length;
      await official.says(again);
      await street.settle();
      const [answer] = official
        .messages()
        .slice(before)
        .filter(({ from, type }) => from === 'bot' && type === 'text');
      const number = /\d+(?:\.\d+)?%?(?: ?(?:分钟|小时|天))?/.exec(figure)?.[0];
      expect(`${again} → ${answer?.text}`).toContain(number === undefined ? 'n=0' : number);
      expect(answer?.text).toContain('我理解的是');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await street.close();
  }
});
