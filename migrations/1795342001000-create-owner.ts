import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, whole, words } from './schema';

/** 管理主体: who has to keep a place in order. */
export class CreateOwner1795342001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'owner',
      [id(), whole('gridId'), words('name', 60), words('kind', 16), words('phone', 40, nullable)],
      { unique: [['gridId', 'name']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('owner');
  }
}
