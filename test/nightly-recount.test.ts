import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Background, type BackgroundOptions } from '../jobs/background';
import { shanghai, Street } from './street';

/** A program that counts until somebody was answered: counting in the house's own process, it would never end. */
const program = (folder: string): string => `
  const { existsSync, renameSync, writeFileSync } = require('node:fs');
  const begun = ${JSON.stringify(path.join(folder, 'begun'))};
  // Under its name it is there whole or not at all.
  writeFileSync(begun + '.part', process.argv.slice(2).join(' '));
  renameSync(begun + '.part', begun);
  const looking = setInterval(() => {
    if (!existsSync(${JSON.stringify(path.join(folder, 'answered'))})) return;
    clearInterval(looking);
    console.log('核对 7 件，数字都对得上。');
  }, 10);`;

test('people are answered while the nightly recount goes on in a process of its own', async () => {
  const street = await Street.open({ start: '2026-12-02 02:10' });
  const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-recount-'));
  try {
    const file = path.join(folder, 'program.js');
    writeFileSync(file, program(folder));
    const { options } = street.house.background as unknown as { options: BackgroundOptions };
    const night = new Background({ ...options, program: file }).checkFigures();
    while (!existsSync(path.join(folder, 'begun'))) await setTimeout(10);
    expect(readFileSync(path.join(folder, 'begun'), 'utf8')).toMatch(
      /^recount --gently --at 2026-12-01T18:10/,
    );
    const player = street.player('主任己');
    await player.says('今日情况');
    expect(player.messages().findLast(({ from }) => from === 'bot')?.text).toContain('没有要您过问的');
    writeFileSync(path.join(folder, 'answered'), '');
    expect(await night).toBe(1);
    const [run] = await street.rows<{ outcome: string }>(
      "SELECT outcome FROM job_run WHERE name = 'figures-check' AND tick = ?",
      [shanghai('2026-12-02 02:00')],
    );
    expect(run?.outcome).toBe('核对 7 件，数字都对得上。');
    expect(await street.troubles()).toEqual([]);
  } finally {
    await street.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
