import { deflateSync } from 'node:zlib';

/** What the sample photos show: a hill, the sky and a lamp or tree before it, in turn. */
const scenes = [
  { sky: [188, 214, 232], ground: [150, 146, 138], thing: [240, 196, 92] },
  { sky: [206, 220, 214], ground: [124, 142, 112], thing: [168, 88, 70] },
  { sky: [222, 208, 190], ground: [112, 118, 128], thing: [76, 126, 176] },
] as const;

const pole = [84, 80, 76] as const;
const WIDTH = 320;
const HEIGHT = 240;

/** A small PNG for a photo that somebody sends; every number gives another one. */
export function drawPhoto(number: number): Buffer {
  const scene = scenes[number % scenes.length] ?? scenes[0];
  const centre = 60 + ((number * 73) % 200);
  const rows: number[] = [];
  for (let y = 0; y < HEIGHT; y += 1) {
    rows.push(0); // PNG filter "none" in front of each row
    for (let x = 0; x < WIDTH; x += 1) {
      const hill = 150 + 14 * Math.sin((x + number * 40) / 46);
      const far = Math.hypot(x - centre, (y - 128) * 0.8);
      const isPole = Math.abs(x - centre) < 4 && y > 120 && y < 206;
      const colour = far < 34 ? scene.thing : isPole ? pole : y > hill ? scene.ground : scene.sky;
      const light = 0.9 + 0.16 * (1 - y / HEIGHT) - (far < 34 ? far / 260 : 0);
      for (const part of colour) rows.push(Math.min(255, Math.round(part * light)));
    }
  }
  return encodePng(Buffer.from(rows));
}

/** An 8-bit RGB PNG without interlace, of rows that begin with their filter byte. */
function encodePng(rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
