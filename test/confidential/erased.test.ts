import { showPerson } from '../../cli/person-data';
import { privacy } from '../../cli/privacy';
import { disputeFigures } from '../../models/mediation/dispute-figures';
import {
  dropSpentFiles,
  eraseOldDisputes,
  forgetDisputesOf,
  keepDisputesFor,
} from '../../models/mediation/erase-dispute';
import { personData } from '../../models/residents/person-data';
import type { Street } from '../street';
import { leaksIn, streetWithCase } from './case';

const DAY = 86_400_000;

/** A whole street and thousands of transactions: a busy machine with a database server takes its time. */
jest.setTimeout(300_000);

let street: Street;
beforeAll(async () => {
  street = await streetWithCase();
  for (const step of ['调解 M-0001', '〔已履行〕', '〔回访〕', '〔都好，满意〕', '〔告知、核对都做了〕']) {
    const mediator = street.player('调解员丁');
    await (step.startsWith('〔') ? mediator.taps(step.slice(1, -1)) : mediator.says(step));
    await street.settle();
  }
});
afterAll(() => street.close());

const applicant = (): Promise<number> => street.personId('居民甲');

/** Figures of all time, as a text to be compared. */
async function figures(): Promise<string> {
  const gridIds = street.house.office.current().directory.grids.map(({ id }) => id);
  const all = await disputeFigures(street.house.database, {
    from: 0,
    until: Number.MAX_SAFE_INTEGER,
    gridIds,
  });
  return JSON.stringify([...all]);
}

test('a person is shown her own words and particulars and what was agreed, and nothing of the other side', async () => {
  const data = await personData(street.house.database, await applicant());
  expect(data['identity']).toHaveLength(1);
  const [own] = data['dispute'] ?? [];
  expect(own).toMatchObject({ state: 'closed', own: { name: '某甲', phone: '13900001111' } });
  expect(JSON.stringify(own)).toContain('铁皮棚');
  // The record of the talk and the other side's flat are not hers.
  expect(JSON.stringify(data)).not.toContain('认了错');
  // She may also ask who looked, and when.
  expect(JSON.stringify(own?.['looks'])).toContain('dispute.read');
  const lines: string[] = [];
  const write = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((line) => lines.push(String(line)) > 0);
  await showPerson(street.house.database, street.player('居民甲').player.id).finally(() =>
    write.mockRestore(),
  );
  expect(JSON.parse(lines.join(''))).toEqual(data);
  expect(await street.count('audit_entry', "action = 'privacy.show'")).toBe(1);
});

test('a party who never wrote to us is shown his own part, by the number of the case', async () => {
  const lines: string[] = [];
  const write = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((line) => lines.push(String(line)) > 0);
  await privacy(street.house.database, ['show', 'M-0001', '对方1']).finally(() => write.mockRestore());
  const shown = lines.join('');
  expect(JSON.parse(shown)).toMatchObject({ state: 'closed', own: { name: '某乙' } });
  for (const word of ['13900001111', '认了错', '石榴账单', '阿福']) expect(shown).not.toContain(word);
  await expect(privacy(street.house.database, ['show', 'M-0001'])).rejects.toThrow('写清是哪一方');
  await expect(privacy(street.house.database, ['show', 'M-0001', '对方9'])).rejects.toThrow('没有对方9');
  await expect(privacy(street.house.database, ['forget', 'M-0099'])).rejects.toThrow('没有编号是');
  // Within its time nothing is emptied.
  await privacy(street.house.database, ['forget', 'M-0001']);
  expect(await street.count('dispute', 'erasedAt IS NULL')).toBe(1);
});

test('photos of evidence go thirty days after the end, those of the notes stay with the file', async () => {
  const { database } = street.house;
  const spent = async (at: number): Promise<number> => database.write((tx) => dropSpentFiles(tx, at));
  expect(await spent(street.clock.now() + 29 * DAY)).toBe(0);
  expect(await spent(street.clock.now() + 31 * DAY)).toBe(1);
  expect(await street.count('attachment', 'disputeId IS NOT NULL AND evidenceId IS NOT NULL')).toBe(0);
  expect(await street.count('attachment', 'disputeId IS NOT NULL AND sessionId IS NOT NULL')).toBe(1);
});

test('within its time a file is kept, whoever asks; after it names and words go and the figures stay', async () => {
  const { database } = street.house;
  const now = street.clock.now();
  const id = await applicant();
  const before = await figures();
  expect(before).toContain('"settled":1');
  expect(await database.write((tx) => forgetDisputesOf(tx, id, now))).toEqual({
    erased: 0,
    open: 0,
    kept: 1,
  });
  await database.write((tx) => keepDisputesFor(tx, 5));
  expect(await database.write((tx) => eraseOldDisputes(tx, now + 5 * 365 * DAY - DAY))).toBe(0);
  expect(await database.write((tx) => eraseOldDisputes(tx, now + 5 * 365 * DAY + DAY))).toBe(1);
  expect(await figures()).toBe(before);
  const everything: string[] = [];
  for (const table of [
    'dispute',
    'dispute_party',
    'dispute_event',
    'mediation_session',
    'mediation_agreement',
    'mediation_evidence',
    'party_link',
  ]) {
    for (const row of await street.rows<Record<string, unknown>>(`SELECT * FROM ${table}`))
      // A keyed hash holds any digits.
      for (const value of Object.values(row).filter((text) => !/^[0-9a-f]{64}$/.test(String(text))))
        everything.push(
          typeof value === 'string' && value.startsWith('v1.') ? database.vault.open(value) : String(value),
        );
  }
  expect(leaksIn(everything.join('\n'))).toEqual([]);
  expect(await street.count('attachment', 'disputeId IS NOT NULL')).toBe(0);
  expect((await personData(database, id))['dispute']).toBeUndefined();
});
