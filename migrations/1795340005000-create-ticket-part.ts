import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

/** 协办 and 吹哨: what a helping desk or colleague does for the lead, and by when. */
export class CreateTicketPart1795340005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'ticket_part',
      [
        id(),
        whole('ticketId'),
        whole('whistleId', nullable),
        words('desk', 40, nullable),
        whole('personId', nullable),
        longText('task'),
        time('dueAt'),
        time('askedAt'),
        words('answer', 8, nullable),
        time('answeredAt', nullable),
        time('doneAt', nullable),
        longText('result', nullable),
        time('remindedAt', nullable),
      ],
      { indexes: [['ticketId'], ['doneAt', 'dueAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ticket_part');
  }
}
