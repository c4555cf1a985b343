import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DistrictLetterSpec } from './draw-letter';
import type { LedgerSpec } from './draw-ledger';
import type { MinutesSpec } from './draw-minutes';
import type { PointSignsSpec } from './draw-signs';
import type { RectificationSpec } from './draw-rectification';
import type { OldLedgerSpec } from './draw-import';
import type { SummarySpec } from './draw-summary';
import type { SupervisionSpec } from './draw-supervision';
import { specOf } from '../../models/figures/paper';
import { OFFICE_FILE, type DrawnFile, type Drawing, type ReadyPaper } from './drawing';

type Draw = (drawing: Drawing, spec: unknown) => Promise<DrawnFile[]>;

/** Kinds of papers. What draws them takes long to load and is loaded when it is needed. */
const drawers: Record<string, Draw> = {
  ready: drawReady,
  ledger: async (drawing, spec) => (await import('./draw-ledger.js')).drawLedger(drawing, spec as LedgerSpec),
  summary: async (drawing, spec) =>
    (await import('./draw-summary.js')).drawSummary(drawing, spec as SummarySpec),
  /** Draws nothing, but comes in. */
  oldledger: async (drawing, spec) =>
    (await import('./draw-import.js')).drawOldLedger(drawing, spec as OldLedgerSpec),
  rectification: async (drawing, spec) =>
    (await import('./draw-rectification.js')).drawNotice(drawing, spec as RectificationSpec),
  supervision: async (drawing, spec) =>
    (await import('./draw-supervision.js')).drawOrder(drawing, spec as SupervisionSpec),
  'district-letter': async (drawing, spec) =>
    (await import('./draw-letter.js')).drawLetter(drawing, spec as DistrictLetterSpec),
  minutes: async (drawing, spec) =>
    (await import('./draw-minutes.js')).drawMeetingMinutes(drawing, spec as MinutesSpec),
  'point-signs': async (drawing, spec) =>
    (await import('./draw-signs.js')).drawSigns(drawing, spec as PointSignsSpec),
};

export function drawPaper(drawing: Drawing): Promise<DrawnFile[]> {
  const draw = drawers[drawing.paper.kind];
  if (!draw) throw new Error(`no paper of the kind ${drawing.paper.kind}`);
  return draw(drawing, specOf(drawing.database, drawing.paper));
}

async function drawReady({ folder }: Drawing, spec: unknown): Promise<DrawnFile[]> {
  const { charts, books } = spec as ReadyPaper;
  const drawn: DrawnFile[] = [];
  for (const [at, { name, chart }] of charts.entries()) {
    const { drawChart } = await import('../../documents/chart.js');
    const file = path.join(folder, `chart-${at}.png`);
    await writeFile(file, await drawChart(chart));
    drawn.push({ path: file, name, type: 'image', contentType: 'image/png' });
  }
  for (const [at, { name, sheets }] of books.entries()) {
    const { writeWorkbook } = await import('../../documents/xlsx.js');
    const file = path.join(folder, `book-${at}.xlsx`);
    await writeWorkbook(file, sheets);
    drawn.push({ path: file, name, type: 'file', contentType: OFFICE_FILE });
  }
  return drawn;
}
