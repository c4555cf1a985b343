import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSpoolSlot } from './spool-slots';

const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-slots-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('two processes never share a file, and what one leaves the next takes up', async () => {
  const one = await openSpoolSlot(folder);
  const two = await openSpoolSlot(folder);
  await one.append('of one');
  await two.append('of two');
  expect(await one.read()).toEqual(['of one']);
  expect(await two.read()).toEqual(['of two']);
  await two.close();
  await one.close();
  const three = await openSpoolSlot(folder);
  expect(await three.read()).toEqual(['of one', 'of two']);
  const four = await openSpoolSlot(folder);
  expect(await four.read()).toEqual([]);
  await three.close();
  await four.close();
});
