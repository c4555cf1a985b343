import { organisationSheets } from '../actions/organisation/export';
import { importOrganisation, type ImportOutcome } from '../actions/organisation/import';
import { readKnown } from '../actions/organisation/known';
import { seedSampleStreet } from '../cli/seed';
import { workbook } from '../documents/xlsx';
import { readWorkbook, type SheetRead } from '../documents/xlsx-read';
import type { Office } from '../models/context';
import type { Database } from '../models/store/database';
import { OfficeKeeper } from '../models/office';
import { changeWords, faultWords } from '../notices/staff/organisation-words';
import { borrowDatabase, openDatabase, type TestDatabase } from './database';
import { shanghai } from './street';

export const NOW = shanghai('2026-11-24 09:00');

export const sheet = (name: string, ...rows: string[][]): SheetRead => ({ name, rows });

/** What the office reads of an import, line by line. */
export const said = ({ faults, changes }: ImportOutcome): string[] => [
  ...faults.map(faultWords),
  ...changes.map(changeWords),
];

/** Where sheets are brought in and taken out: an empty street in a database of its own. */
export class SheetDesk {
  private constructor(
    private readonly made: TestDatabase,
    readonly database: Database,
  ) {}

  static async open(): Promise<SheetDesk> {
    const made = await borrowDatabase();
    return new SheetDesk(made, await openDatabase(made));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.made.drop();
  }

  async office(): Promise<Office> {
    return (await OfficeKeeper.open(this.database, 'Asia/Shanghai')).current();
  }

  async seedSampleStreet(): Promise<void> {
    await seedSampleStreet(this.database, NOW);
  }

  async bring(
    sheets: readonly SheetRead[],
    { preview = false, within = null }: { preview?: boolean; within?: string | null } = {},
  ): Promise<ImportOutcome> {
    const office = await this.office();
    return this.database.write((tx) =>
      importOrganisation({ tx, office, now: NOW, actorId: null }, sheets, { preview, within }),
    );
  }

  async exported(street: string): Promise<SheetRead[]> {
    const known = await readKnown(this.database, NOW);
    const { calendar } = await this.office();
    const top = known.grids.find(({ name }) => name === street);
    return readWorkbook(await workbook(organisationSheets(known, top?.id ?? 0, calendar)));
  }
}
