import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { backup, restore } from '../cli/backup';
import { Database } from '../models/store/database';
import { makeDatabase } from './database';
import { Street } from './street';

const folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a backup of a running house, restored into an empty place, gives tickets, words and files back', async () => {
  const street = await Street.open();
  const empty = await makeDatabase();
  try {
    const said = '【上报】\n类别：路灯\n地点：3号楼2单元\n描述：灯不亮，要备份';
    await street.player('居民庚').says(said);
    const config = { ...street.house.config, mediaFolder: path.join(folder, 'media') };
    mkdirSync(path.join(config.mediaFolder, 'ab'), { recursive: true });
    writeFileSync(path.join(config.mediaFolder, 'ab', 'picture'), 'a picture');
    const copy = path.join(folder, 'copy');
    await backup(config, copy);
    await expect(backup(config, copy)).rejects.toThrow('已经有东西');
    expect(everythingIn(copy)).not.toContain(config.dataKey.toString('base64'));
    // What comes after the backup is not in it.
    await street.player('居民庚').says('【上报】\n类别：路灯\n地点：4号楼1单元\n描述：备份以后');

    const target = {
      ...config,
      databaseUrl: empty.url,
      mediaFolder: path.join(folder, 'media-again'),
      spoolFolder: path.join(folder, 'spool-again'),
    };
    await expect(restore({ ...target, dataKey: randomBytes(32) }, copy)).rejects.toThrow(
      '不是这份备份的密钥',
    );
    await restore(target, copy);
    const database = await Database.open(target);
    const tickets = await database.rows<{ description: string }>('SELECT description FROM ticket');
    expect(tickets.map(({ description }) => description)).toEqual(['灯不亮，要备份']);
    const [row] = await database.rows<{ content: string }>('SELECT content FROM inbound');
    expect(JSON.parse(database.vault.open(row?.content ?? ''))).toMatchObject({ content: said });
    await database.close();
    expect(readFileSync(path.join(target.mediaFolder, 'ab', 'picture'), 'utf8')).toBe('a picture');
    await expect(restore(target, copy)).rejects.toThrow('没有恢复');
  } finally {
    await street.close();
    await empty.drop();
  }
});

test('a damaged backup is refused before anything is touched', async () => {
  const street = await Street.open();
  try {
    const copy = path.join(folder, 'damaged');
    await backup(street.house.config, copy);
    const file = readdirSync(copy).find((name) => name.startsWith('xiaoge.')) ?? '';
    writeFileSync(path.join(copy, file), 'x', { flag: 'a' });
    await expect(restore(street.house.config, copy)).rejects.toThrow('校验和不符');
    await expect(restore(street.house.config, folder)).rejects.toThrow('没有完整的备份');
  } finally {
    await street.close();
  }
});

function everythingIn(place: string): string {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}
