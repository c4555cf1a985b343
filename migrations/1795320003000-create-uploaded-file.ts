import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, words } from './schema';

export class CreateUploadedFile1795320003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'uploaded_file',
      [
        id(),
        words('sha256', 64),
        words('type', 8),
        words('scope', 64),
        words('mediaId', 256),
        time('uploadedAt'),
      ],
      { unique: [['sha256', 'type', 'scope']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('uploaded_file');
  }
}
