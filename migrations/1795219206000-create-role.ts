import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, whole, words } from './schema';

export class CreateRole1795219206000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'role',
      [id(), whole('personId'), whole('gridId'), words('role', 16), words('desk', 40, nullable)],
      { indexes: [['personId'], ['gridId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('role');
  }
}
