import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole, words } from './schema';

/** Which of several wordings a person heard last, so that none comes twice running. */
export class CreateLastSaid1795330003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'last_said',
      [id(), whole('personId'), words('what', 24), whole('wording'), time('at')],
      {
        unique: [['personId']],
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('last_said');
  }
}
