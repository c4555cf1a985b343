import type { Database } from '../models/store/database';

/** What stood on the command line beside the words. */
export interface Flags {
  json: boolean;
  text: boolean;
  at: string | undefined;
  /** A node's name, and where files go. */
  grid: string | undefined;
  out: string | undefined;
  failed: boolean;
  repair: boolean;
  gently: boolean;
  allFailed: boolean;
  /** Only show what would change. */
  preview: boolean;
  tickets: string | undefined;
  /** Codes of doors whose street has another account now are asked for anew. */
  renew: boolean;
}

export interface Command {
  usage: string;
  does: string;
  /** Writers bring the tables up to date first; readers open the database read-only. */
  writes: boolean;
  run(database: Database, flags: Flags, words: string[]): Promise<void>;
}

/** A command that opens what it needs by itself, or has to work when the database can't be opened. */
export interface LooseCommand {
  usage: string;
  does: string;
  runAlone(words: string[]): Promise<void>;
}
