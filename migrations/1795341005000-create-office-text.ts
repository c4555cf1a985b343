import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, words } from './schema';

/** Texts and tables an office sets for itself: its reply template, the columns of a platform's export. */
export class CreateOfficeText1795341005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'office_text', [id(), words('name', 40), longText('content')], {
      unique: [['name']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('office_text');
  }
}
