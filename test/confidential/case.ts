import { touchDirectory } from '../../models/office';
import type { RoleName } from '../../models/staff/person';
import { insert } from '../../models/store/transaction';
import { Street } from '../street';

/** Words that stand in the file and may stand nowhere else: names, flats, numbers, what it is about, what was said. */
export const secrets = [
  '某甲',
  '某乙',
  '13900001111',
  '907',
  '808',
  '铁皮棚',
  '紫藤',
  '认了错',
  '石榴账单',
  '阿福',
  '请木匠',
] as const;

/** What somebody is to the case. `reads`: it is his to read. */
export interface Role {
  name: string;
  is: string;
  reads: boolean;
}

export const roles: readonly Role[] = [
  { name: '调解员丁', is: '承办调解员', reads: true },
  { name: '调委会壬', is: '调委会主任', reads: true },
  { name: '网格员辛', is: '别的调解员', reads: false },
  { name: '居民甲', is: '申请人', reads: false },
  { name: '居民乙', is: '连上的对方', reads: false },
  { name: '居民庚', is: '企业里的外人', reads: false },
  { name: '网格员乙', is: '网格员', reads: false },
  { name: '网格长丙', is: '网格长', reads: false },
  { name: '城管科戊', is: '科室', reads: false },
  { name: '主任己', is: '街道领导', reads: false },
];

/** A street with one case in its middle: registered by chat, worked on, agreed upon, notes photographed. */
export async function streetWithCase(): Promise<Street> {
  const street = await Street.open({ logLevel: 'trace' });
  const { database, office } = street.house;
  await database.write(async (tx) => {
    const { directory } = office.current();
    const other = directory.personOf('wanggeyuan_xin') ?? 0;
    const top = directory.grids.find(({ parentId }) => parentId === null)?.id ?? 0;
    await insert(tx, 'role', { personId: other, gridId: top, role: 'mediator', desk: null, origin: 'sheet' });
    await touchDirectory(tx);
  });
  await street.house.tick();
  for (const resident of ['居民甲', '居民乙']) await street.player(resident).scans('b-3');
  await street.player('居民庚').says('你好');
  await street.settle();
  await street.says(
    '居民甲',
    '申请调解 隔壁在紫藤花架下搭铁皮棚，说不通',
    '907室',
    '把铁皮棚拆掉',
    '某甲 13900001111',
  );
  await street.says(
    '调解员丁',
    '〔我来联系〕',
    '〔当事人〕',
    '申请方 某甲 808 13900001111\n对方 某乙 907\n委托 申请方 阿福（侄子） 和解',
    '〔好了〕',
  );
  await street.says('调解员丁', '〔双方都愿意〕', '〔约时间〕', '周四下午三点 社区二楼', '〔都通知了〕');
  // A desk that comes to the table learns when and where, and no more.
  await street.says('调解员丁', '调解 M-0001', '〔更多〕', '〔联合调解〕', '〔双方同意请城管科〕');
  await street.says('城管科戊', '〔我来参加〕');
  await street.says('居民乙', '3号楼楼道灯不亮');
  await joinOtherSide(street);
  await street.says(
    '调解员丁',
    '调解 M-0001',
    '〔更多〕',
    '〔案卷材料〕',
    '〔证据〕',
    '〔申请方交的〕',
    '石榴账单 1页 原件',
  );
  await street.player('调解员丁').sendsPicture();
  await street.settle();
  await street.says('调解员丁', '〔好了〕', '调解难题 M-0001 调解员丁 物业 调解员丁 请木匠 12月9日');
  await street.says('调解员丁', '调解 M-0001', '〔记一次〕', '当面认了错，愿意拆');
  await street.says('调解员丁', '调解 M-0001', '〔记一次〕');
  await street.player('调解员丁').sendsPicture();
  await street.settle();
  await street.says(
    '调解员丁',
    '调解 M-0001',
    '〔书面协议〕',
    '〔用登记的经过〕',
    '〔不写这一项〕',
    '某乙拆掉铁皮棚，赔某甲300元',
  );
  await street.says('调解员丁', '〔一次付清〕', '12月10日前', '〔签字盖章〕', '〔都齐了〕');
  return street;
}

/** 居民乙 is the other side, and writes to us herself. */
async function joinOtherSide(street: Street): Promise<void> {
  const id = street.player('居民乙').player.id;
  await street.house.database.write((tx) =>
    tx.run(
      `UPDATE dispute_party SET personId = (SELECT personId FROM identity WHERE externalId = ?)
        WHERE side = 'B' AND disputeId = 1`,
      [id],
    ),
  );
}

/** Gives 居民庚, whom nobody knows, a role at the top of the street, and takes it back afterwards. */
export async function inRole(street: Street, role: RoleName, work: () => Promise<void>): Promise<void> {
  const { database, office } = street.house;
  const { directory } = office.current();
  const personId = await street.personId('居民庚');
  const gridId = directory.grids.find(({ parentId }) => parentId === null)?.id ?? 0;
  const change = async (sql: string, values: (string | number)[]): Promise<void> => {
    await database.write(async (tx) => {
      await tx.run(sql, values);
      await touchDirectory(tx);
    });
    await street.house.tick();
  };
  await change(
    "INSERT INTO role (personId, gridId, role, desk, origin) VALUES (?, ?, ?, '城管科', 'sheet')",
    [personId, gridId, role],
  );
  try {
    await work();
  } finally {
    await change('DELETE FROM role WHERE personId = ?', [personId]);
  }
}

/** Rows of role × door, as `npm run -s test:confidential` prints them. */
export function printMatrix(rows: readonly string[]): void {
  if (process.env['npm_lifecycle_event'] === 'test:confidential')
    process.stdout.write(`\n${rows.join('\n')}\n`);
}

/** The secrets a text holds. */
export const leaksIn = (text: string): string[] => secrets.filter((secret) => text.includes(secret));
