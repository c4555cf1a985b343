import sharp from 'sharp';
import { readPosition } from './exif-position';

/** Larger pictures are bombs: 40 megapixels is more than a phone takes. */
const MOST_PIXELS = 40_000_000;
/** A picture of a lamp needs no more; it stays below the upload's limit of 10 MB (P90253). */
const LONGEST_SIDE = 2_560;
const THUMBNAIL_SIDE = 320;

export interface CleanPicture {
  /** It said where it was taken. Only that much is kept. */
  located: boolean;
}

/**
 * Writes the picture upright and without anything but its pixels (no EXIF, no position) to `target`, as PNG where it
 * was one and JPEG else, and a thumbnail beside it. Throws when the content is no picture.
 */
export async function cleanPicture(source: string, target: string, thumbnail: string): Promise<CleanPicture> {
  const read = () => sharp(source, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  const { exif, format } = await read().metadata();
  const located = readPosition(exif) !== null;
  const upright = read().autoOrient();
  const fitted = upright.resize({
    width: LONGEST_SIDE,
    height: LONGEST_SIDE,
    fit: 'inside',
    withoutEnlargement: true,
  });
  await (format === 'png' ? fitted.png() : fitted.jpeg({ quality: 85 })).toFile(target);
  const small = {
    width: THUMBNAIL_SIDE,
    height: THUMBNAIL_SIDE,
    fit: 'inside',
    withoutEnlargement: true,
  } as const;
  await sharp(target).resize(small).jpeg({ quality: 75 }).toFile(thumbnail);
  return { located };
}
