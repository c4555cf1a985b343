import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LedgerSpec } from './draw-ledger';
import type { MinutesSpec } from './draw-minutes';
import type { PointSignsSpec } from './draw-signs';
import type { RectificationSpec } from './draw-rectification';
import type { OldLedgerSpec } from './draw-import';
import type { SummarySpec } from './draw-summary';
import type { SupervisionSpec } from './draw-supervision';
import { specOf } from '../models/paper';
import { OFFICE_FILE, type DrawnFile, type Drawing, type ReadyPaper } from './drawing';

type Draw = (drawing: Drawing, spec: unknown) => Promise<DrawnFile[]>;

/** Kinds of papers. What draws them takes long to load and is loaded when it is needed. */
const drawers: Record<string, Draw> = {
  ready: drawReady,
  ledger: drawLedger,
  summary: drawSummary,
  oldledger: drawOldLedger,
  rectification: drawRectification,
  supervision: drawSupervision,
  minutes: drawMinutes,
  'point-signs': drawPointSigns,
};

export function drawPaper(drawing: Drawing): Promise<DrawnFile[]> {
  const draw = drawers[drawing.paper.kind];
  if (!draw) throw new Error(`no paper of the kind ${drawing.paper.kind}`);
  return draw(drawing, specOf(drawing.database, drawing.paper));
}

async function drawSummary(drawing: Drawing, spec: unknown): Promise<DrawnFile[]> {
  const summary = await import('./draw-summary.js');
  return summary.drawSummary(drawing, spec as SummarySpec);
}

async function drawRectification(drawing: Drawing, spec: unknown): Promise<DrawnFile[]> {
  const notice = await import('./draw-rectification.js');
  return notice.drawNotice(drawing, spec as RectificationSpec);
}

async function drawSupervision(drawing: Drawing, spec: unknown): Promise<DrawnFile[]> {
  const order = await import('./draw-supervision.js');
  return order.drawOrder(drawing, spec as SupervisionSpec);
}

async function drawMinutes(drawing: Drawing, spec: unknown): Promise<DrawnFile[]> {
  const minutes = await import('./draw-minutes.js');
  return minutes.drawMeetingMinutes(drawing, spec as MinutesSpec);
}

async function drawPointSigns(drawing: Drawing, spec: unknown): Promise<DrawnFile[]> {
  const signs = await import('./draw-signs.js');
  return signs.drawSigns(drawing, spec as PointSignsSpec);
}

/** A ledger, row by row. */
async function drawLedger(drawing: Drawing, spec: unknown): Promise<DrawnFile[]> {
  const ledger = await import('./draw-ledger.js');
  return ledger.drawLedger(drawing, spec as LedgerSpec);
}

/** An old ledger, which draws nothing but comes in. */
async function drawOldLedger(drawing: Drawing, spec: unknown): Promise<DrawnFile[]> {
  const old = await import('./draw-import.js');
  return old.drawOldLedger(drawing, spec as OldLedgerSpec);
}

async function drawReady({ folder }: Drawing, spec: unknown): Promise<DrawnFile[]> {
  const { charts, books } = spec as ReadyPaper;
  const drawn: DrawnFile[] = [];
  for (const [at, { name, chart }] of charts.entries()) {
    const { drawChart } = await import('../documents/chart.js');
    const file = path.join(folder, `chart-${at}.png`);
    await writeFile(file, await drawChart(chart));
    drawn.push({ path: file, name, type: 'image', contentType: 'image/png' });
  }
  for (const [at, { name, sheets }] of books.entries()) {
    const { writeWorkbook } = await import('../documents/xlsx.js');
    const file = path.join(folder, `book-${at}.xlsx`);
    await writeWorkbook(file, sheets);
    drawn.push({ path: file, name, type: 'file', contentType: OFFICE_FILE });
  }
  return drawn;
}
