/** Degrees; north and east are positive. */
export interface Position {
  latitude: number;
  longitude: number;
}

const GPS_DIRECTORY = 0x8825;
const [LATITUDE_SIDE, LATITUDE, LONGITUDE_SIDE, LONGITUDE] = [1, 2, 3, 4];

interface Tiff {
  bytes: Buffer;
  short: (at: number) => number;
  long: (at: number) => number;
}

function tiffOf(exif: Buffer): Tiff | null {
  const bytes = exif.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? exif.subarray(6) : exif;
  const order = bytes.subarray(0, 2).toString('latin1');
  if (order === 'II')
    return { bytes, short: (at) => bytes.readUInt16LE(at), long: (at) => bytes.readUInt32LE(at) };
  if (order === 'MM')
    return { bytes, short: (at) => bytes.readUInt16BE(at), long: (at) => bytes.readUInt32BE(at) };
  return null;
}

/** Tag → where its value or its offset stands. */
function directoryAt({ short }: Tiff, at: number): Map<number, number> {
  const entries = new Map<number, number>();
  for (let index = 0; index < short(at); index += 1) {
    const entry = at + 2 + index * 12;
    entries.set(short(entry), entry + 8);
  }
  return entries;
}

/** Three fractions: degrees, minutes, seconds. */
function degrees({ long }: Tiff, at: number): number {
  const part = (index: number): number => {
    const below = long(at + index * 8 + 4);
    return below === 0 ? 0 : long(at + index * 8) / below;
  };
  return part(0) + part(1) / 60 + part(2) / 3600;
}

/** Where a picture says it was taken (EXIF GPS); null when it doesn't, or when its EXIF can't be read. Never throws. */
export function readPosition(exif: Buffer | undefined): Position | null {
  if (exif === undefined) return null;
  try {
    const tiff = tiffOf(exif);
    if (!tiff) return null;
    const pointer = directoryAt(tiff, tiff.long(4)).get(GPS_DIRECTORY);
    if (pointer === undefined) return null;
    const gps = directoryAt(tiff, tiff.long(pointer));
    const [south, north, west, east] = [LATITUDE_SIDE, LATITUDE, LONGITUDE_SIDE, LONGITUDE].map((tag) =>
      gps.get(tag ?? 0),
    );
    if (north === undefined || east === undefined) return null;
    const side = (at: number | undefined): string =>
      at === undefined ? '' : String.fromCharCode(tiff.bytes[at] ?? 0);
    const latitude = degrees(tiff, tiff.long(north)) * (side(south) === 'S' ? -1 : 1);
    const longitude = degrees(tiff, tiff.long(east)) * (side(west) === 'W' ? -1 : 1);
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
  } catch {
    return null;
  }
}
