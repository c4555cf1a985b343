import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, longText, nullable, time, words } from './schema';

export class CreateCustomerAccount1795219220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'customer_account',
      [
        id(),
        words('openKfId', 64),
        words('pullCursor', 64, nullable),
        longText('pullToken', nullable),
        time('pullAt'),
        time('leaseUntil', nullable),
        words('leaseOwner', 36, nullable),
        time('firstPulledAt', nullable),
      ],
      { unique: [['openKfId']] },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('customer_account');
  }
}
