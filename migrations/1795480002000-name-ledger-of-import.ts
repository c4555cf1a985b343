import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { words } from './schema';

export class NameLedgerOfImport1795480002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('ledger_import', new TableColumn(words('ledger', 16, { default: "'tickets'" })));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('ledger_import', 'ledger');
  }
}
