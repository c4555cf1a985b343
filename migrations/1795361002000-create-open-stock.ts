import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreateOpenStock1795361002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'open_stock',
      [id(), words('day', 10), whole('gridId'), words('category', 4), whole('open'), whole('overdue')],
      { unique: [['day', 'gridId', 'category']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('open_stock');
  }
}
