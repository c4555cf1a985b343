import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, words } from './schema';

export class CreateAlarm1795310003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'alarm', [id(), words('cause', 40), time('hour'), time('raisedAt')], {
      unique: [['cause', 'hour']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('alarm');
  }
}
