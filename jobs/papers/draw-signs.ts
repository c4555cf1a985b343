import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawPointSigns } from '../../documents/point-signs';
import { pointsOf } from '../../models/rounds/patrol';
import { pointSigns } from '../../notices/rounds/patrol-words';
import { gridWords } from '../../notices/words';
import type { DrawnFile, Drawing } from './drawing';

export interface PointSignsSpec {
  gridId: number;
}

/** Signs with codes for the points of a grid. */
export async function drawSigns(
  { database, office, folder }: Drawing,
  { gridId }: PointSignsSpec,
): Promise<DrawnFile[]> {
  const title = `${gridWords(office.directory, gridId)} 巡查点码`;
  const file = path.join(folder, 'signs.pdf');
  const signs = pointSigns(office, await pointsOf(database, [gridId]));
  await writeFile(file, await drawPointSigns(signs, title));
  return [{ path: file, name: `${title}.pdf`, type: 'file', contentType: 'application/pdf' }];
}
