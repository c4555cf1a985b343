import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Logger } from 'pino';
import type { WecomClient } from '../bot/api-client';
import type { Clock } from '../bot/clock';
import type { MediaShelf } from '../bot/outbox';
import type { Config } from '../config';
import type { Office } from '../models/context';
import type { Database } from '../models/store/database';
import { FileFolder } from '../models/exchange/file-folder';
import { MediaLibrary } from '../models/exchange/media-library';
import { checkedWords } from '../notices/figures/figure-words';
import { Clerk } from './papers/clerk';
import { ContactsReader } from './staff/contacts';
import { keepDoorSheets } from './residents/door-sheets';
import { checkFigures, checkNightly } from './figures/figures-check';
import { FileFetcher } from './exchange/fetch-files';
import { Tidier } from './tidy';
import type { Attachment } from '../models/tickets/ticket';
import { lookAtSheet } from './staff/import-sheet';
import { lookAtForm } from './figures/ledger-form';
import { lookAtOldLedger } from './figures/old-ledger';
import { lookAtOrders, type OrderSheetOptions } from './outside/order-sheet';
import { Loop } from './loop';
import { PaperShelf } from './papers/paper-shelf';
import type { DrawnFile } from './papers/drawing';
import { Transcriber, type TranscriberOptions } from './exchange/transcribe';

export interface BackgroundOptions {
  config: Pick<Config, 'mediaFolder' | 'speechUrl' | 'contactRules'>;
  database: Database;
  office: () => Office;
  client: WecomClient;
  clock: Clock;
  log: Logger;
  understand: TranscriberOptions['understand'];
  offer: TranscriberOptions['offer'];
  /** What the orders of a workbook would bring. */
  propose: OrderSheetOptions['propose'];
  /** The command line's program, which draws door sheets in a process of its own; run from the sources there is none. */
  program: string;
  /** Something was written that has to be sent. */
  onQueued: () => void;
  /** A name for each claim (models/store/holder.ts). */
  claim: () => string;
  onError: (error: unknown) => void;
}

/** Ledgers are written row by row; more would be a mistake of ours. */
const DRAWING_MEMORY = '--max-old-space-size=220';

/** Files that come and go, the address book, the sheets for the doors: what runs beside the conversations. */
export class Background {
  readonly fetcher: FileFetcher;
  readonly contacts: ContactsReader;
  readonly clerk: Clerk;
  readonly tidier: Tidier;
  /** What messages carry as files of ours. */
  readonly shelf: MediaShelf;
  readonly loops: readonly Loop[];
  private readonly reading: Loop;

  constructor(private readonly options: BackgroundOptions) {
    const { config, database, client, clock, onError } = options;
    const folder = new FileFolder(config.mediaFolder);
    const library = new MediaLibrary(database, client, folder, clock);
    this.shelf = new PaperShelf({ database, office: options.office, clock, client, folder }, library);
    this.fetcher = this.makeFetcher(folder);
    this.contacts = this.makeReader();
    this.clerk = this.makeClerk(folder);
    this.tidier = new Tidier(database, folder, clock);
    this.reading = new Loop({ pass: () => this.contacts.pass(), every: 60_000, rest: 1_000, onError });
    this.loops = [
      new Loop({ pass: () => this.fetcher.fetch(), every: 1_000, rest: 20, onError }),
      new Loop({ pass: () => this.keepDoorSheets(), every: 600_000, rest: 600_000, onError }),
      new Loop({ pass: () => this.clerk.work(), every: 1_000, rest: 20, onError }),
      new Loop({ pass: () => this.checkFigures(), every: 600_000, rest: 600_000, onError }),
      new Loop({ pass: () => this.tidier.pass(), every: 600_000, rest: 1_000, onError }),
      this.reading,
    ];
  }

  /** Somebody came, or a department changed: read now instead of at the next full hour. */
  contactsChanged(): void {
    void this.contacts.hurry().then(() => this.reading.wake(), this.options.onError);
  }

  /** Orders of another platform, an office's own form, or an administrator's lists. */
  private async lookAtFile(options: OrderSheetOptions, file: Attachment): Promise<void> {
    if (await lookAtOldLedger(options, file)) return;
    if (await lookAtOrders(options, file, true)) return;
    if (await lookAtForm(options, file)) return;
    if (!(await lookAtOrders(options, file, false))) await lookAtSheet(options, file);
  }

  private makeFetcher(folder: FileFolder): FileFetcher {
    const { config, database, office, clock, client, log, understand, offer, onQueued, claim, propose } =
      this.options;
    const onFile = (file: Attachment): Promise<void> =>
      this.lookAtFile({ database, office, folder, clock, onQueued, propose }, file).catch((error: unknown) =>
        log.warn({ failure: { message: String(error) } }, 'a sheet was not read'),
      );
    const shared = { database, office, clock, folder, onQueued, claim, onFile };
    if (config.speechUrl === null) return new FileFetcher({ ...shared, client });
    const transcriber = new Transcriber({
      ...shared,
      url: config.speechUrl,
      understand,
      offer,
      onFailure: (error) => log.warn({ failure: { message: String(error) } }, 'a voice was not written down'),
    });
    return new FileFetcher({ ...shared, client, onVoice: (voice) => transcriber.transcribe(voice) });
  }

  /** Draws in a process of its own where there is a program; half a million rows hold up nobody's answer. */
  private makeClerk(folder: FileFolder): Clerk {
    const { config, database, office, clock, claim, log, onQueued, program } = this.options;
    const draw = async ({ id }: { id: number }, into: string, now: number): Promise<DrawnFile[]> => {
      const words = ['paper', String(id), '--out', into, '--at', new Date(now).toISOString()];
      const { stdout } = await promisify(execFile)(process.execPath, [DRAWING_MEMORY, program, ...words]);
      return JSON.parse(stdout) as DrawnFile[];
    };
    return new Clerk({
      database,
      office,
      folder,
      mediaFolder: config.mediaFolder,
      clock,
      claim,
      onQueued,
      onFailure: (error) => log.warn({ failure: { message: String(error) } }, 'a paper was not drawn'),
      ...(existsSync(program) ? { draw } : {}),
    });
  }

  private makeReader(): ContactsReader {
    const { config, database, office, client, clock, log, onQueued } = this.options;
    return new ContactsReader({
      database,
      office,
      client,
      clock,
      onQueued,
      rules: config.contactRules,
      onSynced: (synced, problems) => {
        log.info({ synced }, 'address book read');
        if (problems.length > 0) log.warn({ problems }, 'rules of the address book name what is not there');
      },
    });
  }

  /** Last week's sheets, in a folder beside the media. */
  private keepDoorSheets(): Promise<number> {
    const { config, database, clock, program } = this.options;
    const sheets = { reader: database, office: this.options.office(), now: clock.now() };
    const root = path.join(path.dirname(config.mediaFolder), 'door-sheets');
    if (!existsSync(program)) return keepDoorSheets(sheets, root);
    return keepDoorSheets(sheets, root, (gridId, folder) => {
      const grid = sheets.office.directory.grid(gridId)?.name ?? '';
      const at = new Date(sheets.now).toISOString();
      const words = ['door-sheets', '--grid', grid, '--out', folder, '--at', at];
      return promisify(execFile)(process.execPath, [program, ...words]);
    });
  }

  /** The counters against the tickets, in the night. */
  checkFigures(): Promise<number> {
    const { database, office, clock, program } = this.options;
    const check = { database, office: office(), now: clock.now() };
    return checkNightly(check, async () => {
      if (!existsSync(program)) return checkedWords(await checkFigures(check, { gently: true }));
      const words = ['recount', '--gently', '--at', new Date(check.now).toISOString()];
      // Exit code 1 says that something differs; it was told, and its words are the outcome.
      const run = promisify(execFile)(process.execPath, [program, ...words]);
      const { stdout } = await run.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }));
      return stdout.trim() || '没有核对成';
    });
  }
}
