import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

export class CreateLedgerImport1795361011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'ledger_import', [
      id(),
      whole('personId'),
      whole('gridId'),
      words('sha256', 64),
      time('importedAt'),
      time('undoneAt', nullable),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ledger_import');
  }
}
