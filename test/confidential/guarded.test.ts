import { Street } from '../street';
import { pressed, saidInGroup, spoken, tryDoor, type Door } from './doors';

/** Hundreds of doors a person, each a transaction. */
jest.setTimeout(300_000);

/** Words of each matter that stand nowhere else; `note` was written for staff. */
const secrets = {
  neighbour: ['拖椅子', '小提琴'],
  tipOff: ['十七个人', '阁楼有人'],
  complaint: ['翻白眼', '要投诉网格员乙'],
  note: ['欠了房租'],
} as const;
type Matter = keyof typeof secrets;

/** Who may read what of T-0001 (a neighbour), T-0002 (举报), T-0003 (a complaint about 网格员乙). */
const readers: readonly [name: string, reads: readonly Matter[]][] = [
  ['居民甲', ['neighbour', 'tipOff', 'complaint']],
  ['居民乙', []],
  ['居民庚', []],
  ['网格员乙', ['neighbour', 'tipOff', 'note']],
  ['网格员辛', []],
  ['城管科戊', []],
  ['调解员丁', []],
  ['网格长丙', ['neighbour', 'tipOff', 'complaint', 'note']],
  ['主任己', ['neighbour', 'tipOff', 'complaint', 'note']],
];
const TICKETS = ['T-0001', 'T-0002', 'T-0003'];
const words = spoken([...TICKETS, '3号楼', '本月']);
const doors: readonly Door[] = [...words, ...TICKETS.map(asked), ...pressed(['T0001', 'T0002', 'T0003'])];

/** Rights are the same on every database: away from the file on this machine one matter in one state is tried. */
const onServer = /^(mysql|mariadb):/.test(process.env['DATABASE_URL'] ?? '');
const isTried = ({ text, key }: Door): boolean => !onServer || /T-?0001$/.test(text ?? key ?? '');

function asked(text: string): Door {
  return { name: `问“${text}”`, text };
}

let street: Street;

beforeAll(async () => {
  street = await Street.open();
  for (const resident of ['居民甲', '居民乙']) await street.player(resident).scans('b-3');
  await street.says('居民庚', '你好');
  await street.says('居民甲', '3号楼楼上天天半夜拖椅子，小提琴也拉到两点');
  await street.says('居民甲', '匿名举报 3号楼阁楼有人群租，住了十七个人');
  await street.says('居民甲', '我要投诉网格员乙，态度很差，还翻白眼');
  await street.says('居民甲', '对');
  await street.says('网格员乙', '我来办 T-0001');
  await street.says('网格长丙', '备注 T-0001 楼上的人欠了房租');
});
afterAll(() => street.close());

const leaks = (text: string): string[] =>
  (Object.keys(secrets) as Matter[]).filter((matter) => secrets[matter].some((word) => text.includes(word)));

/** A leak as `tryDoor` names it: the matter, or matter→lane when somebody else was told. */
function isAllowed(leak: string, own: readonly Matter[]): boolean {
  const [matter, lane] = leak.split('→') as [Matter, string?];
  if (lane === undefined) return own.includes(matter);
  const told = readers.find(([name]) => lane.endsWith(`:${street.player(name).player.id}`));
  return told?.[1].includes(matter) === true;
}

test('three matters are there, and each travels its own way', async () => {
  const rows = await street.rows<{ travels: string }>('SELECT travels FROM ticket ORDER BY id');
  expect(rows.map(({ travels }) => travels)).toEqual(['open', 'tip_off', 'complaint']);
  expect(await street.troubles()).toEqual([]);
});

/** What came out at each of these doors that does not belong to who stands there. */
async function foreignAt(
  name: string,
  own: readonly Matter[],
  tried: readonly Door[],
): Promise<Map<string, string[]>> {
  const personId = await street.personId(name);
  const found = new Map<string, string[]>();
  for (const door of tried.filter(isTried)) {
    const out = await tryDoor(street, personId, door, leaks);
    const foreign = out.filter((leak) => !isAllowed(leak, own));
    if (foreign.length > 0) found.set(door.name, foreign);
  }
  return found;
}

test('who is in charge finds every word of it', async () => {
  const personId = await street.personId('网格长丙');
  const seen = new Set<string>();
  for (const door of TICKETS.map(asked))
    (await tryDoor(street, personId, door, leaks)).forEach((one) => seen.add(one));
  expect([...seen].toSorted()).toEqual(Object.keys(secrets).toSorted());
});

/**
 * A step that is refused by its state says nothing; so every state is tried: the first with each matter at each door, the
 * others with one matter at a time, in turn, because the walk would take minutes. Lists and questions are walked in each.
 */
const states = [
  'handling',
  'dispatched',
  'waiting',
  'returned',
  'suspended',
  'verifying',
  'closed',
  'declined',
  'merged',
] as const;

const matterOf = ({ text, key }: Door): number =>
  TICKETS.findIndex((number) => (text ?? key ?? '').endsWith(number.slice(-4)));

const doorsIn = (state: number): readonly Door[] =>
  doors.filter((door) => state === 0 || matterOf(door) < 0 || matterOf(door) === state % TICKETS.length);

describe.each(
  states.slice(0, onServer ? 1 : states.length).map((state, at) => [state, doorsIn(at)] as const),
)('every door, while the three are %s', (state, tried) => {
  beforeAll(() => street.house.database.write((tx) => tx.run('UPDATE ticket SET state = ?', [state])));

  test.each(readers)('%s finds nothing that is not his', async (name, own) => {
    expect([...(await foreignAt(name, own, tried))]).toEqual([]);
  });

  test.each([['网格长丙'], ['主任己'], ['网格员乙']])(
    'nothing is said in a group that %s asks in',
    async (name) => {
      const personId = await street.personId(name);
      const open: string[] = [];
      for (const door of tried.filter(({ text }) => text !== undefined).filter(isTried))
        if ((await saidInGroup(street, personId, door, leaks)).length > 0) open.push(door.name);
      expect(open).toEqual([]);
    },
  );
});
