import autocannon from 'autocannon';
import type { Letter } from './letters';

export interface Load {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** A run that takes longer has failed. */
const LONGEST_RUN = 60_000;

/** Posts every letter once over so many connections. Throws unless each of them was answered with 200. */
export async function drive(port: number, letters: readonly Letter[], connections: number): Promise<Load> {
  const share = letters.length / connections;
  if (!Number.isInteger(share)) throw new Error('every connection sends the same number of letters');
  const times: number[] = [];
  let served = 0;
  let began = 0;
  let ended = 0;
  let firstError: string | undefined;
  const options: autocannon.Options = {
    url: `http://127.0.0.1:${port}`,
    connections,
    amount: letters.length,
    timeout: 10,
    setupClient: (client) => {
      // Each connection has its own share of the letters, built into requests before the clock starts.
      const own = letters.slice(served * share, ++served * share);
      client.setRequests(own.map(({ path, body }) => ({ method: 'POST', path, body })));
      began = performance.now();
    },
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (error: Error | null, result) => {
      clearTimeout(bound);
      if (error) reject(error);
      else resolve(result);
    });
    const bound = setTimeout(() => running.stop(), LONGEST_RUN);
    running.on('reqError', (error: Error) => (firstError ??= error.message));
    running.on('response', (_client, _status, _bytes, milliseconds) => {
      times.push(milliseconds);
      ended = performance.now();
    });
  });
  const good = result.statusCodeStats?.['200']?.count ?? 0;
  if (good !== letters.length || result.errors > 0) {
    throw new Error(
      `${letters.length} letters, ${good} answers 200, ${result.non2xx} others, ${result.errors} errors (${firstError ?? 'time-outs'})`,
    );
  }
  times.sort((a, b) => a - b);
  return {
    requestsPerSecond: (letters.length / (ended - began)) * 1000,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
