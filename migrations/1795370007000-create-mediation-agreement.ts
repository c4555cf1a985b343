import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole } from './schema';

export class CreateMediationAgreement1795370007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'mediation_agreement',
      [
        id(),
        whole('disputeId'),
        longText('content'),
        whole('copies'),
        time('signedA', nullable),
        time('signedB', nullable),
        time('signedMediator', nullable),
        time('sealedAt', nullable),
      ],
      { unique: [['disputeId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mediation_agreement');
  }
}
