import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateTicketEvent1795219208000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'ticket_event',
      [
        id(),
        whole('ticketId'),
        time('at'),
        whole('actorId', nullable),
        words('transition', 24),
        words('fromState', 16),
        words('toState', 16),
        longText('note'),
      ],
      { indexes: [['ticketId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ticket_event');
  }
}
