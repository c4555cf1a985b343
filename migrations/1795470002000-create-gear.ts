import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreateGear1795470002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'gear', [id(), whole('gridId'), words('name', 40), words('rule', 80)], {
      unique: [['gridId', 'name']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('gear');
  }
}
