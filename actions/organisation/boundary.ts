type Point = [longitude: number, latitude: number];

const NUMBERS = /^(-?\d{1,3}(?:\.\d+)?)[,，]\s*(-?\d{1,2}(?:\.\d+)?)$/;

/** GeoJSON as `grid.boundary` keeps it; null for an empty cell, undefined for what is no boundary. */
export function readBoundaryWords(words: string): string | null | undefined {
  if (words === '') return null;
  return words.trimStart().startsWith('{') ? geometryOf(words) : ringOf(words);
}

/** 120.75,30.12 120.76,30.12 120.76,30.13: closed by itself. */
function ringOf(words: string): string | undefined {
  const points: Point[] = [];
  for (const part of words.split(/[\s;；]+/).filter(Boolean)) {
    const found = NUMBERS.exec(part);
    if (!found) return undefined;
    points.push([Number(found[1]), Number(found[2])]);
  }
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return undefined;
  if (first[0] !== last[0] || first[1] !== last[1]) points.push(first);
  return points.length >= 4 && points.every(onEarth)
    ? JSON.stringify({ type: 'Polygon', coordinates: [points] })
    : undefined;
}

const onEarth = ([longitude, latitude]: Point): boolean =>
  Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;

/** A Polygon or MultiPolygon, alone or in a Feature, as drawing tools give it. */
function geometryOf(words: string): string | undefined {
  try {
    const value = JSON.parse(words) as { type?: unknown; geometry?: unknown };
    const geometry = (value.type === 'Feature' ? value.geometry : value) as {
      type?: unknown;
      coordinates?: unknown;
    } | null;
    if (!geometry || !Array.isArray(geometry.coordinates)) return undefined;
    const { type, coordinates } = geometry;
    const polygons: unknown[] =
      type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : [];
    return polygons.length > 0 && polygons.every(isPolygon)
      ? JSON.stringify({ type, coordinates })
      : undefined;
  } catch {
    return undefined;
  }
}

const isPolygon = (rings: unknown): boolean =>
  Array.isArray(rings) && rings.length > 0 && rings.every(isRing);
const isRing = (ring: unknown): boolean => Array.isArray(ring) && ring.length >= 4 && ring.every(isPoint);
const isPoint = (point: unknown): boolean =>
  Array.isArray(point) &&
  typeof point[0] === 'number' &&
  typeof point[1] === 'number' &&
  onEarth(point as Point);
