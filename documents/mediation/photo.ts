import sharp from 'sharp';
import type { Picture } from './facts';

/** Handwriting stays readable, and a volume of forty pages stays below the platform's 20 MB for a file (P90253). */
const LONGEST_SIDE = 1_500;

/** A photo as a page needs it. Throws when it is none. */
export async function pagePicture(photo: Buffer): Promise<Picture> {
  const { data, info } = await sharp(photo)
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 75 })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height };
}
