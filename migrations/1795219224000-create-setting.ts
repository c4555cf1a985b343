import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, words } from './schema';

export class CreateSetting1795219224000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'setting', [id(), words('name', 40), words('value', 200)], {
      unique: [['name']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('setting');
  }
}
