import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawReport } from '../../documents/report';
import type { Period } from '../../models/period';
import { summaryFigures } from '../../models/figures/summary-figures';
import { periodLabel } from '../../notices/figures/ledger-labels';
import { askedWords } from '../../notices/figures/summary-source';
import { summaryBlocks } from '../../notices/figures/summary-words';
import { gridWords } from '../../notices/words';
import { OFFICE_FILE, type DrawnFile, type Drawing } from './drawing';

export interface SummarySpec {
  gridId: number;
  period: Period;
}

const SHIPPED = path.join(__dirname, '..', '..', 'documents', 'templates', 'summary.txt');

/** The office's own text, in a folder beside the media, or the one that came with the program. */
function templateFile(mediaFolder: string): string {
  const own = path.join(path.dirname(mediaFolder), 'templates', 'summary.txt');
  return existsSync(own) ? own : SHIPPED;
}

/** 工作总结 as a Word file: a draft whose figures carry their sources. */
export async function drawSummary(drawing: Drawing, { gridId, period }: SummarySpec): Promise<DrawnFile[]> {
  const { database, office, now, folder, mediaFolder } = drawing;
  const facts = await summaryFigures(database, { office, now }, gridId, period);
  const summary = { office, facts };
  const template = await readFile(templateFile(mediaFolder), 'utf8');
  const file = path.join(folder, 'summary.docx');
  await writeFile(file, await drawReport(summaryBlocks(template, summary), askedWords(summary)));
  const name = `${gridWords(office.directory, gridId)}${periodLabel(period)}网格工作总结.docx`;
  return [{ path: file, name, type: 'file', contentType: OFFICE_FILE }];
}
