import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, whole, words } from './schema';

export class CreateInspectionTemplate1795385018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'inspection_template',
      [
        id(),
        whole('gridId'),
        words('name', 40),
        longText('aliases'),
        whole('everyDays'),
        words('season', 16),
        longText('items'),
      ],
      { unique: [['gridId', 'name']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('inspection_template');
  }
}
