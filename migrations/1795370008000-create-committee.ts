import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, whole, words } from './schema';

export class CreateCommittee1795370008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'committee',
      [id(), whole('gridId'), words('name', 60), words('mark', 20), whole('headId', nullable)],
      { unique: [['gridId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('committee');
  }
}
