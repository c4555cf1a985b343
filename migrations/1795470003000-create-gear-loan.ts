import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole } from './schema';

export class CreateGearLoan1795470003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'gear_loan',
      [
        id(),
        whole('gearId'),
        whole('personId'),
        time('takenAt'),
        time('returnedAt', nullable),
        longText('content', nullable),
      ],
      { indexes: [['gearId', 'returnedAt'], ['returnedAt']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('gear_loan');
  }
}
