import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

/** 联合调解: which desk was asked, and who of it comes. */
export class CreateMediationInvitation1795460004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'mediation_invitation',
      [
        id(),
        whole('disputeId'),
        words('desk', 40),
        time('invitedAt'),
        whole('personId', nullable),
        time('acceptedAt', nullable),
        time('calledOffAt', nullable),
      ],
      { indexes: [['disputeId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('mediation_invitation');
  }
}
