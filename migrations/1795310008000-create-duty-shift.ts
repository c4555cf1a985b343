import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole } from './schema';

export class CreateDutyShift1795310008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'duty_shift', [id(), whole('personId'), time('startsAt'), time('endsAt')], {
      indexes: [['endsAt']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('duty_shift');
  }
}
