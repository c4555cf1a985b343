import type { Measured } from './letters';

/** Medians of the rounds; times in milliseconds. */
export interface Measure {
  bench: Measured;
  database: 'sqlite' | 'mysql';
  synchronous: 'FULL' | 'NORMAL';
  connections: number;
  requestsPerSecond: number;
  p50: number;
  p99: number;
  ratioToEcho: number;
  echo: { requestsPerSecond: number; p50: number; p99: number };
}

const columns: readonly [string, (measure: Measure) => string][] = [
  ['bench', (measure) => measure.bench],
  ['database', (measure) => measure.database],
  ['sync', (measure) => measure.synchronous],
  ['conn', (measure) => String(measure.connections)],
  ['req/s', (measure) => measure.requestsPerSecond.toFixed(0)],
  ['p50 ms', (measure) => measure.p50.toFixed(2)],
  ['p99 ms', (measure) => measure.p99.toFixed(2)],
  ['echo req/s', (measure) => measure.echo.requestsPerSecond.toFixed(0)],
  ['echo p50', (measure) => measure.echo.p50.toFixed(2)],
  ['echo p99', (measure) => measure.echo.p99.toFixed(2)],
  ['ratio', (measure) => measure.ratioToEcho.toFixed(2)],
];

/** A table for people. */
export function table(measures: readonly Measure[]): string {
  const rows = [
    columns.map(([name]) => name),
    ...measures.map((measure) => columns.map(([, cell]) => cell(measure))),
  ];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at < 3 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** One line for machines. */
export function line(measure: Measure): string {
  const { bench, database, synchronous, connections } = measure;
  return JSON.stringify({
    bench,
    database,
    synchronous,
    connections,
    requestsPerSecond: Math.round(measure.requestsPerSecond),
    p99: Math.round(measure.p99 * 100) / 100,
    ratioToEcho: Math.round(measure.ratioToEcho * 1000) / 1000,
  });
}
