import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole } from './schema';

/** 分期履行: one row for each day of an agreement; what is due is sealed, the sum is counted like the agreement's own. */
export class CreateMediationInstalment1795460001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'mediation_instalment',
      [
        id(),
        whole('disputeId'),
        whole('number'),
        time('dueBy'),
        time('amountFen', nullable),
        longText('what'),
        time('doneAt', nullable),
      ],
      { unique: [['disputeId', 'number']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mediation_instalment');
  }
}
