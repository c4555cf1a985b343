import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, whole, words } from './schema';

export class CreateAbsence1795310009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'absence',
      [id(), whole('personId'), words('fromDay', 10), words('untilDay', 10)],
      { indexes: [['personId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('absence');
  }
}
