import type { Database } from '../../models/store/database';
import { isDatabaseAway } from '../../models/store/database-away';
import { Failure } from '../../models/failure';
import { DuplicateMessage, storedReply } from '../../models/exchange/inbound';
import type { Transaction } from '../../models/store/transaction';
import { apologyFor, type Apology } from './failed';

export interface Work<Reply> {
  /** Stores the message and handles it; throws DuplicateMessage when it was stored before. */
  handle(tx: Transaction): Promise<Reply | null>;
  /** Nothing of the failed turn remains but the message itself, its cause and an answer to the person. */
  apologise(tx: Transaction, apology: Apology, error: unknown): Promise<Reply | null>;
}

interface House {
  database: Database;
  onFailure(error: unknown, reference: string): void;
}

/**
 * One message has one effect: handled in one transaction, a repeat gets the stored answer, a failure an apology.
 * Rejects only when the database can't be reached; the spool then keeps the message (web/door.ts).
 */
export async function once<Reply>(house: House, key: string, work: Work<Reply>): Promise<Reply | null> {
  const { database } = house;
  const orStored = async (error: unknown): Promise<Reply | null> => {
    if (!(error instanceof DuplicateMessage)) throw error;
    return (await storedReply(database, key)) as Reply | null;
  };
  try {
    return await database.write((tx) => work.handle(tx)).catch(orStored);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const apology = apologyFor(error);
    if (!(error instanceof Failure)) house.onFailure(error, apology.reference ?? '');
    return database.write((tx) => work.apologise(tx, apology, error)).catch(orStored);
  }
}
