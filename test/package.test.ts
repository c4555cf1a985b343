import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Locked {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(path.join(__dirname, '..', 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Where npm looks for a dependency: in its own folder, then in each folder above. */
function locked(parent: string, name: string): Locked | undefined {
  const folders = parent
    .split('/node_modules/')
    .map((_, at, parts) => parts.slice(0, at + 1).join('/node_modules/'));
  const places = [
    ...folders.toReversed().map((folder) => `${folder}/node_modules/${name}`),
    `node_modules/${name}`,
  ];
  return places.map((place) => lock.packages[place]).find((found) => found !== undefined);
}

test('the lock names the packages of every platform, so that npm ci works on each', () => {
  const missing = Object.entries(lock.packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => locked(parent, name)?.version === undefined),
  );
  expect(missing).toEqual([]);
});

test('the lock names no host: packages come from wherever npm is set to look', () => {
  const hosts = Object.entries(lock.packages).filter(([, { resolved }]) => resolved !== undefined);
  expect(hosts.map(([name]) => name)).toEqual([]);
});
