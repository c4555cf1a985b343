import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole } from './schema';

export class CreateSupervision1795219211000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'supervision',
      [id(), whole('ticketId'), whole('orderedBy'), time('orderedAt'), time('dueAt')],
      { indexes: [['ticketId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('supervision');
  }
}
