import SqliteConnection from 'better-sqlite3';
import { driverCode } from './transaction';

/**
 * Holds a file alone until the returned function is called; null when another has it. The operating system lets go of
 * it when the process dies, however it dies. The file has to lie on a disk of this machine.
 */
export function lockFile(file: string): (() => void) | null {
  const connection = new SqliteConnection(file, { timeout: 0 });
  try {
    // No journal beside the file: nothing is ever written to it.
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
    return () => connection.close();
  } catch (error) {
    connection.close();
    if (driverCode(error).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
