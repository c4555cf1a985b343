import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreatePatrolPoint1795380009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'patrol_point', [id(), whole('gridId'), words('name', 60)], {
      indexes: [['gridId']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('patrol_point');
  }
}
