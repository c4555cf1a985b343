import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole } from './schema';

export class CreateVisit1795395001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'visit',
      [
        id(),
        whole('personId', nullable),
        whole('gridId'),
        whole('placeId'),
        whole('ticketId', nullable),
        longText('content', nullable),
        time('visitedAt'),
      ],
      { indexes: [['placeId'], ['personId'], ['gridId', 'visitedAt'], ['visitedAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('visit');
  }
}
