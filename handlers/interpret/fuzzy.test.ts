import { FuzzyFinder } from './fuzzy';
import { interpret, type Directory } from './index';

const finder = new FuzzyFinder(
  ['幸福广场', '青石路', '幸福路与中山路口', '老年活动中心', '东门'].map((name) => [name, name] as const),
);

describe('FuzzyFinder', () => {
  const found: [text: string, names: string[]][] = [
    ['辛福广场的灯不亮', ['幸福广场']],
    ['幸福广长有积水', ['幸福广场']],
    ['幸福广厂有积水', ['幸福广场']],
    ['福广场有积水', ['幸福广场']],
    ['清石路有个坑', ['青石路']],
    ['老年活动种心漏水', ['老年活动中心']],
    ['老年话动中心漏水', ['老年活动中心']],
    // Two characters only where a place stands.
    ['冬门的路灯不亮', ['东门']],
    ['在东们口，井盖松了', ['东门']],
    ['自动门坏了', []],
    ['动门坏了', []],
    ['楼栋门的锁坏了', []],
    ['他不懂门道', []],
    // One character of three is another road.
    ['青山路有个坑', []],
    ['幸福感强', []],
    ['', []],
  ];
  it.each(found)('%s → %j', (text, names) => {
    expect(finder.find(text)).toEqual(names);
  });
});

const directory: Directory = {
  communities: ['幸福社区', '青石社区'],
  buildings: [
    { id: 1, name: '3号楼', number: '3', aliases: [], community: '幸福社区', units: 3 },
    { id: 2, name: '3号楼', number: '3', aliases: [], community: '青石社区', units: 3 },
    { id: 3, name: '文昌阁楼', number: '文昌阁楼', aliases: [], community: '青石社区', units: 1 },
  ],
  places: [
    { id: 4, name: '幸福广场', aliases: [], community: '幸福社区', kind: 'square' },
    { id: 5, name: '兴福广场', aliases: [], community: '青石社区', kind: 'square' },
    { id: 6, name: '老年活动中心', aliases: [], community: '青石社区', kind: 'landmark' },
  ],
};

describe('places not quite as the street calls them', () => {
  it('takes a misspelt name for the one it is near to, but is not certain', () => {
    const { placeId, placeCertain, placeText } = interpret('老年活动种心漏水', { directory });
    expect({ placeId, placeCertain, placeText }).toEqual({
      placeId: 6,
      placeCertain: false,
      placeText: '老年活动中心',
    });
  });

  it('asks when the sound fits two names equally', () => {
    const { placeId, placeCandidates } = interpret('星福广场的灯不亮', { directory });
    expect(placeId).toBeUndefined();
    expect(placeCandidates).toEqual([
      { id: 4, name: '幸福广场' },
      { id: 5, name: '兴福广场' },
    ]);
  });

  it('tells the buildings of two communities apart', () => {
    expect(interpret('3号楼楼道灯不亮', { directory }).placeCandidates).toEqual([
      { id: 1, name: '幸福社区3号楼' },
      { id: 2, name: '青石社区3号楼' },
    ]);
    expect(interpret('3号楼楼道灯不亮', { directory, community: '青石社区' })).toMatchObject({ placeId: 2 });
    expect(interpret('青石社区3号楼楼道灯不亮', { directory })).toMatchObject({
      placeId: 2,
      placeCertain: true,
    });
  });
});
