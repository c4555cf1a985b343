import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawRectification } from '../../documents/rectification';
import { inspectionOfTicket } from '../../models/rounds/inspection';
import { patrolAt } from '../../models/rounds/patrol';
import { loadRectification } from '../../models/rounds/rectification';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { rectificationNotice } from '../../notices/rounds/rectification-page';
import { recheckDay } from '../../actions/rounds/rectify';
import { OFFICE_FILE, type DrawnFile, type Drawing } from './drawing';

export interface RectificationSpec {
  id: number;
}

/** 整改通知书 as a Word file. */
export async function drawNotice(drawing: Drawing, { id }: RectificationSpec): Promise<DrawnFile[]> {
  const { database, office, folder } = drawing;
  const row = await loadRectification(database, id);
  if (!row) throw new Error(`no rectification ${id}`);
  const ticket = await one<Ticket>(database, 'SELECT * FROM ticket WHERE id = ?', [row.ticketId]);
  if (!ticket) throw new Error(`no ticket ${row.ticketId}`);
  const inspection = await inspectionOfTicket(database, ticket.id);
  const patrol =
    inspection === null && (await patrolAt(database, ticket.reporterId, ticket.reportedAt)) !== null;
  const recheckOn = recheckDay(office.calendar, row.dueDay);
  const facts = rectificationNotice(office, { row, ticket, inspection, patrol, recheckOn });
  const file = path.join(folder, 'rectification.docx');
  await writeFile(file, await drawRectification(facts));
  return [{ path: file, name: `整改通知书 ${row.unit}.docx`, type: 'file', contentType: OFFICE_FILE }];
}
