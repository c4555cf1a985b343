import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, whole, words } from './schema';

/** 补问 of a street, where it asks otherwise than the shipped table. */
export class CreateDetailQuestion1795480001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'detail_question',
      [
        id(),
        whole('gridId'),
        words('category', 4),
        words('question', 60),
        longText('options'),
        longText('said'),
      ],
      { unique: [['gridId', 'category']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('detail_question');
  }
}
