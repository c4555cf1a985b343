import { toGcj02, toWgs84, type Position } from './coordinates';

/** Metres between two near positions. */
function metres(a: Position, b: Position): number {
  const north = (a.latitude - b.latitude) * 111_320;
  const east = (a.longitude - b.longitude) * 111_320 * Math.cos((a.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
}

const places: [name: string, position: Position][] = [
  ['in the north', { latitude: 39.9, longitude: 116.4 }],
  ['in the south', { latitude: 22.5, longitude: 114.1 }],
  ['in the west', { latitude: 36.6, longitude: 101.8 }],
];

describe('GCJ-02 and WGS-84', () => {
  it('shifts a known point as the published formula does', () => {
    const { latitude, longitude } = toGcj02({ latitude: 39.90923, longitude: 116.397428 });
    expect(latitude).toBeCloseTo(39.910633, 5);
    expect(longitude).toBeCloseTo(116.403671, 5);
  });

  it.each(places)('shifts by some hundred metres and comes back %s', (_name, position) => {
    const there = toGcj02(position);
    expect(metres(position, there)).toBeGreaterThan(100);
    expect(metres(position, there)).toBeLessThan(1_000);
    expect(metres(position, toWgs84(there))).toBeLessThan(0.01);
  });

  it('leaves alone what lies outside China', () => {
    const paris = { latitude: 48.85, longitude: 2.35 };
    expect(toGcj02(paris)).toEqual(paris);
    expect(toWgs84(paris)).toEqual(paris);
  });
});
