import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, time, whole } from './schema';

/** 工作电话 of staff, sealed; apart from the person, so that nothing reads it by the way. */
export class CreateWorkPhone1795500003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'work_phone', [id(), whole('personId'), longText('phone'), time('notedAt')], {
      unique: [['personId']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('work_phone');
  }
}
