import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole } from './schema';

export class CreateAgendaItem1795219214000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'agenda_item',
      [
        id(),
        whole('gridId'),
        whole('ticketId'),
        whole('broughtBy', nullable),
        time('addedAt'),
        time('decidedAt', nullable),
        longText('decision', nullable),
      ],
      { indexes: [['gridId', 'decidedAt'], ['ticketId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('agenda_item');
  }
}
