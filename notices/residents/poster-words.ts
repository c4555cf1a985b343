import type { Poster } from '../../documents/poster';
import type { Owner } from '../../models/outside/arrangement';
import type { Directory } from '../../models/staff/directory';
import type { Place } from '../../models/staff/grid';

/** The poster of a door. Who has no smartphone is served as well: the number and the window stand beside the code. */
export function posterOf(directory: Directory, place: Place, link: string, sample: boolean): Poster {
  const community = directory.above(place.gridId, 'community')?.name ?? '';
  const phone = directory.upwards(place.gridId).find((grid) => grid.phone !== null)?.phone ?? null;
  const window = `${community === '' ? '社区' : community}窗口`;
  return {
    community,
    place: place.name,
    link,
    scan: '微信扫一扫，说一句、拍张照就行',
    examples: '路灯不亮 · 管道堵了 · 垃圾没清 · 邻居吵闹',
    phoneLabel: phone === null ? '不用手机，也一样办' : '打电话，一样办',
    phone,
    counter: `到${window}说，也一样办`,
    emergency: '紧急情况请先拨打 110、119、120',
    sample: sample ? '样张，请不要张贴' : null,
  };
}

/** The page that lets one person of a firm in. */
export function invitation(owner: Owner, link: string, sample: boolean): Poster {
  return {
    community: '请这个单位接活的人扫码',
    place: owner.name,
    link,
    scan: '微信扫一扫，一次有效，一周内用',
    examples: '只看得到地点、问题、照片和时限',
    phoneLabel: '扫过就绑定了，这张纸不用留',
    phone: null,
    counter: '换人就再要一个码',
    emergency: '',
    sample: sample ? '样张，扫了没有用' : null,
  };
}
