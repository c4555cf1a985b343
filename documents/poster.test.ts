import { drawCards, drawPosters, type Poster } from './poster';
import { qrSquares } from './qr';

const poster = (place: string, link: string): Poster => ({
  community: '幸福社区',
  place,
  link,
  scan: '微信扫一扫，说一句、拍张照就行',
  examples: '路灯不亮',
  phoneLabel: '打电话，一样办',
  phone: '8000-0001',
  counter: '到幸福社区窗口说，也一样办',
  emergency: '紧急情况请先拨打 110、119、120',
  sample: null,
});
const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

test('one page a door, for posters and for cards', async () => {
  const doors = ['3号楼', '一个名字特别长的老旧家属院东区第一栋'].map((place, at) =>
    poster(place, `https://work.weixin.qq.com/kf/kfDEMO?enc_scene=ENC${at}`),
  );
  expect(pages(await drawPosters(doors, '海报'))).toBe(2);
  expect(pages(await drawCards(doors, '名片'))).toBe(2);
});

test('a code has its three eyes, and two links are two codes', () => {
  const squares = qrSquares('https://work.weixin.qq.com/kf/kfDEMO?enc_scene=ENC0');
  const last = squares.length - 1;
  const eye = (row: number, column: number): string =>
    squares
      .slice(row, row + 7)
      .map((line) =>
        line
          .slice(column, column + 7)
          .map((dark) => (dark ? '#' : '.'))
          .join(''),
      )
      .join('|');
  const ring = '#######|#.....#|#.###.#|#.###.#|#.###.#|#.....#|#######';
  expect([eye(0, 0), eye(0, last - 6), eye(last - 6, 0)]).toEqual([ring, ring, ring]);
  expect(qrSquares('https://work.weixin.qq.com/kf/kfDEMO?enc_scene=ENC1')).not.toEqual(squares);
});
