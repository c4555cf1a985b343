import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawStudioCard } from '../documents/studio-card';
import type { Database } from '../models/store/database';
import { loadDirectory } from '../models/staff/stored-directory';
import { mediatorCards } from '../models/mediation/mediators';
import { studioCard } from '../notices/mediation/studio-words';
import { CommandError, print } from './output';

/** `studio-cards --out folder`: one PDF for each studio. */
export async function studioCards(database: Database, out: string | undefined): Promise<void> {
  if (out === undefined) throw new CommandError('用法：npm run -s xiaoge -- studio-cards --out 目录');
  const directory = await loadDirectory(database);
  await mkdir(out, { recursive: true });
  for (const card of await mediatorCards(database)) {
    const file = path.join(path.resolve(out), `${card.studio.replace(/[/\\:*?"<>|]/g, '_')}.pdf`);
    await writeFile(file, await drawStudioCard(studioCard(directory, card)));
    print(file);
  }
}
