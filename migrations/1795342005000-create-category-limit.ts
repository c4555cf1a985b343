import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

/** A street's own limit for a category. */
export class CreateCategoryLimit1795342005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'category_limit',
      [id(), whole('gridId'), words('category', 4), whole('tenths'), words('unit', 2)],
      { unique: [['gridId', 'category']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('category_limit');
  }
}
