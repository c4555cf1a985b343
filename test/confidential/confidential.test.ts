import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { backup } from '../../cli/backup';
import { printBurden } from '../../cli/burden';
import { exportDistrict } from '../../cli/district';
import { listLessons } from '../../cli/lessons';
import { exportFile } from '../../cli/organisation';
import { listMessages, listOutbox, listTickets } from '../../cli/listings';
import { jobs } from '../../jobs';
import { drawFor } from '../../jobs/papers/paper-shelf';
import { FileFolder } from '../../models/exchange/file-folder';
import { messageFrom, post } from '../post';
import type { Street } from '../street';
import { roleNames } from '../../models/staff/person';
import { inRole, leaksIn, printMatrix, roles, secrets, streetWithCase } from './case';
import { doorsOn, saidInGroup, tryDoor, type Door } from './doors';

/** A whole street and thousands of transactions: a busy machine with a database server takes its time. */
jest.setTimeout(300_000);

let street: Street;
/** Rows of the matrix that `npm run -s test:confidential` prints. */
const matrix: string[] = [];

beforeAll(async () => {
  street = await streetWithCase();
});
afterAll(async () => {
  await street.close();
  printMatrix(matrix);
});

/** Doors that open for this person, with what came out; a line of the matrix for each conversation. */
async function tryAll(
  name: string,
  is: string,
  doors: readonly Door[] = doorsOn(street.house.database.kind),
): Promise<Map<string, string[]>> {
  const personId = await street.personId(name);
  expect(personId).toBeGreaterThan(0);
  const open = new Map<string, string[]>();
  for (const door of doors) {
    const found = await tryDoor(street, personId, door);
    if (found.length > 0) open.set(door.name, found);
  }
  const sums = open.size === 0 ? '看不到' : `看得到（${open.size} 扇门）`;
  matrix.push(`${name}（${is}）\t${doors.length} 扇门\t${sums}`);
  return open;
}

test('there is a case, and its mediator reads it', async () => {
  const [row] = await street.rows<{ state: string }>('SELECT state FROM dispute');
  expect(row?.state).toBe('performing');
  expect(await street.troubles()).toEqual([]);
  const found = await tryDoor(street, await street.personId('调解员丁'), {
    name: '案卷',
    text: '调解 M-0001',
  });
  expect(found).toEqual(expect.arrayContaining(['某甲', '某乙', '907', '铁皮棚']));
});

test.each(roles.map((role) => [role.name, role] as const))('every door, tried by %s', async (_name, role) => {
  const open = await tryAll(role.name, role.is);
  // Every secret stands somewhere, or the others' not seeing it would prove nothing.
  if (role.is === '承办调解员')
    expect(secrets.filter((secret) => ![...open.values()].flat().includes(secret))).toEqual([]);
  if (role.reads) expect(open.size).toBeGreaterThan(0);
  else expect([...open]).toEqual([]);
  // Also who may read sends it to nobody else.
  expect([...open.values()].flat().filter((found) => found.includes('→'))).toEqual([]);
});

/** Roles nobody of the sample street holds, and those others hold there, each by itself and at the very top. */
test.each(roleNames.map((role) => [role] as const))(
  'every button of this case, tried as %s',
  async (role) => {
    await inRole(street, role, async () => {
      const open = await tryAll('居民庚', `只有角色 ${role}`, doorsOn('mysql'));
      expect([...open]).toEqual([]);
    });
  },
);

const readers = roles.filter(({ reads }) => reads).map(({ name }) => [name] as const);

/** What may be read in the app by its mediator may not be read by the group he asks in. */
test.each(readers)('every word, said in a group by %s', async (name) => {
  const personId = await street.personId(name);
  const open: string[] = [];
  for (const door of doorsOn(street.house.database.kind).filter(({ text }) => text !== undefined))
    if ((await saidInGroup(street, personId, door)).length > 0) open.push(door.name);
  expect(open).toEqual([]);
});

test('windows and groups of everybody else, after all jobs of a week have run', async () => {
  for (let day = 0; day < 7; day++) {
    await street.pass(86_400_000);
    for (const { name } of jobs) await street.runJob(name);
  }
  const readers = new Set(roles.filter(({ reads }) => reads).map(({ name }) => name));
  const { players, groups } = street.windows();
  for (const who of [...players, ...groups].filter((name) => !readers.has(name))) {
    const bubbles = groups.includes(who) ? street.simulator.group(who) : street.player(who).messages();
    // What people read: numbers of files and moments hold any digits.
    const said = bubbles
      .filter(({ from }) => from === 'bot')
      .map(({ text, buttons, history }) => [
        text,
        buttons.map(({ label }) => label),
        history.map((before) => before.text),
      ]);
    expect(leaksIn(JSON.stringify(said)).map((secret) => `${who}: ${secret}`)).toEqual([]);
  }
  matrix.push(`各人的窗口和 ${groups.length} 个群，跑完一周全部任务\t看不到`);
});

test('ledgers and summaries that are drawn for the office', async () => {
  const official = street.player('主任己');
  for (const words of ['台账 本月', '台账 纠纷 本月', '工作总结 本月']) {
    await official.says(words);
    await street.settle();
  }
  await street.pass(60_000);
  const files = filesBelow(street.house.config.mediaFolder).map((file) => readFileSync(file));
  const drawn = files.filter((bytes) => bytes.subarray(0, 2).toString() === 'PK');
  expect(drawn.length).toBeGreaterThanOrEqual(3);
  const words = secrets.filter((secret) => !/^\d{3}$/.test(secret));
  for (const bytes of files) expect(words.filter((word) => textOfZip(bytes).includes(word))).toEqual([]);
  matrix.push(`台账和工作总结（${drawn.length} 份）\t看不到`);
});

test('the database, opened as far as messages and conversations go', async () => {
  const { database } = street.house;
  const kind = database.kind === 'sqlite';
  const names = await street.rows<{ name: string }>(
    kind
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  const clear: string[] = [];
  for (const { name } of names) {
    for (const row of await street.rows<Record<string, unknown>>(`SELECT * FROM ${name}`))
      for (const [column, value] of Object.entries(row))
        // Three digits stand in many a number; names and words must stand nowhere.
        if (leaksIn(String(value)).some((secret) => !/^\d{3}$/.test(secret))) clear.push(`${name}.${column}`);
  }
  expect(clear).toEqual([]);
  const inbox = await street.rows<{ content: string | null }>('SELECT content FROM inbound');
  const opened = inbox
    .map(({ content }) => (content === null ? '' : database.vault.open(content)))
    .join('\n');
  expect(opened).toContain('楼道灯不亮');
  expect(leaksIn(opened).filter((secret) => !/^\d/.test(secret))).toEqual([]);
  matrix.push('数据库明文\t看不到', '打开的收件箱\t看不到');
});

test('the command line, exports, metrics and logs', async () => {
  const lines: string[] = [];
  const exported = mkdtempSync(path.join(tmpdir(), 'xiaoge-export-'));
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  try {
    const { database } = street.house;
    await listTickets(database, true);
    await listMessages(database, true, true);
    await listOutbox(database, true, true);
    await listOutbox(database, true);
    await listLessons(database, true);
    await printBurden(database, 'Asia/Shanghai', street.clock.now());
    await exportFile(database, 'Asia/Shanghai', [path.join(exported, '街道.xlsx')], undefined);
    await exportDistrict(database, 'Asia/Shanghai', exported, undefined);
  } finally {
    write.mockRestore();
  }
  for (const file of filesBelow(exported)) lines.push(textOfZip(readFileSync(file)));
  const words = secrets.filter((secret) => !/^\d{3}$/.test(secret));
  const namesIn = (text: string): string[] => words.filter((secret) => text.includes(secret));
  expect(lines.join('')).toContain('楼道灯不亮');
  expect(namesIn(lines.join(''))).toEqual([]);
  for (const page of ['metrics', 'healthz', 'readyz'])
    expect(namesIn(await (await fetch(`http://127.0.0.1:${street.house.port}/${page}`)).text())).toEqual([]);
  expect(street.logged.length).toBeGreaterThan(0);
  expect(namesIn(street.logged.join('\n'))).toEqual([]);
  matrix.push(
    '命令行（tickets、messages --text、outbox、lessons、burden）\t看不到',
    '导出的表（export、district）\t看不到',
    '指标、健康页、日志\t看不到',
  );
});

test('the photo of the notes and a backup, byte by byte', async () => {
  const { config, database } = street.house;
  const [photo] = await street.rows<{ sha256: string; fileKey: string }>(
    'SELECT sha256, fileKey FROM attachment WHERE disputeId IS NOT NULL',
  );
  const files = filesBelow(config.mediaFolder).filter((file) => file.includes(photo?.sha256 ?? '?'));
  expect(files).toHaveLength(1);
  expect(readFileSync(files[0] ?? '').subarray(0, 4)).not.toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  expect(database.vault.open(photo?.fileKey ?? '')).not.toBe('');
  // To its mediator the volume shows them, on pages of their own.
  const options = {
    database,
    office: street.house.office.current,
    clock: street.clock,
    folder: new FileFolder(config.mediaFolder),
  };
  const asked = { disputeId: 1, paper: 'dossier', readerId: await street.personId('调解员丁') } as const;
  const volume = await drawFor(options, asked);
  const parts = Object.keys(unzipSync(new Uint8Array(volume ?? Buffer.alloc(0))));
  expect(parts.filter((part) => part.startsWith('word/media/'))).toHaveLength(2);
  matrix.push('照片在盘上\t看不到');
  if (database.kind !== 'sqlite') return;
  const folder = path.join(config.mediaFolder, '..', 'backup');
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  await backup(config, folder).finally(() => write.mockRestore());
  const copied = filesBelow(folder);
  expect(copied.length).toBeGreaterThan(0);
  const words = secrets.filter((secret) => !/^\d{3}$/.test(secret)).map((secret) => Buffer.from(secret));
  for (const file of copied) {
    const bytes = readFileSync(file);
    expect(words.filter((word) => bytes.includes(word)).map((word) => `${file}: ${word.toString()}`)).toEqual(
      [],
    );
  }
  matrix.push('备份\t看不到');
});

test('each look stands in the audit log, none of it names anybody', async () => {
  const looks = await street.rows<{ action: string; object: string; personId: number }>(
    "SELECT action, object, personId FROM audit_entry WHERE object = 'dispute 1'",
  );
  expect(looks.filter(({ action }) => action === 'dispute.read').length).toBeGreaterThan(3);
  expect(leaksIn(JSON.stringify(looks))).toEqual([]);
  expect(await street.count('lesson')).toBe(0);
});

test('who leaves is out at once, and the file goes to the next mediator', async () => {
  const leaver = { MsgType: 'event', Event: 'unsubscribe' };
  await post(street, messageFrom(street, 'tiaojieyuan_ding', leaver));
  const open = await tryAll('调解员丁', '刚离开的调解员');
  expect([...open]).toEqual([]);
  await street.pass(60_000);
  const [row] = await street.rows<{ mediatorId: number }>('SELECT mediatorId FROM dispute');
  expect(row?.mediatorId).not.toBe(await street.personId('调解员丁'));
  expect(row?.mediatorId).toBeGreaterThan(0);
  matrix.push('离开一分钟以后，案卷在下一位调解员手里');
});

/** What stands in a workbook or document (a zip file), or the text as it is. */
function textOfZip(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString('utf8');
  const parts = Object.values(unzipSync(new Uint8Array(bytes)));
  return parts.map((part) => Buffer.from(part).toString('utf8')).join('\n');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesBelow(file) : [file];
  });
}
