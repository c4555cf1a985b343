import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const INDEX = 'attachment_file';

/** Whether a file on disk is still somebody's is asked for every file, every day. */
export class IndexAttachmentFile1795390001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('attachment', new TableIndex({ name: INDEX, columnNames: ['sha256'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('attachment', INDEX);
  }
}
