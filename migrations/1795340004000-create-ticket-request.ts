import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

/** 延期 and 挂起, as asked for and as decided. */
export class CreateTicketRequest1795340004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'ticket_request',
      [
        id(),
        whole('ticketId'),
        words('kind', 8),
        words('state', 8),
        whole('askedBy'),
        time('askedAt'),
        longText('reason'),
        time('untilAt', nullable),
        whole('decidedBy', nullable),
        time('decidedAt', nullable),
        longText('answer', nullable),
      ],
      { indexes: [['ticketId', 'kind']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ticket_request');
  }
}
