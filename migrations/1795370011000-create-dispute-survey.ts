import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

export class CreateDisputeSurvey1795370011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dispute_survey',
      [
        id(),
        whole('gridId'),
        words('fromDay', 10),
        time('askedAt'),
        whole('found', nullable),
        whole('filledBy', nullable),
        time('filledAt', nullable),
      ],
      { unique: [['gridId', 'fromDay']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('dispute_survey');
  }
}
