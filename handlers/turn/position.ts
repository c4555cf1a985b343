import isInPolygon from '@turf/boolean-point-in-polygon';
import type { Directory } from '../../models/staff/directory';
import type { Grid } from '../../models/staff/grid';
import { toWgs84, type Position } from '../interpret/coordinates';

/** GeoJSON geometry of a grid (RFC 7946: WGS-84, longitude first). */
type Boundary =
  { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] };

const boundaries = new WeakMap<Grid, Boundary | null>();

function boundaryOf(grid: Grid): Boundary | null {
  let boundary = boundaries.get(grid);
  if (boundary === undefined) boundaries.set(grid, (boundary = readBoundary(grid.boundary)));
  return boundary;
}

/** Null for none, and for what is no polygon: a slip in one grid must not stop anybody's report. */
export function readBoundary(text: string | null): Boundary | null {
  if (text === null || text === '') return null;
  try {
    const value = JSON.parse(text) as Partial<Boundary> | null;
    const fits = value?.type === 'Polygon' || value?.type === 'MultiPolygon';
    return fits && Array.isArray(value.coordinates) ? (value as Boundary) : null;
  } catch {
    return null;
  }
}

const depth: Record<Grid['level'], number> = { district: 0, street: 1, community: 2, grid: 3, cell: 4 };

/** The smallest node in whose boundary the position lies, given as WeChat sends it (GCJ-02). */
export function gridAt(directory: Directory, position: Position): Grid | undefined {
  const { latitude, longitude } = toWgs84(position);
  let found: Grid | undefined;
  for (const grid of directory.grids) {
    const boundary = boundaryOf(grid);
    if (!boundary || (found && depth[grid.level] <= depth[found.level])) continue;
    if (isInPolygon([longitude, latitude], boundary)) found = grid;
  }
  return found;
}
