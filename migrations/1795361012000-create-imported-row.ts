import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreateImportedRow1795361012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'imported_row',
      [id(), whole('importId'), whole('ticketId'), words('print', 64)],
      {
        unique: [['print']],
        indexes: [['importId']],
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('imported_row');
  }
}
