import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, whole, words } from './schema';

export class CreateOutbound1795219216000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'outbound',
      [
        id(),
        words('lane', 160),
        words('kind', 24),
        whole('ticketId', nullable),
        whole('priority'),
        longText('payload', nullable),
        words('taskPrefix', 40, nullable),
        words('state', 16),
        whole('attempt'),
        time('notBefore'),
        time('leaseUntil', nullable),
        words('leaseOwner', 36, nullable),
        time('expiresAt', nullable),
        time('createdAt'),
        time('settledAt', nullable),
        longText('failure', nullable),
        words('messageId', 128, nullable),
      ],
      { indexes: [['state', 'lane'], ['state', 'notBefore'], ['ticketId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('outbound');
  }
}
