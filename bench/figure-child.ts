import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../config';
import { drawLedger } from '../jobs/papers/draw-ledger';
import type { Drawing } from '../jobs/papers/drawing';
import { ledgerCount } from '../models/figures/ledger';
import { Database } from '../models/store/database';
import { OfficeKeeper } from '../models/office';
import type { Paper } from '../models/figures/paper';
import { recount } from '../models/figures/recount';

/** What a child of the bench says when it is done. */
export interface Recounting {
  seconds: number;
  differences: number;
}
export interface LedgerDrawn {
  seconds: number;
  rows: number;
  files: number;
  /** Of the largest file. */
  megabytes: number;
  /** Of the whole process at its highest. */
  memoryMegabytes: number;
}

const MEGABYTE = 2 ** 20;
const EVER = { from: '2020-01-01', to: '2026-12-31' };

/** The nightly recount and a ledger, each in a process of its own as the running house has them. */
async function main([what, url]: readonly (string | undefined)[]): Promise<void> {
  const config = readConfig({ DATABASE_URL: url, DATA_KEY: process.env['DATA_KEY'] });
  const database = await Database.open(config);
  try {
    process.send?.(what === 'recount' ? await counted(database) : await drawn(database));
  } finally {
    await database.close();
  }
}

async function counted(database: Database): Promise<Recounting> {
  const { calendar } = (await OfficeKeeper.open(database, 'Asia/Shanghai')).current();
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const begun = performance.now();
  const { differences } = await recount(database, calendar, { gently: true });
  return { seconds: (performance.now() - begun) / 1000, differences: differences.size };
}

async function drawn(database: Database): Promise<LedgerDrawn> {
  const office = (await OfficeKeeper.open(database, 'Asia/Shanghai')).current();
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-ledger-'));
  try {
    const say = async (): Promise<void> => undefined;
    const paper = { id: 1 } as Paper;
    const drawing: Drawing = { database, office, now: Date.now(), paper, folder, mediaFolder: folder, say };
    const begun = performance.now();
    const files = await drawLedger(drawing, { ledger: 'tickets', period: EVER, gridId: 1 });
    const filter = { period: EVER, gridIds: office.directory.below(1) };
    return {
      seconds: (performance.now() - begun) / 1000,
      rows: await ledgerCount(database, office, 'tickets', filter),
      files: files.length,
      megabytes: Math.max(...files.map(({ path: file }) => statSync(file).size)) / MEGABYTE,
      memoryMegabytes: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main(process.argv.slice(2)).then(
  () => process.disconnect?.(),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
    process.disconnect?.();
  },
);
