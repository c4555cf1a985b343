import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, time, whole, words } from './schema';

export class CreateDisputeRecusal1795370004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dispute_recusal',
      [id(), whole('disputeId'), whole('personId'), words('reason', 12), time('at')],
      { indexes: [['disputeId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('dispute_recusal');
  }
}
