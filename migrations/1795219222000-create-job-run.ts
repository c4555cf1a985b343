import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, words } from './schema';

export class CreateJobRun1795219222000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'job_run',
      [
        id(),
        words('name', 40),
        time('tick'),
        time('startedAt'),
        time('finishedAt', nullable),
        words('outcome', 500, nullable),
      ],
      { unique: [['name', 'tick']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('job_run');
  }
}
