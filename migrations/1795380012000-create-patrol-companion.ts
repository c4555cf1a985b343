import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole } from './schema';

export class CreatePatrolCompanion1795380012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'patrol_companion', [id(), whole('patrolId'), whole('personId')], {
      indexes: [['patrolId']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('patrol_companion');
  }
}
