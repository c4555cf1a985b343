import { readFileSync } from 'node:fs';
import path from 'node:path';

test.each(['README.md', 'README.zh-CN.md'])('%s links only to files that are there', (file) => {
  const root = path.join(__dirname, '..');
  const text = readFileSync(path.join(root, file), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect(() => readFileSync(path.join(root, link))).not.toThrow();
});

test('docs/deploy.md names every setting that config.ts reads', () => {
  const root = path.join(__dirname, '..');
  const read = [...readFileSync(path.join(root, 'config.ts'), 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)];
  const names = read.map(([, name]) => name ?? '');
  const page = readFileSync(path.join(root, 'docs', 'deploy.md'), 'utf8');
  expect(names).toContain('DATABASE_URL');
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
