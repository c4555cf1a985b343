import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole, words } from './schema';

export class CreatePatrolRater1795470006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'patrol_rater', [id(), whole('personId'), words('month', 7), time('ratedAt')], {
      unique: [['personId', 'month']],
      indexes: [['ratedAt']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('patrol_rater');
  }
}
