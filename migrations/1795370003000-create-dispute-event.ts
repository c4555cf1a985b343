import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateDisputeEvent1795370003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dispute_event',
      [
        id(),
        whole('disputeId'),
        time('at'),
        whole('actorId', nullable),
        words('step', 20),
        words('fromState', 16),
        words('toState', 16),
        longText('note', nullable),
      ],
      { indexes: [['disputeId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('dispute_event');
  }
}
