import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, time, whole } from './schema';

export class CreateDutyNote1795380016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'duty_note',
      [id(), whole('personId'), longText('content'), time('writtenAt')],
      { indexes: [['writtenAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('duty_note');
  }
}
