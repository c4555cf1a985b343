import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, time, whole, words } from './schema';

export class CreateMediationSession1795370005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'mediation_session',
      [id(), whole('disputeId'), time('at'), whole('mediatorId'), words('kind', 8), longText('record')],
      { indexes: [['disputeId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mediation_session');
  }
}
