import type { Clock } from '../bot/clock';
import type { Database } from '../models/store/database';
import type { FileFolder } from '../models/exchange/file-folder';
import { forgetWorkPhones } from '../models/staff/work-phone';
import {
  eraseRecords,
  forgetAttachments,
  forgetFile,
  forgetWalkers,
  unusedFiles,
} from '../models/store/retention';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Far longer than a file takes to come. */
const BROKEN_OFF = 6 * HOUR;

/** Once a day, in small steps: records and files that nobody needs any more go, as docs/privacy.md says. */
export class Tidier {
  private after = 0;
  private restUntil = 0;

  constructor(
    private readonly database: Database,
    private readonly folder: FileFolder,
    private readonly clock: Clock,
  ) {}

  /** One step; 0 = nothing more today. */
  async pass(): Promise<number> {
    const now = this.clock.now();
    if (now < this.restUntil) return 0;
    const records = await this.database.write((tx) => eraseRecords(tx, now));
    const walkers = await this.database.write((tx) => forgetWalkers(tx, now));
    const phones = await this.database.write((tx) => forgetWorkPhones(tx));
    const forgotten =
      records + walkers + phones + (await this.database.write((tx) => forgetAttachments(tx, now)));
    if (forgotten > 0) return forgotten;
    const { unused, next } = await unusedFiles(this.database, this.after, now);
    for (const sha256 of unused) await this.remove(sha256);
    if (next !== null) {
      this.after = next;
      return 1;
    }
    this.after = 0;
    this.restUntil = now + DAY;
    // Files tell their age by the clock of the disk, whatever time it is in the house.
    await this.folder.sweep(Date.now() - BROKEN_OFF);
    return 0;
  }

  private async remove(sha256: string): Promise<void> {
    const gone = await this.database.write((tx) => forgetFile(tx, sha256));
    if (gone) await this.folder.remove(sha256, Date.now() - BROKEN_OFF);
  }
}
