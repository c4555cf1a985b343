import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, flag, id, longText, nullable, time, whole, words } from './schema';

export class CreateDisputeParty1795370002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dispute_party',
      [
        id(),
        whole('disputeId'),
        words('side', 1),
        whole('number'),
        flag('represents'),
        whole('personId', nullable),
        longText('details'),
        time('consentAt', nullable),
      ],
      { unique: [['disputeId', 'side', 'number']], indexes: [['personId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('dispute_party');
  }
}
