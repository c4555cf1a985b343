import { sampleBoundary } from '../../cli/sample-street';
import { Directory } from '../../models/staff/directory';
import type { Grid, GridLevel } from '../../models/staff/grid';
import { toGcj02 } from '../interpret/coordinates';
import { gridAt, readBoundary } from './position';

const square = (west: number, east: number): string =>
  JSON.stringify({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [west, 30],
          [east, 30],
          [east, 31],
          [west, 31],
          [west, 30],
        ],
      ],
    ],
  });
const grid = (id: number, level: GridLevel, boundary: string | null): Grid => ({
  id,
  level,
  name: `${level} ${id}`,
  parentId: null,
  groupKey: null,
  phone: null,
  boundary,
});
const street = new Directory(
  [
    grid(1, 'street', square(120, 122)),
    grid(2, 'grid', sampleBoundary(2)),
    grid(3, 'grid', sampleBoundary(3)),
    grid(4, 'grid', 'not drawn yet'),
    grid(5, 'grid', null),
  ],
  [],
  [],
  [],
  [],
);

describe('gridAt', () => {
  it('finds the smallest node around a position as WeChat sends it', () => {
    expect(gridAt(street, toGcj02({ latitude: 30.1259, longitude: 120.7612 }))?.id).toBe(2);
    expect(gridAt(street, toGcj02({ latitude: 30.1259, longitude: 120.7652 }))?.id).toBe(3);
    expect(gridAt(street, toGcj02({ latitude: 30.5, longitude: 121.5 }))?.id).toBe(1);
  });

  it('minds the shift of Chinese maps: unshifted, the same numbers lie in the next grid', () => {
    expect(gridAt(street, { latitude: 30.1259, longitude: 120.7652 })?.id).toBe(2);
  });

  it('finds none outside', () => {
    expect(gridAt(street, { latitude: 29, longitude: 100 })).toBeUndefined();
  });
});

test('a boundary that is no polygon counts as none', () => {
  for (const text of [
    null,
    '',
    '{',
    'null',
    '[]',
    '{"type":"Point","coordinates":[1,2]}',
    '{"type":"Polygon"}',
  ])
    expect(readBoundary(text)).toBeNull();
});
