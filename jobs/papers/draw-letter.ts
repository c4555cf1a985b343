import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawDistrictLetter } from '../../documents/district-letter';
import type { Ticket } from '../../models/tickets/ticket';
import { historyOf } from '../../models/tickets/tickets';
import { one } from '../../models/store/transaction';
import { ticketNumber } from '../../models/tickets/workflow';
import { districtLetter, referredFor } from '../../notices/tickets/level-words';
import { OFFICE_FILE, type DrawnFile, type Drawing } from './drawing';

export interface DistrictLetterSpec {
  ticketId: number;
  /** Epoch milliseconds: the day it carries. */
  at: number;
}

/** 报区的函 as a Word file. */
export async function drawLetter(
  { database, office, folder }: Drawing,
  { ticketId, at }: DistrictLetterSpec,
): Promise<DrawnFile[]> {
  const ticket = await one<Ticket>(database, 'SELECT * FROM ticket WHERE id = ?', [ticketId]);
  if (!ticket) throw new Error(`no ticket ${ticketId}`);
  const history = await historyOf(database, ticketId);
  const file = path.join(folder, 'letter.docx');
  await writeFile(
    file,
    await drawDistrictLetter(districtLetter(office, ticket, history, referredFor(history), at)),
  );
  return [
    { path: file, name: `报区函 ${ticketNumber(ticketId)}.docx`, type: 'file', contentType: OFFICE_FILE },
  ];
}
