import type { GatewayName } from '../bot/outbox';
import { loadArrangement } from './outside/arrangement';
import { WorkingCalendar } from './calendar';
import type { Office } from './context';
import type { Database } from './store/database';
import {
  DIRECTORY_VERSION_SETTING,
  directoryOn,
  directoryVersion,
  readDirectory,
  type StoredDirectory,
} from './staff/stored-directory';
import type { GuideDocument } from './residents/guide';
import { loadStepLimits } from './tickets/step-limits';
import type { Transaction } from './store/transaction';

/** Where the documents of the guide come from: the same array as long as nothing changed. */
interface Guide {
  read(): readonly GuideDocument[];
}

const nothingWritten: readonly GuideDocument[] = [];
const noGuide: Guide = { read: () => nothingWritten };

/** Keeps grids, places, staff and calendar in memory, and reads them anew when somebody changed them. */
export class OfficeKeeper {
  private version: string | null = null;
  private office!: Office;
  private stored!: StoredDirectory;
  /** The local day `office` holds for. */
  private day = '';

  private constructor(
    private readonly database: Database,
    private readonly timeZone: string,
    private readonly guide: Guide,
    private readonly clock: { now(): number },
    private readonly gateways: ReadonlySet<GatewayName>,
  ) {}

  static async open(
    database: Database,
    timeZone: string,
    guide: Guide = noGuide,
    clock: { now(): number } = Date,
    gateways: ReadonlySet<GatewayName> = new Set(),
  ): Promise<OfficeKeeper> {
    const keeper = new OfficeKeeper(database, timeZone, guide, clock, gateways);
    await keeper.refresh();
    return keeper;
  }

  /** The office of today: at midnight leave begins or ends without anybody doing anything. */
  readonly current = (): Office => {
    const { day } = this.office.calendar.local(this.clock.now());
    if (day !== this.day) this.turnTo(day);
    return this.office;
  };

  private turnTo(day: string): void {
    this.day = day;
    // Nobody is away: the same street, and what others keep beside it stays good.
    if (this.stored.absences.length === 0) return;
    this.office = { ...this.office, directory: directoryOn(this.stored, day) };
  }

  /** Cheap when nothing changed: one look at the version, and at the files of the guide. */
  async refresh(): Promise<void> {
    await this.refreshStreet();
    const guide = this.guide.read();
    if (guide !== this.office.guide) this.office = { ...this.office, guide };
  }

  private async refreshStreet(): Promise<void> {
    const version = await directoryVersion(this.database);
    if (version === this.version) return;
    this.stored = await readDirectory(this.database);
    const days = await this.database.rows<{ day: string; working: number | boolean }>(
      'SELECT day, working FROM calendar_day',
    );
    const own = new Map(days.map(({ day, working }) => [day, Boolean(working)]));
    const calendar = new WorkingCalendar(this.timeZone, own);
    const { day } = calendar.local(this.clock.now());
    const arrangement = await loadArrangement(this.database);
    const stepLimits = await loadStepLimits(this.database);
    this.office = {
      directory: directoryOn(this.stored, day),
      calendar,
      guide: this.guide.read(),
      arrangement,
      stepLimits,
      gateways: this.gateways,
    };
    this.day = day;
    this.version = version;
  }
}

/** To be called in every transaction that changes grids, places, staff or days. */
export async function touchDirectory(tx: Transaction): Promise<void> {
  const version = String(Number(await directoryVersion(tx)) + 1);
  const values = [version, DIRECTORY_VERSION_SETTING];
  const { affected } = await tx.run('UPDATE setting SET value = ? WHERE name = ?', values);
  if (affected === 0) await tx.run('INSERT INTO setting (value, name) VALUES (?, ?)', values);
}
