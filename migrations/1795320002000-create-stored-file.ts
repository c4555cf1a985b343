import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole, words } from './schema';

export class CreateStoredFile1795320002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'stored_file',
      [id(), words('sha256', 64), words('contentType', 60), whole('bytes'), time('storedAt')],
      { unique: [['sha256']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('stored_file');
  }
}
