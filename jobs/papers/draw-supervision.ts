import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawSupervision } from '../../documents/supervision';
import { supervisionById } from '../../models/tickets/supervision';
import type { Ticket } from '../../models/tickets/ticket';
import { one } from '../../models/store/transaction';
import { supervisionName, supervisionSheet } from '../../notices/tickets/supervision-words';
import { OFFICE_FILE, type DrawnFile, type Drawing } from './drawing';

export interface SupervisionSpec {
  id: number;
}

/** 督办单 as a Word file. */
export async function drawOrder(drawing: Drawing, { id }: SupervisionSpec): Promise<DrawnFile[]> {
  const { database, office, folder } = drawing;
  const order = await supervisionById(database, id);
  if (!order) throw new Error(`no supervision ${id}`);
  const ticket = await one<Ticket>(database, 'SELECT * FROM ticket WHERE id = ?', [order.ticketId]);
  if (!ticket) throw new Error(`no ticket ${order.ticketId}`);
  const file = path.join(folder, 'supervision.docx');
  await writeFile(file, await drawSupervision(supervisionSheet(office, order, ticket)));
  return [
    {
      path: file,
      name: `${supervisionName(order).replace('督办', '督办单')}.docx`,
      type: 'file',
      contentType: OFFICE_FILE,
    },
  ];
}
