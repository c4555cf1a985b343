import type { RoleName } from '../models/staff/person';

/** The sample street one plays with: 青石街道, two communities, six grids, 24 buildings. People carry role names. */
export const sampleStreet = {
  name: '青石街道',
  groupName: '青石街道工作群',
  groupKey: 'sample-street-group',
  phone: '8000-0000',
  robot: { aibotId: 'aibSampleStreet', name: '小格' },
  account: { openKfId: 'wkSampleStreet', name: '青石街道邻里服务' },
  communities: [
    {
      name: '幸福社区',
      groupName: '幸福社区工作群',
      groupKey: 'sample-xingfu-group',
      phone: '8000-0001',
      grids: [
        { name: '第1网格', buildings: [1, 2, 7, 8] },
        { name: '第2网格', buildings: [3, 4, 5, 6] },
        { name: '第3网格', buildings: [9, 10, 11, 12] },
      ],
    },
    {
      name: '青石社区',
      groupName: '青石社区工作群',
      groupKey: 'sample-qingshi-group',
      phone: '8000-0002',
      grids: [
        { name: '第1网格', buildings: [13, 14, 15, 16] },
        { name: '第2网格', buildings: [17, 18, 19, 20] },
        { name: '第3网格', buildings: [21, 22, 23, 24] },
      ],
    },
  ],
  unitsPerBuilding: 3,
  /** Places that are no buildings, and the grid (community/grid) they lie in. */
  places: [
    {
      kind: 'crossing',
      name: '幸福路与中山路口',
      aliases: ['中山路与幸福路口', '幸福路中山路口'],
      grid: '幸福社区/第1网格',
    },
    { kind: 'square', name: '幸福广场', aliases: ['社区广场', '小广场'], grid: '幸福社区/第3网格' },
    { kind: 'landmark', name: '东门', aliases: ['东大门', '小区东门'], grid: '幸福社区/第2网格' },
    { kind: 'square', name: '青石广场', aliases: ['小广场'], grid: '青石社区/第2网格' },
    { kind: 'road', name: '青石路', aliases: [], grid: '青石社区/第1网格' },
  ] as const,
  /** 装备 of the first community's people. */
  gear: [
    { name: '电动车1号', rule: '戴头盔，用完充电' },
    { name: '电动车2号', rule: '戴头盔，用完充电' },
    { name: '对讲机1号', rule: '' },
  ],
  /** 人民调解委员会 of the street; its head looks into files, others don't. */
  committee: { name: '青石街道人民调解委员会', mark: '青石', head: '调委会壬' },
  meeting: { remindAt: '14:30', startsAt: '15:00', room: '社区二楼' },
} as const;

/** A firm to play 自查 with. Its code is known to everybody, so it stands in the simulator's street alone. */
export const sampleFirm = {
  name: '安居五金厂',
  phone: '8000-0003',
  grid: '幸福社区/第2网格',
  template: '企业半月查',
  scene: 'outside-sample',
  code: 'a0a0a0a0a0a0a0a0a0a0a0a0',
} as const;

export interface SampleStaff {
  name: string;
  userId: string;
  /** For the simulator's page. */
  title: string;
  roles: readonly { role: RoleName; node: string; desk?: string }[];
}

/** `node`: street (empty), community, or community/grid. */
export const sampleStaff: readonly SampleStaff[] = [
  {
    name: '网格员乙',
    userId: 'wanggeyuan_yi',
    title: '幸福社区第2网格 网格员',
    roles: [{ role: 'member', node: '幸福社区/第2网格' }],
  },
  {
    name: '网格员辛',
    userId: 'wanggeyuan_xin',
    title: '其余各网格 网格员',
    roles: [
      { role: 'member', node: '幸福社区/第1网格' },
      { role: 'member', node: '幸福社区/第3网格' },
      { role: 'member', node: '青石社区/第1网格' },
      { role: 'member', node: '青石社区/第2网格' },
      { role: 'member', node: '青石社区/第3网格' },
    ],
  },
  {
    name: '网格长丙',
    userId: 'wanggezhang_bing',
    title: '两个社区的网格长',
    roles: [
      { role: 'leader', node: '幸福社区' },
      { role: 'leader', node: '青石社区' },
    ],
  },
  {
    name: '调解员丁',
    userId: 'tiaojieyuan_ding',
    title: '人民调解员',
    roles: [{ role: 'mediator', node: '' }],
  },
  {
    name: '调委会壬',
    userId: 'tiaoweihui_ren',
    title: '人民调解委员会主任',
    roles: [{ role: 'mediator', node: '' }],
  },
  {
    name: '城管科戊',
    userId: 'chengguanke_wu',
    title: '街道城管科',
    roles: [{ role: 'desk', node: '', desk: '城管科' }],
  },
  { name: '主任己', userId: 'zhuren_ji', title: '街道办主任', roles: [{ role: 'official', node: '' }] },
];

/** Groups of residents, which no bot may enter, and the member who owns each. */
export const sampleResidentGroups = [{ name: '3号楼居民群', owner: 'wanggeyuan_yi' }];

/** userids of those whom the office lets receive residents in customer service. */
export const sampleServicers: string[] = ['wanggezhang_bing', 'wanggeyuan_yi', 'wanggeyuan_xin'];

/** Residents of the simulator. 居民庚 is a member of the corp whom no grid knows. */
export const sampleResidents = [
  { name: '居民甲', title: '住3号楼，用微信', channel: 'kf', id: 'wmSampleJia' },
  { name: '居民乙', title: '用微信', channel: 'kf', id: 'wmSampleYi' },
  { name: '居民庚', title: '用企业微信的居民', channel: 'app', id: 'jumin_geng' },
] as const;

/** West end of the sample street and its edges to south and north, in degrees (WGS-84); its grids lie side by side. */
const edges = { west: 120.751, south: 30.122, north: 30.13, width: 0.004 };

/** The boundary of the street's n-th grid, from west to east: GeoJSON as `grid.boundary` keeps it. */
export function sampleBoundary(column: number): string {
  const west = Number((edges.west + column * edges.width).toFixed(3));
  const east = Number((west + edges.width).toFixed(3));
  const { south, north } = edges;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] });
}

/** The code on the door of a building. */
export const doorCode = (building: number): string => `b-${building}`;
