import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, time, whole, words } from './schema';

export class CreateLedgerForm1795361008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'ledger_form',
      [
        id(),
        words('name', 60),
        whole('gridId'),
        words('sha256', 64),
        words('ledger', 16),
        longText('mapping'),
        whole('createdBy'),
        time('createdAt'),
      ],
      { unique: [['gridId', 'name']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ledger_form');
  }
}
