import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole } from './schema';

export class CreateMediationAppointment1795370006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'mediation_appointment',
      [
        id(),
        whole('disputeId'),
        time('at'),
        longText('place'),
        time('toldAt', nullable),
        time('remindedAt', nullable),
        time('cancelledAt', nullable),
      ],
      { indexes: [['disputeId'], ['at']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mediation_appointment');
  }
}
