import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { boardOf, countAnswered, keepFeedback } from '../../models/residents/feedback';
import { keepPublicNotice, noticesFor } from '../../models/residents/public-notice';
import { insert } from '../../models/store/transaction';
import { lastWeek } from '../../models/week';
import { buildingWeek } from '../../models/residents/door-figures';
import { doorSheet } from '../../notices/residents/door-words';
import { shanghai, Street } from '../../test/street';
import { keepDoorSheets, writeDoorSheets } from './door-sheets';

let street: Street;
let folder: string;
beforeEach(async () => {
  street = await Street.open({ start: '2026-11-30 09:00' });
  folder = mkdtempSync(path.join(tmpdir(), 'xiaoge-doors-'));
});
afterEach(async () => {
  await street.close();
  rmSync(folder, { recursive: true, force: true });
});

const sheets = () => ({
  reader: street.house.database,
  office: street.house.office.current(),
  now: street.clock.now(),
});
const building = () => {
  const place = sheets().office.directory.places.find(({ name }) => name === '3号楼');
  if (!place) throw new Error('no building 3');
  return place;
};

const ticket = (category: string, at: string, state = 'closed'): Promise<number> =>
  street.house.database.write((tx) =>
    insert(tx, 'ticket', {
      state,
      version: 1,
      category,
      gridId: building().gridId,
      placeId: building().id,
      placeText: '3号楼2单元501',
      subject: '张三家漏水',
      description: '秘密',
      urgency: 'normal',
      channel: 'kf',
      source: 'resident',
      reporterId: 1,
      confirmed: 1,
      round: 0,
      reportedAt: shanghai(at),
      closedAt: state === 'closed' ? shanghai(at) : null,
    }),
  );

it('how many wishes were answered stands on the door, none of their words', async () => {
  const { reader, office } = sheets();
  const { gridIds } = boardOf(office.directory, building().gridId);
  await street.house.database.write(async (tx) => {
    const now = shanghai('2026-11-23 10:00');
    const about = { personId: 1, now, dueAt: now, kind: 'suggestion' as const, gridId: building().gridId };
    const id = await keepFeedback(tx, { ...about, text: '想加两盏灯' });
    await tx.run('UPDATE feedback SET answeredAt = ? WHERE id = ?', [shanghai('2026-11-25 10:00'), id]);
    await keepFeedback(tx, { ...about, text: '想装扶手' });
  });
  const span = [shanghai('2026-11-23 00:00'), shanghai('2026-11-30 00:00')] as const;
  expect(await countAnswered(reader, gridIds, ...span)).toBe(1);
  const figures = await buildingWeek(reader, office, building().id, lastWeek('2026-11-30'));
  const told = doorSheet(office.directory, building(), lastWeek('2026-11-30'), figures, [], 1);
  expect(told.answers).toBe('大家提的愿望上周答复了 1 条，扫码回“民情公示”看。');
  expect(JSON.stringify(told)).not.toMatch(/灯|扶手/);
});

async function sheet() {
  const { reader, office, now } = sheets();
  const week = lastWeek(office.calendar.local(now).day);
  return doorSheet(
    office.directory,
    building(),
    week,
    await buildingWeek(reader, office, building().id, week),
  );
}

test('what was done last week, by kind, the most first; Sunday night belongs to it, Monday does not', async () => {
  await ticket('0203', '2026-11-23 00:00');
  await ticket('0203', '2026-11-29 23:59');
  await ticket('0501', '2026-11-25 10:00');
  await ticket('0501', '2026-11-30 00:00');
  await ticket('0501', '2026-11-22 23:59');
  await ticket('0106', '2026-11-20 10:00', 'handling');
  expect(await sheet()).toMatchObject({
    building: '3号楼',
    period: '幸福社区 · 11月23日—11月29日',
    done: [
      { kind: '楼道灯、小区灯不亮', count: 2 },
      { kind: '暴露垃圾', count: 1 },
    ],
    figures: '本楼上周上报 3 件，办好 3 件，还在办 1 件',
    phone: '8000-0001',
  });
});

test('no names, rooms, disputes; small figures of sensitive kinds neither shown nor to be worked out', async () => {
  for (let count = 0; count < 6; count += 1) await ticket('1101', '2026-11-25 10:00');
  for (let count = 0; count < 4; count += 1) await ticket('0805', '2026-11-25 10:00');
  await ticket('0203', '2026-11-25 10:00');
  const drawn = await sheet();
  expect(drawn.done).toEqual([{ kind: '楼道灯、小区灯不亮', count: 1 }]);
  expect(drawn.figures).toBe('本楼上周上报 1 件，办好 1 件，还在办 0 件');
  expect(JSON.stringify(drawn)).not.toMatch(/张三|501|秘密/);
});

test('one page of A4 for each building of the grid, with all its words in it', async () => {
  await ticket('0203', '2026-11-25 10:00');
  const names = await writeDoorSheets(sheets(), building().gridId, folder);
  expect(names).toEqual(['3', '4', '5', '6'].map((number) => `2026-11-23-幸福社区-${number}号楼.pdf`));
  const pdf = readFileSync(path.join(folder, names[0] ?? ''));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(pdf.toString('latin1')).toContain('[0 0 595.28 841.89]');
  expect(pdf.length).toBeLessThan(200_000);
});

test('what the office announced for the house stands on its sheet, as long as it holds', async () => {
  const { office, reader } = sheets();
  const notice = {
    authorId: 1,
    gridId: building().gridId,
    kind: 'water' as const,
    text: '【停水】3号楼 12月1日8点到17点停水。'.repeat(6),
    sendAt: 0,
    untilAt: shanghai('2026-12-01 17:00'),
  };
  await street.house.database.write(async (tx) => {
    const { id } = await keepPublicNotice(tx, notice, [building().id]);
    await tx.run('UPDATE public_notice SET postedAt = 1 WHERE id = ?', [id]);
  });
  const above = office.directory.upwards(building().gridId).map(({ id }) => id);
  const at = (placeId: number, moment: string) => noticesFor(reader, { placeId, above }, shanghai(moment));
  expect(await at(building().id, '2026-12-01 16:59')).toHaveLength(1);
  expect(await at(building().id, '2026-12-01 17:00')).toHaveLength(0);
  expect(await at(building().id + 1, '2026-12-01 16:59')).toHaveLength(0);
  const [name = ''] = await writeDoorSheets(sheets(), building().gridId, folder);
  const pdf = readFileSync(path.join(folder, name));
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test('the weekly pass keeps the whole street ready and draws nothing twice', async () => {
  await expect(keepDoorSheets({ ...sheets(), now: shanghai('2026-11-30 05:59') }, folder)).resolves.toBe(0);
  await expect(keepDoorSheets(sheets(), folder)).resolves.toBe(1);
  expect(readdirSync(path.join(folder, '2026-11-23')).filter((name) => name.endsWith('.pdf'))).toHaveLength(
    24,
  );
  await expect(keepDoorSheets(sheets(), folder)).resolves.toBe(0);
  expect(existsSync(path.join(folder, '2026-11-30'))).toBe(false);
});

const hasTool = (): boolean => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

test('a reader finds the words in the file', async () => {
  // poppler-utils reads it as people would; without it the page was looked at above.
  if (!hasTool()) return;
  await ticket('0203', '2026-11-25 10:00');
  const [name = ''] = await writeDoorSheets(sheets(), building().gridId, folder);
  const text = execFileSync('pdftotext', ['-layout', path.join(folder, name), '-']).toString();
  expect(text).toContain('3号楼');
  expect(text).toContain('楼道灯');
  expect(text).toContain('8000-0001');
});
