import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, nullable, time, whole, words } from './schema';

/** 调解码: by which a party who writes to us is joined to his case, once the mediator has said that it is he. */
export class CreatePartyLink1795430004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'party_link',
      [
        id(),
        whole('disputeId'),
        whole('partyId'),
        words('codeHash', 64),
        time('expiresAt'),
        whole('personId', nullable),
        time('claimedAt', nullable),
        time('settledAt', nullable),
      ],
      { unique: [['codeHash']], indexes: [['disputeId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('party_link');
  }
}
