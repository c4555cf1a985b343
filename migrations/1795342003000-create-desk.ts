import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, whole, words } from './schema';

/** 科室、工作组 of a node. */
export class CreateDesk1795342003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'desk',
      [id(), whole('gridId'), words('name', 40), words('phone', 40, nullable)],
      { unique: [['gridId', 'name']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('desk');
  }
}
