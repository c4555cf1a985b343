import { readBoundaryWords } from './boundary';

const ring = [
  [120.75, 30.12],
  [120.76, 30.12],
  [120.76, 30.13],
  [120.75, 30.12],
];
const polygon = JSON.stringify({ type: 'Polygon', coordinates: [ring] });

test.each([
  ['120.75,30.12 120.76,30.12 120.76,30.13', polygon],
  ['120.75，30.12；120.76，30.12；120.76，30.13；120.75，30.12', polygon],
  [polygon, polygon],
  [JSON.stringify({ type: 'Feature', properties: {}, geometry: JSON.parse(polygon) as object }), polygon],
  ['', null],
  ['东至中山路，西至幸福路', undefined],
  ['120.75,30.12 120.76,30.12', undefined],
  ['30.12,120.75 30.12,120.76 30.13,120.76', undefined],
  ['{"type":"Point","coordinates":[120.75,30.12]}', undefined],
  ['{"type":"Polygon","coordinates":[[[120.75,30.12]]]}', undefined],
  ['{坏的', undefined],
])('%s', (words, expected) => {
  expect(readBoundaryWords(words)).toBe(expected);
});
