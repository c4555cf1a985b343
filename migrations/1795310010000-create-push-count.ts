import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreatePushCount1795310010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'push_count',
      [id(), whole('personId'), words('day', 10), whole('pushes'), whole('lists')],
      { unique: [['personId', 'day']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('push_count');
  }
}
