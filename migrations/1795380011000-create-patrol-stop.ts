import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole } from './schema';

export class CreatePatrolStop1795380011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'patrol_stop', [id(), whole('patrolId'), whole('pointId'), time('reachedAt')], {
      indexes: [['patrolId'], ['pointId', 'reachedAt']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('patrol_stop');
  }
}
