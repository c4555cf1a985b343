/** Degrees. */
export interface Position {
  latitude: number;
  longitude: number;
}

/** Krasovsky 1940, the ellipsoid of the shifted system. */
const AXIS = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
const DEGREE = Math.PI / 180;

/** Waves of the published approximation, in metres before they become degrees. */
const wave = (x: number, amplitudes: readonly (readonly [amplitude: number, frequency: number])[]): number =>
  amplitudes.reduce((sum, [amplitude, frequency]) => sum + amplitude * Math.sin(x * frequency * Math.PI), 0) *
  (2 / 3);

const short = [
  [20, 6],
  [20, 2],
] as const;

function shift({ latitude, longitude }: Position): Position {
  const x = longitude - 105;
  const y = latitude - 35;
  const root = Math.sqrt(Math.abs(x));
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    wave(x, short) +
    wave(y, [
      [20, 1],
      [40, 1 / 3],
      [160, 1 / 12],
      [320, 1 / 30],
    ]);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    wave(x, [...short, [20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30]]);
  const sine = Math.sin(latitude * DEGREE);
  const magic = 1 - ECCENTRICITY_SQUARED * sine * sine;
  const meridian = (AXIS * (1 - ECCENTRICITY_SQUARED)) / (magic * Math.sqrt(magic));
  return {
    latitude: north / (meridian * DEGREE),
    longitude: east / ((AXIS / Math.sqrt(magic)) * Math.cos(latitude * DEGREE) * DEGREE),
  };
}

/** Outside China maps are not shifted. */
function isShifted({ latitude, longitude }: Position): boolean {
  return longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271;
}

/** WGS-84 (satellites, GeoJSON) → GCJ-02 (every map made in China, so also what WeChat sends); the shift is some 500 m. */
export function toGcj02(position: Position): Position {
  if (!isShifted(position)) return position;
  const { latitude, longitude } = shift(position);
  return { latitude: position.latitude + latitude, longitude: position.longitude + longitude };
}

/** GCJ-02 → WGS-84, by coming nearer until the way back fits; better than a centimetre. */
export function toWgs84(position: Position): Position {
  if (!isShifted(position)) return position;
  let guess = position;
  for (let round = 0; round < 6; round++) {
    const there = toGcj02(guess);
    guess = {
      latitude: guess.latitude + position.latitude - there.latitude,
      longitude: guess.longitude + position.longitude - there.longitude,
    };
  }
  return guess;
}
